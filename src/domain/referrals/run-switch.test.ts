/** From referrals to vouchers: nobody is lost, nobody is overtaken, and each can read what changed and why. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBudget, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting, territoryData } from '../../../test/setting.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findApplication, findEvents } from '../applications/find-application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { findPosition } from '../queue/find-position.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import { adoptData } from '../territories/adopt-data.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { declineReferral } from './decline-referral.ts'
import { findSwitch } from './find-switch.ts'
import { previewSwitch } from './preview-switch.ts'
import {
  aGroup,
  newestReferral,
  pass,
  QUEUE,
  waitingFamilies,
  wish,
} from './referral-town.fixture.ts'
import { runDueSwitches } from './run-due-switches.ts'
import { runSwitch, textOfPositions } from './run-switch.ts'

const db = useDatabase()
const setting = aSetting('2025-06-10T09:00')
const HEAD: Actor = { kind: 'staff', staffId: 1n, role: 'head', territory: 'almaty' }
let children: readonly Application[] = []

/** The new pack does not count large families among those of the first turn: by it, some change their category. */
function changedPack(pack: RulePack): RulePack {
  if (pack.id !== 'kz-preschool-voucher-2025') return pack
  const { values } = pack
  const tiers = values['queue.tiers'].value.map(one => ({
    ...one,
    benefits: one.benefits.filter(benefit => benefit !== 'large-family'),
  }))
  return {
    ...pack,
    version: 'test',
    values: { ...values, 'queue.tiers': { ...values['queue.tiers'], value: tiers } },
  } as RulePack
}

beforeAll(async () => {
  await inTransaction(db.app, tx =>
    adoptData(tx, SYSTEM, setting, {
      ...territoryData,
      packs: territoryData.packs.map(changedPack),
    }),
  )
  const large = { registeredBenefits: ['large-family'] } as const
  const orphan = { registeredBenefits: ['orphan'] } as const
  children = await waitingFamilies(db.app, setting, [{}, large, {}, orphan, {}, large, {}])
  // The first child has a referral that is valid beyond the day.
  await wish(db.app, setting, child(0), [await aGroup(db.app, setting, 1)])
  setting.clock.advance({ days: 17 })
  await pass(db.app, setting, 'open')
  await renewMilestones(db.app)
})

const child = (index: number) => children[index] as Application
const now = async (index: number) =>
  (await findApplication(db.app, child(index).number))?.application
const numberOf = async (index: number) =>
  (await findPosition(db.app, child(index).number, setting.clock.today()))?.queueNumber
const due = () =>
  runDueSwitches(db.app, SYSTEM, setting, fault => {
    throw fault
  })

test('the department sees before the day who would stand where', async () => {
  const preview = await previewSwitch(db.app, HEAD, QUEUE)
  expect(preview).toMatchObject({
    applications: 7,
    recategorised: 2,
    worse: 3,
    liveReferrals: 1,
  })
  expect(preview.day.startsOn.toString()).toBe('2025-07-01')
  expect(preview.categories).toEqual([
    { cohort: 3, tier: 'out-of-turn', before: 0, after: 0 },
    { cohort: 3, tier: 'priority', before: 3, after: 1 },
    { cohort: 3, tier: 'general', before: 3, after: 5 },
  ])
  const ofAnotherCity: Actor = { ...HEAD, territory: 'taraz' } as Actor
  await expect(previewSwitch(db.app, ofAnotherCity, QUEUE)).rejects.toMatchObject({
    name: 'NotAllowed',
  })
})

test('not before its day, and not by itself', async () => {
  expect(await due()).toBe(0)
  const early = inTransaction(db.app, tx => runSwitch(tx, HEAD, setting, QUEUE))
  await expect(early).rejects.toMatchObject({ code: 'referral/no-switch' })
})

