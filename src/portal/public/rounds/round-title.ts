/** What a round of choice is called. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'

/** Kindergartens and clubs of a territory count their rounds apart; those of clubs say so. */
export function roundTitle(
  round: { readonly number: number; readonly programme: string },
  territoryName: string,
  language: Language,
): string {
  const { rounds, territories } = texts(language)
  const title = rounds.one(round.number, territoryName)
  return round.programme === 'club' ? `${title}: ${territories.programmes.club}` : title
}
