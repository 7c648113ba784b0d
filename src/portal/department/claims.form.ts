/** The decision on a claim as posted. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

type ClaimAnswer =
  | {
      readonly ok: true
      readonly outcome: 'confirmed' | 'rejected'
      readonly reason: string | null
    }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

const MOST_LETTERS = 500

export function readDecision(value: (name: string) => string, language: Language): ClaimAnswer {
  const t = texts(language).department.claims
  const outcome = value('outcome')
  const reason = value('reason').slice(0, MOST_LETTERS)
  if (outcome !== 'confirmed' && outcome !== 'rejected')
    return { ok: false, errors: { outcome: t.choose } }
  if (outcome === 'rejected' && reason === '')
    return { ok: false, errors: { reason: t.reasonNeeded } }
  return { ok: true, outcome, reason: reason === '' ? null : reason }
}
