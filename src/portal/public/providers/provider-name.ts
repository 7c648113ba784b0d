/** A provider's name in the reader's language; there is none in English. */
import type { Language } from '../../../base/language.ts'

export function nameIn(
  provider: { readonly name_kk: string; readonly name_ru: string },
  language: Language,
): string {
  return language === 'ru' ? provider.name_ru : provider.name_kk
}
