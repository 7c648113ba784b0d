/** Head of every page: wordmark, the sections of the audience, languages; a menu without script on narrow screens. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { type Audience, currentSection, type NavigationLink, navigationFor } from './navigation.ts'
import { Wordmark } from './wordmark.tsx'

export type SignedIn = Readonly<{ name: string; csrfToken: string; signOutPath: string }>

type HeaderProps = {
  language: Language
  audience: Audience
  path: string
  query: string
  signedIn?: SignedIn | undefined
  signInPath?: string | undefined
}

const MOST_BESIDE_LOGO = 6

export function Header(props: HeaderProps) {
  const t = texts(props.language).layout
  const links = [...navigationFor(props.audience, props.language)]
  if (props.signedIn === undefined && props.signInPath !== undefined) {
    links.push({ path: props.signInPath, text: t.signIn })
  }
  // Sections of an office need a line of their own; the languages stay on the first, for the eye and for the keyboard.
  const long = links.length > MOST_BESIDE_LOGO
  const sections = <Sections links={links} language={props.language} path={props.path} />
  const languages = (
    <LanguageSwitch language={props.language} path={props.path} query={props.query} />
  )
  return (
    <header>
      <div class="kz-header">
        <div class="kz-frame">
          <Wordmark href={`/${props.language}`} label={t.homeLink} />
          {long ? languages : null}
          <nav class={`kz-nav-wide${long ? ' kz-nav-long' : ''}`} aria-label={t.sections}>
            {sections}
          </nav>
          {long ? null : languages}
          <details class="kz-menu">
            <summary class="kz-nav-link">{t.menu}</summary>
            <nav aria-label={t.sections}>{sections}</nav>
          </details>
        </div>
      </div>
      {props.signedIn === undefined ? null : (
        <PersonBar language={props.language} signedIn={props.signedIn} />
      )}
    </header>
  )
}

function Sections(props: { links: readonly NavigationLink[]; language: Language; path: string }) {
  const current = currentSection(props.links, props.path)
  return (
    <ul class="kz-nav-list">
      {props.links.map(link => (
        <li>
          <a
            class="kz-nav-link"
            href={`/${props.language}${link.path}`}
            aria-current={
              link === current ? (link.path === props.path ? 'page' : 'true') : undefined
            }
          >
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  )
}

function PersonBar(props: { language: Language; signedIn: SignedIn }) {
  const t = texts(props.language).layout
  return (
    <div class="kz-person-bar">
      <div class="kz-frame kz-person">
        <span>{t.signedInAs(props.signedIn.name)}</span>
        <form method="post" action={`/${props.language}${props.signedIn.signOutPath}`}>
          <HiddenFields csrfToken={props.signedIn.csrfToken} />
          <button type="submit" class="kz-link-button">
            {t.signOut}
          </button>
        </form>
      </div>
    </div>
  )
}
