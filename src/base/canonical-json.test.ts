/** Canonical JSON equals another implementation of RFC 8785, and refuses what two programs could write differently. */
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBytes } from './byte-order.ts'
import { type CanonicalValue, canonicalJson } from './canonical-json.ts'

const value: fc.Arbitrary<CanonicalValue> = fc.letrec<{ value: CanonicalValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
  ),
})).value

describe('canonical JSON', () => {
  test('is what another implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(value, one => {
        expect(canonicalJson(one)).toBe(canonicalize(one))
      }),
    )
  })

  test('orders members as the example of RFC 8785 3.2.3 does', () => {
    const members = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\u0080': 'Control',
      '1': 'One',
      ö: 'o',
      '\ufb33': 'Hebrew',
      '😀': 'Emoji',
    }
    const keys = Object.keys(JSON.parse(canonicalJson(members)))
    // Integer-like keys come first in any parsed object; the text itself is the witness.
    expect(keys).toHaveLength(7)
    const order = ['\\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33'].map(key =>
      canonicalJson(members).indexOf(`"${key}":`),
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('refuses fractions, unsafe integers, lone surrogates and undefined', () => {
    for (const bad of [
      0.5,
      2 ** 53,
      Number.NaN,
      Infinity,
      '\ud800',
      { a: undefined },
      [undefined],
    ]) {
      expect(() => canonicalJson(bad as CanonicalValue)).toThrow()
    }
    expect(canonicalJson(-0)).toBe('0')
  })
})

test('byte order is the order of UTF-8', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8')
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(bytes(a), bytes(b)))
    }),
  )
})
