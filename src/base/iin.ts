/**
 * The individual identification number (ИИН/ЖСН, 12 digits): form, birth date, check digit.
 * Source: Law "On national registers of identification numbers" of 12.01.2007, its filling rules:
 * YYMMDD, century and sex, four digits of a serial, one check digit.
 */
import { err, ok, type Result } from './result.ts'

export type Iin = string & { readonly __brand: 'Iin' }

export type IinMistake = 'iin-length' | 'iin-date' | 'iin-century' | 'iin-check-digit' | 'iin-demo'

export type IinFacts = {
  readonly iin: Iin
  readonly birthDate: Temporal.PlainDate
  readonly demonstration: boolean
}

// Seventh digit. 7 and 8 (child, 2000s) and 9 (adult, 1900s) are demonstration numbers: no real
// person has them, so a demonstration can never meet one.
const CENTURY: Readonly<Record<string, number>> = { 3: 1900, 4: 1900, 5: 2000, 6: 2000 }
const DEMO_CENTURY: Readonly<Record<string, number>> = { 7: 2000, 8: 2000, 9: 1900 }

/** Reads a typed or pasted number; spaces and dashes are accepted. */
export function parseIin(
  text: string,
  options: { readonly demonstrationAllowed: boolean },
): Result<IinFacts, IinMistake> {
  const digits = text.replace(/[\s\u00a0\-–—]/g, '')
  if (!/^\d{12}$/.test(digits)) return err('iin-length')
  const centuryDigit = digits.charAt(6)
  const demonstration = centuryDigit in DEMO_CENTURY
  const century = CENTURY[centuryDigit] ?? DEMO_CENTURY[centuryDigit]
  if (century === undefined) return err('iin-century')
  if (demonstration && !options.demonstrationAllowed) return err('iin-demo')
  const birthDate = parseDate(century, digits)
  if (birthDate === undefined) return err('iin-date')
  if (checkDigit(digits) !== Number(digits.charAt(11))) return err('iin-check-digit')
  return ok({ iin: digits as Iin, birthDate, demonstration })
}

function parseDate(century: number, digits: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      {
        year: century + Number(digits.slice(0, 2)),
        month: Number(digits.slice(2, 4)),
        day: Number(digits.slice(4, 6)),
      },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** Weighted sum of the first eleven digits; 10 asks for the second row of weights, twice 10: none. */
export function checkDigit(digits: string): number | undefined {
  for (const shift of [0, 2]) {
    let sum = 0
    for (let index = 0; index < 11; index += 1) {
      sum += Number(digits.charAt(index)) * (((index + shift) % 11) + 1)
    }
    const digit = sum % 11
    if (digit < 10) return digit
  }
  return undefined
}

/** Builds a valid number for demonstration and tests; undefined when that serial has no check digit. */
export function composeIin(
  birthDate: Temporal.PlainDate,
  centuryDigit: 3 | 4 | 5 | 6 | 7 | 8 | 9,
  serial: number,
): Iin | undefined {
  const body =
    String(birthDate.year % 100).padStart(2, '0') +
    String(birthDate.month).padStart(2, '0') +
    String(birthDate.day).padStart(2, '0') +
    String(centuryDigit) +
    String(serial).padStart(4, '0')
  const digit = checkDigit(body)
  return digit === undefined ? undefined : (`${body}${digit}` as Iin)
}
