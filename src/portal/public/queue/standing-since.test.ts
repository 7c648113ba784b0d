/** Since when a number is told: the change of regime begins anew only where it changed the category. */
import { expect, test } from 'vitest'
import { standingSince } from './public-history.ts'

const at = (day: string) => Temporal.Instant.from(`2025-${day}T00:00:00Z`)
const submitted = { at: at('01-01'), kind: 'submitted', facts: {} }
const switched = (before: string, after: string) => ({
  at: at('07-01'),
  kind: 'regime-switched',
  facts: { before, after },
})

test.each([
  ['general/3', 'general/3', '01-01'],
  ['priority/3', 'general/3', '07-01'],
])('%s -> %s: since %s', (before, after, day) => {
  expect(standingSince([submitted, switched(before, after)])?.equals(at(day))).toBe(true)
})
