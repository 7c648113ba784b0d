/** What happened to a family's application, in the words of its cabinet. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { kindWords } from '../../public/log/fact-words.ts'

type Recorded = { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> }

export function proofTitle({ kind, facts }: Recorded, language: Language): string {
  const { cabinet, proofs } = texts(language)
  const events: Readonly<Record<string, string>> = cabinet.events
  const guardianship: Readonly<Record<string, string>> = proofs.guardianship
  const own = (words: Readonly<Record<string, string>>, key: string) =>
    Object.hasOwn(words, key) ? words[key] : undefined
  const { event, outcome } = facts
  const special: Readonly<Record<string, string | undefined>> = {
    'application.claim-decided': own(events, `claim-${outcome}`),
    'application.guardianship-checked': own(guardianship, String(outcome)),
    'voucher.confirmed': events['voucher-confirmed'],
  }
  const ofApplication = kind.startsWith('application.') ? own(events, String(event)) : undefined
  return own(special as Record<string, string>, kind) ?? ofApplication ?? kindWords(kind, language)
}
