/** One thing in the three languages, for programs that choose themselves. */
import type { Language } from '../base/language.ts'
import { type Texts, texts } from '../locales/texts.ts'

export function inWords<Words = string>(
  choose: (all: Texts, language: Language) => Words,
): Record<Language, Words> {
  const of = (language: Language) => choose(texts(language), language)
  return { kk: of('kk'), ru: of('ru'), en: of('en') }
}
