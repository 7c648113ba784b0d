/** Amounts as people type them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTenge, tengeText } from './money.ts'

test('an amount is read with spaces, comma or point, exactly', () => {
  expect(parseTenge('125 000 000')).toBe(12_500_000_000n)
  expect(parseTenge('68\u00a0000,5')).toBe(6_800_050n)
  expect(parseTenge('0.01')).toBe(1n)
  for (const bad of ['', '-1', '1,234', '1.2.3', 'abc', '1e9', '٣'])
    expect(parseTenge(bad)).toBeUndefined()
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), amount => {
      expect(parseTenge(tengeText(amount))).toBe(amount)
    }),
  )
  expect(tengeText(-5n)).toBe('-0.05')
})
