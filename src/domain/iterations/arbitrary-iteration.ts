/** Generated inputs of iterations, for property tests: small cities in which everything is scarce. */
import fc from 'fast-check'
import type { Candidate, IterationInput } from './iteration.ts'

const COHORTS = ['5', '4', '3', '2'] as const
const SETTLEMENTS = ['aisha', 'bauyr', 'shu'] as const
const TIERS = ['out-of-turn', 'priority', 'general'] as const
const KINDS = ['general', 'special'] as const

const candidate = fc.record({
  tier: fc.constantFrom(...TIERS),
  cohort: fc.constantFrom(...COHORTS),
  kind: fc.constantFrom(...KINDS),
  settlement: fc.constantFrom(...SETTLEMENTS),
  // Few different times, so that ties are common and the number decides.
  submittedAt: fc
    .integer({ min: 1, max: 12 })
    .map(n => (1_767_225_600_000_000n + BigInt(n)).toString()),
  batch: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null, freq: 4 }),
})

const pools = (settlements: readonly (string | null)[]) =>
  fc.tuple(
    ...settlements.flatMap(settlement =>
      COHORTS.flatMap(cohort =>
        KINDS.map(kind =>
          fc
            .option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 6 })
            .map(free => (free === undefined ? undefined : { settlement, cohort, kind, free })),
        ),
      ),
    ),
  )

export const arbitraryIteration: fc.Arbitrary<IterationInput> = fc
  .record({
    poolRule: fc.constantFrom('whole' as const, 'settlement' as const),
    ratio: fc.constantFrom({ priority: 1, general: 3 }, { priority: 2, general: 1 }),
    whole: pools([null]),
    bySettlement: pools([...SETTLEMENTS]),
    money: fc.integer({ min: 0, max: 90 }),
    costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
    candidates: fc.array(candidate, { maxLength: 40 }),
  })
  .map(city => ({
    programme: 'preschool',
    territory: 'taraz',
    heldOn: '2026-07-01',
    iterationNumber: 7,
    rulePack: {
      id: 'p',
      version: '1',
      cohortOrder: [...COHORTS],
      ratio: city.ratio,
      poolRule: city.poolRule,
    },
    pools: (city.poolRule === 'whole' ? city.whole : city.bySettlement).filter(
      pool => pool !== undefined,
    ),
    moneyTiyn: String(city.money),
    costs: COHORTS.flatMap((cohort, row) =>
      KINDS.map((kind, column) => ({
        cohort,
        kind,
        costTiyn: String(city.costs[row * 2 + column]),
      })),
    ),
    applications: city.candidates.map(
      (fields, index): Candidate => ({ id: `A${String(index).padStart(3, '0')}`, ...fields }),
    ),
    excluded: [],
  }))
