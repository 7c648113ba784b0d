/** The question for an IIN: digits in, a person with a birth date out. */
import { type IinFacts, type IinMistake, parseIin } from '../../../base/iin.ts'
import { err, ok, type Result } from '../../../base/result.ts'

/** @param otherIin of the other person of the journey: child and parent are two people */
export function readIin(
  typed: string,
  otherIin: string | undefined,
  demonstrationAllowed: boolean,
): Result<IinFacts, IinMistake | 'iin-same'> {
  const parsed = parseIin(typed, { demonstrationAllowed })
  if (!parsed.ok) return err(parsed.error)
  return parsed.value.iin === otherIin ? err('iin-same') : ok(parsed.value)
}
