/** Reads the two forms of a parent's sign-in. */
import { type Iin, type IinMistake, parseIin } from '../../base/iin.ts'
import { err, ok, type Result } from '../../base/result.ts'

export function readSignInIin(
  text: string,
  demonstrationAllowed: boolean,
): Result<Iin, IinMistake> {
  const parsed = parseIin(text, { demonstrationAllowed })
  return parsed.ok ? ok(parsed.value.iin) : parsed
}

/** Six digits, however they are spaced. */
export function readCode(text: string): Result<string, 'code-form'> {
  const digits = text.replace(/[\s\u00a0-]/g, '')
  return /^\d{6}$/.test(digits) ? ok(digits) : err('code-form')
}
