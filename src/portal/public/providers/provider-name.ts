/** Words that providers have in Kazakh and in Russian only: a reader of English gets the Kazakh ones. */
import type { Language } from '../../../base/language.ts'

export function nameIn(
  provider: { readonly name_kk: string; readonly name_ru: string },
  language: Language,
): string {
  return language === 'ru' ? provider.name_ru : provider.name_kk
}

/** What the element's `lang` must say; undefined where it is the page's own. */
export function languageOfWords(language: Language): 'kk' | undefined {
  return language === 'en' ? 'kk' : undefined
}
