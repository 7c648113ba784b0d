/** Generated inputs of rounds, for property tests: small towns in which every place is wanted by several. */
import fc from 'fast-check'
import { ADMISSIONS } from '../places/place.ts'
import { providerOf, type RoundFamily, type RoundInput, type RoundPlaces } from './round.ts'

const GROUPS = ['100/1', '100/2', '200/3', '200/4', '300/5'] as const
const COHORTS = ['3', '4'] as const
const KINDS = ['general', 'general', 'general', 'special'] as const

const places = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...COHORTS), fc.constantFrom(...KINDS)), {
      minLength: GROUPS.length,
      maxLength: GROUPS.length,
    }),
    fc.uniqueArray(
      fc.record({
        group: fc.constantFrom(...GROUPS),
        admission: fc.constantFrom('general' as const, ...ADMISSIONS),
        startsOn: fc.constantFrom('2026-09-01', '2026-10-01'),
        free: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 9, selector: row => `${row.group} ${row.admission} ${row.startsOn}` },
    ),
  )
  .map(([abouts, rows]): RoundPlaces[] =>
    rows.map(row => {
      const [cohort = '3', kind = 'general'] = abouts[GROUPS.indexOf(row.group)] ?? []
      return { ...row, provider: providerOf(row.group), settlement: null, cohort, kind }
    }),
  )

const wishes = fc.uniqueArray(
  fc.record({
    group: fc.constantFrom(...GROUPS),
    admissions: fc.uniqueArray(fc.constantFrom(...ADMISSIONS), { minLength: 1 }),
  }),
  { maxLength: 5, selector: wish => wish.group },
)

const family = fc.record({
  cohort: fc.constantFrom('3' as const, ...COHORTS),
  kind: fc.constantFrom(...KINDS),
  batch: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null, freq: 2 }),
  anyPlace: fc.boolean(),
  wishes,
})

export const arbitraryRound: fc.Arbitrary<RoundInput> = fc
  .record({ places, families: fc.array(family, { maxLength: 9 }), shift: fc.nat({ max: 8 }) })
  .map(town => ({
    programme: 'preschool',
    territory: 'taraz',
    regime: 'voucher',
    heldOn: '2026-07-01',
    roundNumber: 1,
    rulePack: { id: 'p', version: '1' },
    places: town.places,
    families: town.families.map(
      (one, index): RoundFamily => ({
        ...one,
        id: `A${index}`,
        // Not the order of ids.
        turn: 1 + ((index + town.shift) % town.families.length),
        settlement: null,
      }),
    ),
  }))
