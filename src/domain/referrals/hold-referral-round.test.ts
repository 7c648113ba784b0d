/** Passes over referrals on a real database: whose turn it is, then everybody, and never who clicks first. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aGuardianIin, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/find-application.ts'
import { findLiveHold } from '../choice/find-holds.ts'
import { findRoundBundle } from '../choice/find-rounds.ts'
import { replayRound } from '../choice/round-bundle.ts'
import { holdDueReferralRounds } from './hold-due-referral-rounds.ts'
import { holdReferralRound } from './hold-referral-round.ts'
import { lastDayOf } from './referral-term.ts'
import {
  aGroup,
  consent,
  newestReferral,
  pass,
  QUEUE,
  waitingFamilies,
  wish,
} from './referral-town.fixture.ts'

const db = useDatabase()
/** Monday: what is published now opens on Tuesday the 13th, to all on Friday the 16th. */
const setting = aSetting('2025-05-12T09:00')
let groups: readonly bigint[] = []
let children: readonly Application[] = []

beforeAll(async () => {
  const twins = { guardianIin: aGuardianIin() }
  children = await waitingFamilies(db.app, setting, [
    {},
    twins,
    twins,
    {},
    { registeredBenefits: ['military'] },
    {},
  ])
  groups = [await aGroup(db.app, setting, 2), await aGroup(db.app, setting, 1)]
})

const child = (index: number) => children[index] as Application
const group = (index: number) => groups[index] as bigint
const due = () =>
  holdDueReferralRounds(db.app, SYSTEM, setting, fault => {
    throw fault
  })
const stateOf = async (index: number) =>
  (await findApplication(db.app, child(index).number))?.application.state

test('passes are not for a visitor, and not for a territory on vouchers', async () => {
  const hold = (territory: string, actor: typeof SYSTEM) =>
    holdReferralRound(db.app, actor, setting, { ...QUEUE, territory, turn: 'open' })
  await expect(hold('almaty', VISITOR)).rejects.toMatchObject({ name: 'SignInNeeded' })
  await expect(hold('taraz', SYSTEM)).rejects.toMatchObject({ code: 'referral/not-on-referrals' })
})

describe('before the bulletin opens', () => {
  test('nobody gets anything, and no round is held', async () => {
    for (const index of [0, 3, 5]) await wish(db.app, setting, child(index), [group(0)])
    await wish(db.app, setting, child(4), [group(1)])
    expect(await pass(db.app, setting, 'priority')).toBeUndefined()
    expect(await pass(db.app, setting, 'open')).toBeUndefined()
    setting.clock.advance({ hours: 21, minutes: 59 })
    expect(await pass(db.app, setting, 'priority')).toBeUndefined()
  })
})

describe('in the days of those whose turn it is', () => {
  test('as many from the head of the queue as there are places may get one, with their siblings', async () => {
    setting.clock.advance({ hours: 11 })
    expect(await due()).toBe(0)
    setting.clock.advance({ minutes: 1 })
    // Three places: the child out of turn, the first of the queue, the first twin; and the second with her.
    expect(await due()).toBe(1)
    expect(await Promise.all(children.map((_, index) => stateOf(index)))).toEqual([
      'offered',
      'queued',
      'queued',
      'queued',
      'offered',
      'queued',
    ])
    const decisions = await sql<{ number: string; outcome: string }>`
      select application.number, outcome from choice_decision
      join application on application.id = application_id order by round_id, sequence`.execute(
      db.app,
    )
    expect(decisions.rows).toEqual([
      { number: child(4).number, outcome: 'placed' },
      { number: child(0).number, outcome: 'placed' },
      { number: child(1).number, outcome: 'no-wishes' },
      { number: child(2).number, outcome: 'no-wishes' },
    ])
  })

  test('a referral holds its place for the days of the pack, and the family is told', async () => {
    const referral = await newestReferral(db.app, child(0))
    expect(referral).toMatchObject({ state: 'issued', turn: 'priority', proactive: false })
    expect(referral?.number).toMatch(/^R-/)
    // Tuesday is the day of the notice: Wednesday to the next Tuesday.
    expect(lastDayOf(referral?.validUntil as Temporal.Instant).toString()).toBe('2025-05-20')
    const hold = await findLiveHold(db.app, child(0).id)
    expect(hold).toMatchObject({ cause: 'referral', placeId: referral?.placeId })
    expect(hold?.until?.equals(referral?.validUntil as Temporal.Instant)).toBe(true)
    const told = await sql`select from message where template = 'referral-issued'`.execute(db.app)
    expect(told.rows).toHaveLength(2)
    const leaves = await sql<{ kind: string; count: number }>`
      select kind, count(*)::int from journal_entry
      where kind in ('referral.issued', 'place.held', 'application.offered', 'choice.round-held')
      group by 1 order by 1`.execute(db.app)
    expect(leaves.rows).toEqual([
      { kind: 'application.offered', count: 2 },
      { kind: 'choice.round-held', count: 1 },
      { kind: 'place.held', count: 2 },
      { kind: 'referral.issued', count: 2 },
    ])
  })

  test('a second pass of the same day does not come by itself', async () => {
    expect(await due()).toBe(0)
  })

  test('who is not in turn gets nothing, whatever wishes it has and however often it asks', async () => {
    await pass(db.app, setting, 'priority')
    expect(await stateOf(3)).toBe('queued')
    expect(await pass(db.app, setting, 'open')).toBeUndefined()
  })
})

