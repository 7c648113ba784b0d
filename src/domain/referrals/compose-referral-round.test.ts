/** Whose turn it is, and what is open to whom: the pure part of a pass over referrals. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { territoryData } from '../../../test/setting.ts'
import { decideRound } from '../choice/decide-round.ts'
import {
  composeReferralRound,
  familiesInTurn,
  type ReferralBasis,
  rankQueue,
} from './compose-referral-round.ts'
import { needReferralPack } from './referral.ts'
import type { OpenPlace, QueueFamily } from './referral-round-queries.ts'

const found = territoryData.packs.find(one => one.id === 'kz-preschool-referral')
if (found === undefined) throw new Error('the pack')
const pack = needReferralPack(found, 'almaty')
const now = Temporal.Instant.from('2025-05-13T13:00:00Z')

function family(id: number, given: Partial<QueueFamily> = {}): QueueFamily {
  return {
    application_id: BigInt(id),
    number: `A-${String(id).padStart(3, '0')}`,
    guardian_id: BigInt(id),
    child_id: BigInt(id),
    batch_key: null,
    tier: 'general',
    cohort: 3,
    kind: 'general',
    settlement: null,
    submitted_micros: String(id),
    together: true,
    any_place: false,
    has_wishes: true,
    ...given,
  }
}

function place(id: number, given: Partial<OpenPlace> = {}): OpenPlace {
  return {
    id: BigInt(id),
    group_id: 1n,
    provider_id: 1n,
    name: '3-топ',
    bin: '100000000001',
    settlement: null,
    cohort: 3,
    kind: 'general',
    admission: 'general',
    starts_on: Temporal.PlainDate.from('2025-05-13'),
    published_at: now,
    ...given,
  }
}

const inTurn = (queue: readonly QueueFamily[], places: readonly OpenPlace[]) =>
  familiesInTurn(pack, 'priority', rankQueue(pack, queue), places).map(one => one.number)

describe('whose turn it is', () => {
  test('of each age and kind as many as there are places for them, in the order of an iteration', () => {
    const queue = [
      family(1),
      family(2),
      family(3, { tier: 'priority' }),
      family(4, { tier: 'out-of-turn' }),
      family(5, { cohort: 5 }),
      family(6, { kind: 'special' }),
    ]
    // Out of turn, then one of the first turn, then the general queue.
    expect(inTurn(queue, [place(1), place(2)])).toEqual(['A-004', 'A-003'])
    expect(inTurn(queue, [place(1), place(2), place(3)])).toEqual(['A-004', 'A-003', 'A-001'])
    expect(inTurn(queue, [place(1, { cohort: 5 }), place(2, { kind: 'special' })])).toEqual([
      'A-005',
      'A-006',
    ])
    expect(inTurn(queue, [])).toEqual([])
  })

  test('in a district each settlement has its own head of the queue', () => {
    const queue = [
      family(1, { settlement: 'asa' }),
      family(2, { settlement: 'asa' }),
      family(3, { settlement: 'merki' }),
    ]
    expect(inTurn(queue, [place(1, { settlement: 'merki' })])).toEqual(['A-003'])
  })

  test('brothers and sisters who want one kindergarten have the turn of the first of them', () => {
    const twin = { batch_key: 'b' }
    expect(inTurn([family(1, twin), family(2), family(3, twin)], [place(1)])).toEqual([
      'A-001',
      'A-003',
    ])
    const apart = { batch_key: 'b', together: false }
    expect(inTurn([family(1, apart), family(2), family(3, apart)], [place(1)])).toEqual(['A-001'])
  })

  test('is always the head of the pool: nobody in turn stands behind somebody who is not', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            tier: fc.constantFrom('out-of-turn', 'priority', 'general'),
            cohort: fc.integer({ min: 2, max: 4 }),
          }),
          { maxLength: 40 },
        ),
        fc.array(fc.integer({ min: 2, max: 4 }), { maxLength: 20 }),
        (queue, cohorts) => {
          const families = queue.map((one, index) => family(index + 1, one as Partial<QueueFamily>))
          const places = cohorts.map((cohort, index) => place(index + 1, { cohort }))
          const ranked = rankQueue(pack, families)
          const called = new Set(
            familiesInTurn(pack, 'priority', ranked, places).map(one => one.number),
          )
          for (const cohort of [2, 3, 4]) {
            const pool = ranked.filter(one => one.cohort === cohort)
            const due = Math.min(pool.length, cohorts.filter(one => one === cohort).length)
            expect(pool.map(one => called.has(one.number))).toEqual(
              pool.map((_, index) => index < due),
            )
          }
        },
      ),
    )
  })
})

describe('the published input', () => {
  const basisOf = (given: Partial<ReferralBasis>): ReferralBasis => ({
    scope: {
      territory: 'almaty',
      programme: 'preschool',
      heldOn: Temporal.PlainDate.from('2025-05-13'),
    },
    roundNumber: 1,
    pack,
    turn: 'open',
    places: [place(1)],
    families: rankQueue(pack, [family(1, { any_place: true, has_wishes: false })]),
    wishes: [],
    ...given,
  })

  test('any place at all is given in the second pass only', () => {
    const outcomes = (['priority', 'open'] as const).map(
      turn => decideRound(composeReferralRound(basisOf({ turn }))).decisions[0]?.outcome,
    )
    expect(outcomes).toEqual(['no-wishes', 'placed'])
  })

  test('in its days a place is for families of its own settlement; later for all who wish', () => {
    const families = rankQueue(pack, [family(1, { settlement: 'asa' })])
    const wishes = [
      {
        application_id: 1n,
        group_id: 1n,
        bin: '100000000001',
        name: '3-топ',
        admissions: ['general'] as const,
      },
    ]
    const places = [place(1, { settlement: 'merki' })]
    const outcomes = (['priority', 'open'] as const).map(
      turn =>
        decideRound(composeReferralRound(basisOf({ turn, families, wishes, places }))).totals
          .placed,
    )
    expect(outcomes).toEqual([0, 1])
  })

  test('the turn is the rank in the whole queue', () => {
    const ranked = rankQueue(pack, [family(1), family(2), family(3, { tier: 'out-of-turn' })])
    const input = composeReferralRound(basisOf({ families: ranked }))
    expect(input.families.map(({ id, turn }) => [id, turn])).toEqual([
      ['A-001', 2],
      ['A-002', 3],
      ['A-003', 1],
    ])
  })
})
