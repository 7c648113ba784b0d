/** Queue numbers are exact whatever happened since they were last counted, and "ahead" is the iteration's order. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { withdrawApplication } from '../applications/withdraw-application.ts'
import { orderCandidates } from '../iterations/candidate-order.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Tier } from '../territories/queue-rules.ts'
import { findLengths, findPosition } from './find-position.ts'
import { countAhead } from './queue.ts'
import { refreshCohorts } from './refresh-cohorts.ts'
import { recountQueues, renewMilestones } from './renew-milestones.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const OFFICER = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' } as const

/** Numbers by counting, the slow and certain way. */
async function countedNumbers(): Promise<Map<string, number>> {
  const result = await sql<{ number: string; rank: number }>`
    select number, row_number() over (partition by territory_code, programme, cohort, tier
      order by submitted_at, number collate "C")::integer as rank
    from application where state = 'queued'`.execute(db.app)
  return new Map(result.rows.map(row => [row.number, row.rank]))
}

async function expectExactNumbers(): Promise<void> {
  const counted = await countedNumbers()
  for (const [number, rank] of counted) {
    const position = await findPosition(db.app, number, setting.clock.today())
    expect(position?.queueNumber).toBe(rank)
  }
  const lengths = await findLengths(db.app, 'taraz', 'preschool')
  expect(lengths.reduce((sum, category) => sum + category.length, 0)).toBe(counted.size)
  expect((await checkInvariants(db.app)).flatMap(report => report.violations)).toEqual([])
}

describe('a queue number', () => {
  test('is exact after joining, leaving, and milestones made at any moment between', async () => {
    const numbers: string[] = []
    for (let index = 0; index < 150; index += 1) {
      setting.clock.advance({ seconds: 1 })
      const benefits = index % 5 === 0 ? (['large-family'] as const) : []
      numbers.push((await submit(db.app, setting, { registeredBenefits: [...benefits] })).number)
    }
    await expectExactNumbers()
    await renewMilestones(db.app, 0)
    await expectExactNumbers()
    for (const number of numbers.filter((_, index) => index % 7 === 0)) {
      await inTransaction(db.app, tx => withdrawApplication(tx, OFFICER, setting, number))
    }
    await expectExactNumbers()
    for (let index = 0; index < 10; index += 1) await submit(db.app, setting)
    await expectExactNumbers()
    await renewMilestones(db.app, 0)
    await expectExactNumbers()
  })

  test('is exact while milestones are made and families leave at the same time', async () => {
    const queued = [...(await countedNumbers()).keys()]
    const leaving = queued.filter((_, index) => index % 3 === 0)
    await Promise.all([
      ...leaving.map(number =>
        inTransaction(db.app, tx => withdrawApplication(tx, OFFICER, setting, number)),
      ),
      renewMilestones(db.app, 0),
    ])
    await expectExactNumbers()
  })

  test('is exact after a restore into another cluster, whose transaction ids begin anew', async () => {
    await recountQueues(db.owner)
    await expectExactNumbers()
  })

  test('of a family that left is none', async () => {
    const { number } = await submit(db.app, setting)
    await inTransaction(db.app, tx => withdrawApplication(tx, OFFICER, setting, number))
    const position = await findPosition(db.app, number, setting.clock.today())
    expect(position).toMatchObject({ state: 'archived', queueNumber: null, ahead: null })
    expect(await findPosition(db.app, '222-222-222', setting.clock.today())).toBeUndefined()
  })

  test('does not move without an application moving: the trigger writes every movement', async () => {
    const before = await sql<{ n: bigint }>`select count(*) as n from queue_movement`.execute(
      db.app,
    )
    await sql`update application set changed_at = now()`.execute(db.owner)
    const after = await sql<{ n: bigint }>`select count(*) as n from queue_movement`.execute(db.app)
    expect(after.rows).toEqual(before.rows)
    expect(SYSTEM.kind).toBe('system')
  })
})

test('"before you" counts exactly those whom an iteration takes before', () => {
  const tier = fc.constantFrom<Tier>('out-of-turn', 'priority', 'general')
  const ratios = fc.record({
    priority: fc.integer({ min: 1, max: 3 }),
    general: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(fc.array(tier, { minLength: 1, maxLength: 40 }), ratios, (tiers, ratio) => {
      const candidates = tiers.map((one, index) => ({
        id: `A${index}`,
        tier: one,
        cohort: '3',
        kind: 'general' as const,
        settlement: 's',
        submittedAt: String(1000 + index),
        batch: null,
      }))
      const order = [...orderCandidates(candidates, { cohortOrder: ['3'], ratio })]
      const lengths = { 'out-of-turn': 0, priority: 0, general: 0 }
      for (const one of tiers) lengths[one] += 1
      for (const [index, candidate] of candidates.entries()) {
        const before = order.slice(0, order.indexOf(index)).map(other => candidates[other]?.tier)
        const count = (name: Tier) => before.filter(other => other === name).length
        const queueNumber = candidates
          .slice(0, index + 1)
          .filter(c => c.tier === candidate.tier).length
        expect(countAhead(candidate.tier, queueNumber, lengths, ratio)).toEqual({
          outOfTurn: count('out-of-turn'),
          priority: count('priority'),
          general: count('general'),
        })
      }
    }),
  )
})

test('a new application in a new year stands with those of its age until the queue is refreshed', async () => {
  const inNewYear = aSetting('2027-01-08T10:00')
  const before = await submit(db.app, setting, { childBorn: '2023-03-01' })
  await inTransaction(db.app, tx => lockHead(tx, 'taraz', 'preschool', 2026))
  const after = await submit(db.app, inNewYear, { childBorn: '2023-04-01' })
  expect([before.cohort, after.cohort]).toEqual([3, 3])
  const report = await inTransaction(db.app, tx =>
    refreshCohorts(tx, SYSTEM, inNewYear, {
      territory: 'taraz',
      programme: 'preschool',
      year: 2027,
    }),
  )
  expect(report.moved).toBeGreaterThan(1)
  for (const { number } of [before, after]) {
    expect((await findPosition(db.app, number, inNewYear.clock.today()))?.cohort).toBe(4)
  }
  await expectExactNumbers()
  const again = await inTransaction(db.app, tx =>
    refreshCohorts(tx, SYSTEM, inNewYear, {
      territory: 'taraz',
      programme: 'preschool',
      year: 2027,
    }),
  )
  expect(again).toEqual({ moved: 0, agedOut: 0 })
})