describe('when the window is over', () => {
  test('the rest is for everybody, in the order of the queue', async () => {
    // The place that was left belongs to the twins until Thursday; on Friday to all.
    setting.clock.advance({ days: 2, hours: 5 })
    expect(await pass(db.app, setting, 'open')).toBeUndefined()
    setting.clock.advance({ hours: 19 })
    expect(await due()).toBe(1)
    expect(await stateOf(3)).toBe('offered')
    expect(await stateOf(5)).toBe('queued')
    expect(await newestReferral(db.app, child(3))).toMatchObject({ turn: 'open' })
  })

  test('a family that consented gets any suitable place: after those who wished for it, not before', async () => {
    await consent(db.app, setting, child(5))
    await aGroup(db.app, setting, 1)
    setting.clock.advance({ days: 4 })
    // In its days the place is for those who name it, even though this child is next but the twins.
    await pass(db.app, setting, 'priority')
    expect(await stateOf(5)).toBe('queued')
    setting.clock.advance({ days: 3 })
    await pass(db.app, setting, 'open')
    expect(await newestReferral(db.app, child(5))).toMatchObject({ proactive: true })
    const told = await sql`select from message where template = 'proactive-offer'`.execute(db.app)
    expect(told.rows).toHaveLength(1)
  })

  test('the consent and its withdrawal are leaves without anything of a person', async () => {
    await consent(db.app, setting, child(1))
    await consent(db.app, setting, child(1), false)
    const leaves = await sql<{ kind: string }>`
      select kind from journal_entry
      where kind in ('choice.consented', 'choice.consent-withdrawn') order by id desc limit 2`.execute(
      db.app,
    )
    expect(leaves.rows.map(({ kind }) => kind)).toEqual([
      'choice.consent-withdrawn',
      'choice.consented',
    ])
  })

  test('each pass is a sealed round that anybody can replay, and names nobody', async () => {
    const row = await findRoundBundle(db.app, 1n)
    expect(replayRound(row?.bundle ?? '')).toMatchObject({ ok: true, value: { same: true } })
    expect(row?.bundle).not.toContain('Сынақ')
  })
})

test('ten passes at once give no place twice', async () => {
  await wish(db.app, setting, child(1), [group(0), group(1)])
  const rival = await waitingFamilies(db.app, setting, [{}, {}])
  const last = await aGroup(db.app, setting, 1)
  for (const one of rival) await wish(db.app, setting, one, [last])
  setting.clock.advance({ days: 10 })
  await Promise.all(Array.from({ length: 10 }, () => pass(db.app, setting, 'open')))
  const doubled = await sql`
    select place_id from referral where state = 'issued' group by place_id having count(*) > 1`.execute(
    db.app,
  )
  expect(doubled.rows).toEqual([])
  expect(await newestReferral(db.app, rival[0] as Application)).toMatchObject({ state: 'issued' })
  expect(await newestReferral(db.app, rival[1] as Application)).toBeUndefined()
})
