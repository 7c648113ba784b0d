/** A round over a real database: places in the order of turns, siblings together, nothing doubled. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aGuardianIin, guardianOf, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { explainRound } from './explain-round.ts'
import { findLiveHold } from './find-holds.ts'
import { findRoundBundle, findRoundsOfApplication } from './find-rounds.ts'
import { holdDueRounds } from './hold-due-rounds.ts'
import { holdRound } from './hold-round.ts'
import type { RoundBundle } from './round.ts'
import { replayRound } from './round-bundle.ts'
import { setPreferences } from './set-preferences.ts'
import { setWishes } from './set-wishes.ts'
import { confirmedFamilies, QUEUE, someGroups, wish } from './town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
let groups: readonly bigint[] = []
let children: readonly Application[] = []

/** Two kindergartens: two places in the first, three in the second, and one with places enough for the money. */
beforeAll(async () => {
  groups = await someGroups(db.app, setting, [2, 3, 9])
  const twins = aGuardianIin()
  const family = { guardianIin: twins, settlement: 'taraz' }
  children = await confirmedFamilies(db.app, setting, [{}, family, family, {}, {}, {}])
})

const child = (index: number) => children[index] as Application
const group = (index: number) => groups[index] as bigint
const stateOf = async (index: number) =>
  (await findVoucherOfApplication(db.app, child(index).id))?.state

async function counts() {
  const result = await sql<Record<string, number>>`
    select (select count(*)::int from place_hold where state = 'held') as holds,
           (select count(*)::int from place where state = 'held') as places,
           (select count(*)::int from waiting_entry) as entries,
           (select count(*)::int from message where template in ('place-held', 'places-held')) as told,
           (select count(*)::int from message where template = 'round-without-place') as without,
           (select count(*)::int from journal_entry where kind = 'place.held') as leaves`.execute(
    db.app,
  )
  return result.rows[0]
}

describe('wishes', () => {
  test('are named by the own family only, for groups that suit the child, and not too many', async () => {
    const ofAnother = inTransaction(db.app, tx =>
      setWishes(tx, guardianOf(child(3)), setting, { number: child(0).number, wishes: [] }),
    )
    await expect(ofAnother).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(wish(db.app, setting, child(0), [99_999n])).rejects.toMatchObject({
      code: 'choice/group-not-suitable',
    })
    await expect(wish(db.app, setting, child(0), [group(0), group(0)])).rejects.toMatchObject({
      code: 'choice/group-not-suitable',
    })
    const many = Array.from({ length: 11 }, () => group(0))
    await expect(wish(db.app, setting, child(0), many)).rejects.toMatchObject({
      code: 'choice/too-many-wishes',
    })
  })

  test('named again change nothing: one leaf', async () => {
    await wish(db.app, setting, child(0), [group(0), group(1)])
    await wish(db.app, setting, child(0), [group(0), group(1)])
    const leaves = await sql`select from journal_entry where kind = 'choice.wished'`.execute(db.app)
    expect(leaves.rows).toHaveLength(1)
  })

  test('any place at all needs a consent', async () => {
    const set = (consent: boolean) =>
      inTransaction(db.app, tx =>
        setPreferences(tx, guardianOf(child(5)), setting, {
          number: child(5).number,
          together: true,
          anyPlace: true,
          consent,
        }),
      )
    await expect(set(false)).rejects.toMatchObject({ code: 'choice/no-consent' })
    await set(true)
  })
})

describe('a round', () => {
  test('is not for a visitor, and gives nothing where nobody wishes', async () => {
    await expect(holdRound(db.app, VISITOR, setting, QUEUE)).rejects.toThrow('')
  })

  test('gives each its best wish in the order of turns, twins together; a repeat returns the first answer', async () => {
    // One place of the first group is left after the first child: not enough for the twins, who go on.
    for (const index of [1, 2]) await wish(db.app, setting, child(index), [group(0), group(1)])
    await wish(db.app, setting, child(3), [group(0)])
    await wish(db.app, setting, child(4), [group(0)])
    const request = { ...QUEUE, requestId: 'round-request-1' }
    const report = await holdRound(db.app, SYSTEM, setting, request)
    expect(report).toMatchObject({ number: 1, placed: 5, without: { 'all-full': 1 } })
    expect(await holdRound(db.app, SYSTEM, setting, request)).toEqual(report)
    const placed = await Promise.all(children.map(one => findLiveHold(db.app, one.id)))
    expect(placed.map(hold => hold?.groupId)).toEqual([
      group(0),
      group(1),
      group(1),
      group(0),
      undefined,
      group(2),
    ])
    expect(await Promise.all([0, 1, 4].map(stateOf))).toEqual([
      'place-held',
      'place-held',
      'confirmed',
    ])
    // The twins are one family: told once. Three wishes were better than what was got, and full or not enough.
    expect(await counts()).toMatchObject({ holds: 5, places: 5, told: 4, without: 1, leaves: 5 })
  })

  test('lets who got nothing wait where it wished, and does not give the list away', async () => {
    const waiting = await sql<{ number: string }>`
      select application.number from waiting_entry join application on application.id = application_id`.execute(
      db.app,
    )
    expect(waiting.rows).toEqual([{ number: child(4).number }])
  })

  test('publishes a bundle that replays and names nobody, and explains it in words data', async () => {
    const row = await findRoundBundle(db.app, 1n)
    expect(replayRound(row?.bundle ?? '')).toMatchObject({
      ok: true,
      value: { same: true, placed: 5 },
    })
    expect(row?.bundle).not.toContain('Сынақ')
    const bundle = JSON.parse(row?.bundle ?? '') as RoundBundle
    const explanation = explainRound(bundle, child(4).number)
    expect(explanation).toMatchObject({
      turn: 5,
      decision: { outcome: 'all-full' },
      wishes: [{ rank: 1, result: 'full', lastTaken: { turn: 4, id: child(3).number } }],
    })
    const twins = explainRound(bundle, child(1).number)
    expect(twins?.wishes.map(({ result }) => result)).toEqual(['siblings', 'got'])
    const touched = JSON.stringify({ ...bundle, input: { ...bundle.input, roundNumber: 9 } })
    expect(replayRound(touched)).toMatchObject({ ok: true, value: { same: false } })
    expect(await findRoundsOfApplication(db.app, child(4).id)).toMatchObject([
      { round_number: 1, outcome: 'all-full' },
    ])
  })

  test('writes nothing a second time: who has a place takes no part, the others wait already', async () => {
    const before = await counts()
    expect(await holdRound(db.app, SYSTEM, setting, QUEUE)).toMatchObject({ number: 2, placed: 0 })
    expect(await counts()).toEqual(before)
  })

  test('comes by itself at the hour of the pack, once a day, where somebody may get a place', async () => {
    const due = () => holdDueRounds(db.app, SYSTEM, setting)
    await wish(db.app, setting, child(4), [group(0), group(1)])
    expect(await due()).toBe(0)
    setting.clock.advance({ hours: 9 })
    expect(await due()).toBe(1)
    expect((await findLiveHold(db.app, child(4).id))?.groupId).toBe(group(1))
    expect(await due()).toBe(0)
  })

  test('held ten times at once gives no place twice', async () => {
    const reports = await Promise.all(
      Array.from({ length: 10 }, () => holdRound(db.app, SYSTEM, setting, QUEUE)),
    )
    expect(new Set(reports.map(({ number }) => number)).size).toBe(10)
    expect(await counts()).toMatchObject({ holds: 6, places: 6 })
  })
})
