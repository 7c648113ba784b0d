/** The business identification number (БИН/БСН, 12 digits): month of registration, kind, check digit. */
import { checkDigit } from './iin.ts'
import { err, ok, type Result } from './result.ts'

export type Bin = string & { readonly __brand: 'Bin' }

export type BinMistake = 'bin-length' | 'bin-date' | 'bin-kind' | 'bin-check-digit'

/**
 * Fifth digit: 4 resident legal person, 5 non-resident, 6 individual entrepreneur; sixth: 0 head
 * office, 1 branch, 2 representation, 3 farm. Demonstration providers use kind 9, which nobody has.
 */
export function parseBin(
  text: string,
  options: { readonly demonstrationAllowed: boolean },
): Result<Bin, BinMistake> {
  const digits = text.replace(/[\s\u00a0\-–—]/g, '')
  if (!/^\d{12}$/.test(digits)) return err('bin-length')
  const month = Number(digits.slice(2, 4))
  if (month < 1 || month > 12) return err('bin-date')
  const kind = digits.charAt(4)
  const known = '456'.includes(kind) || (kind === '9' && options.demonstrationAllowed)
  if (!known) return err('bin-kind')
  if (checkDigit(digits) !== Number(digits.charAt(11))) return err('bin-check-digit')
  return ok(digits as Bin)
}

/** A demonstration number (kind 9); undefined when that serial has no check digit. */
export function composeDemonstrationBin(serial: number): Bin | undefined {
  const body = `240190${String(serial).padStart(5, '0')}`
  const digit = checkDigit(body)
  return digit === undefined ? undefined : (`${body}${digit}` as Bin)
}
