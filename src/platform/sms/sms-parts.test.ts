/** Part counting against the published limits of GSM 03.38 and UCS-2. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculateSmsParts } from './sms-parts.ts'

const count = (text: string) => {
  const { encoding, length, parts } = calculateSmsParts(text)
  return [encoding, length, parts.length]
}

test('160 characters of the GSM alphabet fit one part and 161 take two', () => {
  expect(count('a'.repeat(160))).toEqual(['gsm-7', 160, 1])
  expect(count('a'.repeat(161))).toEqual(['gsm-7', 161, 2])
})

test('joined GSM parts hold 153 characters each', () => {
  expect(count('a'.repeat(306))).toEqual(['gsm-7', 306, 2])
  expect(count('a'.repeat(307))).toEqual(['gsm-7', 307, 3])
  expect(count('a'.repeat(459))).toEqual(['gsm-7', 459, 3])
})

test('70 characters of UCS-2 fit one part, and joined parts hold 67', () => {
  expect(count('ә'.repeat(70))).toEqual(['ucs-2', 70, 1])
  expect(count('ә'.repeat(71))).toEqual(['ucs-2', 71, 2])
  expect(count('ә'.repeat(134))).toEqual(['ucs-2', 134, 2])
  expect(count('ә'.repeat(135))).toEqual(['ucs-2', 135, 3])
})

test('each of the letters that only Kazakh has makes the text UCS-2', () => {
  for (const letter of 'әғқңөұүһіӘҒҚҢӨҰҮҺІ') expect(count(`Kezek ${letter}`)[0]).toBe('ucs-2')
})

test('brackets, braces, tilde, bar, backslash, caret and the euro sign count twice', () => {
  expect(count('[]{}~|\\^€')).toEqual(['gsm-7', 18, 1])
  expect(count(`${'a'.repeat(159)}€`)).toEqual(['gsm-7', 161, 2])
})

test('the Latin letters of the GSM table stay seven-bit and others do not', () => {
  expect(count('Ñandú à la Ö')[0]).toBe('ucs-2')
  expect(count('Ñandù à la Ö')[0]).toBe('gsm-7')
})

test('an emoji counts two and is never torn between parts', () => {
  expect(count('😀'.repeat(35))).toEqual(['ucs-2', 70, 1])
  const { parts } = calculateSmsParts(`${'ә'.repeat(66)}😀${'ә'.repeat(10)}`)
  expect(parts).toEqual(['ә'.repeat(66), `😀${'ә'.repeat(10)}`])
  const escaped = calculateSmsParts(`${'a'.repeat(152)}€${'a'.repeat(10)}`)
  expect(escaped.parts[0]).toBe('a'.repeat(152))
})

test('an empty text is one empty part', () => {
  expect(calculateSmsParts('')).toEqual({ encoding: 'gsm-7', length: 0, parts: [''] })
})

test('whatever the text, its parts join to it and none is longer than its limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => {
      const { encoding, parts } = calculateSmsParts(text)
      const limit =
        parts.length === 1 ? { 'gsm-7': 160, 'ucs-2': 70 } : { 'gsm-7': 153, 'ucs-2': 67 }
      expect(parts.join('')).toBe(text)
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit[encoding])
    }),
  )
})
