/** A decision in words. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'

/** @param reason null: a voucher was offered */
export function outcomeText(reason: string | null, language: Language): string {
  const t = texts(language).publicIterations
  return reason === null ? t.offeredOutcome : t.skippedOutcome(reasonText(reason, language))
}

export function reasonText(reason: string, language: Language): string {
  const reasons: Readonly<Record<string, string>> = texts(language).publicIterations.reasons
  return reasons[reason] ?? reason
}
