/** Identification numbers: form, date, century, check digit; demonstration numbers only where allowed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeDemonstrationBin, parseBin } from './bin.ts'
import { checkDigit, composeIin, parseIin } from './iin.ts'

const real = { demonstrationAllowed: false }
const demo = { demonstrationAllowed: true }

/** The rule once more as the instruction words it, without sharing a line with the code. */
function officialCheckDigit(body: string): number | undefined {
  const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]
  const remainder = (weights: number[]) =>
    [...body].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11
  const once = remainder(first)
  if (once < 10) return once
  const twice = remainder(second)
  return twice < 10 ? twice : undefined
}

describe('an IIN', () => {
  test('has the check digit of the instruction, whatever its eleven digits', () => {
    const elevenDigits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 })
      .map(d => d.join(''))
    fc.assert(
      fc.property(elevenDigits, body => {
        expect(checkDigit(body)).toBe(officialCheckDigit(body))
      }),
    )
  })

  test('is read with spaces or dashes, and gives the birth date', () => {
    const iin = composeIin(Temporal.PlainDate.from('2022-02-28'), 7, 123)
    if (iin === undefined) throw new Error('this serial has a check digit')
    const spaced = `${iin.slice(0, 6)} ${iin.slice(6, 9)}-${iin.slice(9)} `
    const parsed = parseIin(spaced, demo)
    expect(parsed).toMatchObject({ ok: true, value: { iin, demonstration: true } })
    expect(parsed.ok && parsed.value.birthDate.toString()).toBe('2022-02-28')
  })

  test('says what is wrong with it', () => {
    const mistake = (text: string, options = demo) => {
      const parsed = parseIin(text, options)
      return parsed.ok ? undefined : parsed.error
    }
    expect(mistake('123')).toBe('iin-length')
    expect(mistake('22023170123x')).toBe('iin-length')
    expect(mistake('220231700005')).toBe('iin-date')
    expect(mistake('220228000005')).toBe('iin-century')
    const good = composeIin(Temporal.PlainDate.from('2022-02-28'), 7, 5) ?? ''
    expect(mistake(good, real)).toBe('iin-demo')
    const wrong = good.slice(0, 11) + String((Number(good.at(-1)) + 1) % 10)
    expect(mistake(wrong)).toBe('iin-check-digit')
  })

  test('with one digit typed wrong is never taken for the same person', () => {
    const good = composeIin(Temporal.PlainDate.from('1990-05-05'), 9, 42) ?? ''
    for (let place = 0; place < 12; place += 1) {
      for (let step = 1; step < 10; step += 1) {
        const digit = (Number(good[place]) + step) % 10
        const typo = good.slice(0, place) + digit + good.slice(place + 1)
        const parsed = parseIin(typo, demo)
        expect(parsed.ok && parsed.value.iin).not.toBe(good)
      }
    }
  })
})

test('a BIN is read by the same check digit; demonstration numbers only where allowed', () => {
  const bin = composeDemonstrationBin(1) ?? ''
  expect(parseBin(bin, demo)).toMatchObject({ ok: true })
  expect(parseBin(bin, real)).toMatchObject({ ok: false, error: 'bin-kind' })
  expect(parseBin('990040000014', real).ok).toBe(officialCheckDigit('99004000001') === 4)
  expect(parseBin('991340000014', real)).toMatchObject({ ok: false, error: 'bin-date' })
})
