/** The order is the one that the language's own stable sort gives. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderByNumber } from './order-by-number.ts'

test('indexes come in the order of their keys, equal keys in the order given', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 200 }), numbers => {
      const keys = Float64Array.from(numbers)
      const indexes = [...numbers.keys()].reverse()
      const expected = [...indexes].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
      expect([...orderByNumber(indexes, keys)]).toEqual(expected)
    }),
  )
})
