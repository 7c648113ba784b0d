/** Why something in an application's record happened, in words: for the family's timeline and for the office's. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'

/** Words that somebody wrote are told as they are; a code of ours only where it has words. */
export function eventReason(
  language: Language,
  kind: string,
  reason: string | undefined,
): string | undefined {
  if (reason === undefined || reason === '') return undefined
  const { cabinet, swaps } = texts(language)
  const codes: Readonly<Record<string, string>> =
    kind === 'swap-off' ? swaps.reasons : cabinet.reasons
  const words = /^[a-z-]+$/.test(reason) ? codes[reason] : reason
  return words === undefined ? undefined : cabinet.reason(words)
}
