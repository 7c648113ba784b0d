/** The three languages of the platform; Kazakh comes first and is the type of the other two. */
export type Language = 'kk' | 'ru' | 'en'

export const LANGUAGES = ['kk', 'ru', 'en'] as const satisfies readonly Language[]

export function isLanguage(text: unknown): text is Language {
  return text === 'kk' || text === 'ru' || text === 'en'
}