describe('on the day', () => {
  const before: (number | null | undefined)[] = []

  beforeAll(async () => {
    for (const index of children.keys()) before.push(await numberOf(index))
    setting.clock.advance({ days: 4 })
  })

  test('the queue goes over once, whoever starts it and however often', async () => {
    expect(await Promise.all([due(), due(), due()])).toEqual(expect.arrayContaining([1]))
    expect(await due()).toBe(0)
    expect(await inTransaction(db.app, tx => runSwitch(tx, HEAD, setting, QUEUE))).toBeUndefined()
    const rows = await sql`select from referral_switch`.execute(db.app)
    expect(rows.rows).toHaveLength(1)
  })

  test('no application is lost: number, time and claims are those it had', async () => {
    for (const [index, one] of children.entries()) {
      const after = await now(index)
      expect(after).toMatchObject({
        number: one.number,
        submittedAt: one.submittedAt,
        cohort: one.cohort,
        state: index === 0 ? 'offered' : 'queued',
      })
    }
  })

  test('the order inside every category is as before', async () => {
    const categories = new Map<string, bigint[]>()
    const numbers = await Promise.all(children.map((_, index) => numberOf(index)))
    const order = [...children.keys()].filter(index => numbers[index] !== null)
    order.sort((a, b) => Number(numbers[a]) - Number(numbers[b]))
    for (const index of order) {
      const { tier, cohort } = (await now(index)) as Application
      const category = categories.get(`${tier}/${cohort}`) ?? []
      categories.set(`${tier}/${cohort}`, [...category, child(index).submittedAt.epochNanoseconds])
    }
    expect([...categories.keys()].sort()).toEqual(['general/3', 'priority/3'])
    for (const times of categories.values()) {
      expect(times).toEqual([...times].sort((a, b) => (a < b ? -1 : 1)))
    }
  })

  test('the report says of each what changed and why; its hash is in the journal', async () => {
    const report = await findSwitch(db.app, HEAD, QUEUE)
    expect(report).toMatchObject({ recategorised: 2, worse: 3, liveReferrals: 1 })
    const of = (index: number) => report?.positions.find(one => one.number === child(index).number)
    expect(of(0)).toMatchObject({ state: 'offered', numberBefore: null, reason: 'unchanged' })
    expect(of(1)).toMatchObject({
      tierBefore: 'priority',
      tierAfter: 'general',
      numberBefore: 1,
      numberAfter: 1,
      reason: 'category-changed',
    })
    expect(of(2)).toMatchObject({ numberBefore: 1, numberAfter: 2, reason: 'others-joined' })
    expect(of(3)).toMatchObject({ numberBefore: 2, numberAfter: 1, reason: 'others-left' })
    for (const index of children.keys()) {
      expect(of(index)?.numberBefore).toBe(before[index])
      expect(of(index)?.numberAfter).toBe(await numberOf(index))
    }
    expect(sha256Hex(textOfPositions(report?.positions ?? []))).toBe(report?.positionsSha256)
    const leaf = await sql<{ leaf: string }>`
      select leaf from journal_entry where kind = 'regime.switched'`.execute(db.app)
    expect(leaf.rows[0]?.leaf).toContain(report?.positionsSha256)
  })

  test('each record tells it; only families for whom something got worse or changed get an SMS', async () => {
    for (const one of children) {
      const events = await findEvents(db.app, one.id)
      expect(events.filter(({ kind }) => kind === 'regime-switched')).toHaveLength(1)
    }
    const told = await sql<{ application_id: bigint }>`
      select application_id from message where template = 'regime-switched' order by 1`.execute(
      db.app,
    )
    expect(told.rows.map(row => row.application_id)).toEqual(
      [1, 2, 4, 5, 6].map(index => child(index).id),
    )
  })

  test('a referral stays valid to the end of its term, by the rules of its day', async () => {
    expect(await newestReferral(db.app, child(0))).toMatchObject({ state: 'issued' })
    await inTransaction(db.app, tx =>
      declineReferral(tx, guardianOf(child(0)), setting, child(0).number),
    )
    expect(await now(0)).toMatchObject({ state: 'queued', submittedAt: child(0).submittedAt })
  })

  test('passes over referrals end, iterations begin', async () => {
    await expect(pass(db.app, setting, 'open')).rejects.toMatchObject({
      code: 'referral/not-on-referrals',
    })
    await aBudget(db.app, setting, { territory: 'almaty', tenge: 90_000_000 })
    const report = await holdIteration(db.app, SYSTEM, setting, QUEUE)
    expect(report).toMatchObject({ number: 1, offered: 1 })
  })
})
