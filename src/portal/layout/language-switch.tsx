/** Links to the same place, with the same search, in the other two languages. */
import { LANGUAGES, type Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

/** Each language is named in itself, so that its readers find it on a page they cannot read. */
export const LANGUAGE_NAMES: Readonly<Record<Language, { short: string; full: string }>> = {
  kk: { short: 'Қаз', full: 'Қазақша' },
  ru: { short: 'Рус', full: 'Русский' },
  en: { short: 'Eng', full: 'English' },
}

/** @param query with its question mark, or empty */
export function placeIn(language: Language, path: string, query: string): string {
  return `/${language}${path === '/' ? '' : path}${query}`
}

export function LanguageSwitch(props: { language: Language; path: string; query: string }) {
  return (
    <nav class="kz-languages-nav" aria-label={texts(props.language).layout.languages}>
      <ul class="kz-languages">
        {LANGUAGES.filter(language => language !== props.language).map(language => (
          <li>
            <a
              class="kz-nav-link"
              href={placeIn(language, props.path, props.query)}
              lang={language}
              hreflang={language}
              aria-label={`${LANGUAGE_NAMES[language].short} – ${LANGUAGE_NAMES[language].full}`}
            >
              {LANGUAGE_NAMES[language].short}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
