/** A decision, and the iteration it belongs to, in words. */
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

/** Kindergartens and clubs of a territory count their iterations apart; those of clubs say so. */
export function iterationTitle(
  iteration: { readonly number: number; readonly programme: string },
  territoryName: string,
  language: Language,
): string {
  const { publicIterations, territories } = texts(language)
  const title = publicIterations.one(iteration.number, territoryName)
  return iteration.programme === 'club' ? `${title}: ${territories.programmes.club}` : title
}
