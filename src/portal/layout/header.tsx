/** Head of every page: wordmark, the sections of the audience, languages; a menu without script on narrow screens. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import {
  type Audience,
  currentSection,
  groupsOf,
  type NavigationGroup,
  type NavigationLink,
  navigationFor,
} from './navigation.ts'
import { type ProgrammeChoice, ProgrammeSwitch, programmeQuery } from './programme-switch.tsx'
import { Wordmark } from './wordmark.tsx'

export type SignedIn = Readonly<{ name: string; csrfToken: string; signOutPath: string }>

type HeaderProps = {
  language: Language
  audience: Audience
  path: string
  query: string
  signedIn?: SignedIn | undefined
  signInPath?: string | undefined
  programmes?: ProgrammeChoice | undefined
  names?: boolean | undefined
}

const MOST_BESIDE_LOGO = 6

export function Header(props: HeaderProps) {
  const { language, path } = props
  const t = texts(language).layout
  const links = [...navigationFor(props.audience, language, props.names)]
  if (props.signedIn === undefined && props.signInPath !== undefined) {
    links.push({ path: props.signInPath, text: t.signIn })
  }
  const current = currentSection(links, path)
  const groups = groupsOf(links)
  const place = { language, path, current, search: programmeQuery(props.programmes) }
  // Many sections need a line of their own; the languages stay on the first, for the eye and for the keyboard.
  const long = groups.length > MOST_BESIDE_LOGO
  const languages = <LanguageSwitch language={language} path={path} query={props.query} />
  return (
    <header>
      <div class="kz-header">
        <div class="kz-frame">
          <Wordmark href={`/${language}`} label={t.homeLink} />
          {long ? languages : null}
          <nav class={`kz-nav-wide${long ? ' kz-nav-long' : ''}`} aria-label={t.sections}>
            <ul class="kz-nav-list">
              {groups.map(group => (
                <GroupLink {...place} group={group} />
              ))}
            </ul>
          </nav>
          {long ? null : languages}
          <details class="kz-menu">
            <summary class="kz-nav-link">{t.menu}</summary>
            <nav aria-label={t.sections}>
              <ul class="kz-nav-list">
                {groups.map(group => (
                  <WholeGroup {...place} group={group} />
                ))}
              </ul>
            </nav>
          </details>
        </div>
      </div>
      <OpenGroup {...place} group={groups.find(of => of.links.some(link => link === current))} />
      <ProgrammeSwitch {...props} />
      {props.signedIn === undefined ? null : (
        <PersonBar language={language} signedIn={props.signedIn} />
      )}
    </header>
  )
}

type Place = Readonly<{
  language: Language
  path: string
  current: NavigationLink | undefined
  /** What every section keeps, with its question mark; empty where nothing is. */
  search: string
}>

function SectionLink({ language, path, current, search, link }: Place & { link: NavigationLink }) {
  const here = link.path === path ? 'page' : 'true'
  return (
    <li>
      <a
        class="kz-nav-link"
        href={`/${language}${link.path}${search}`}
        aria-current={link === current ? here : undefined}
      >
        {link.text}
      </a>
    </li>
  )
}

/** Leads to its first section; the others are one line below when it is open. */
function GroupLink({ group, ...place }: Place & { group: NavigationGroup }) {
  const { language, current, search } = place
  const [first] = group.links
  if (first === undefined) return null
  if (group.links.length === 1) return <SectionLink {...place} link={first} />
  return (
    <li>
      <a
        class="kz-nav-link"
        href={`/${language}${first.path}${search}`}
        aria-current={group.links.some(link => link === current) ? 'true' : undefined}
      >
        {group.text}
      </a>
    </li>
  )
}

/** On a narrow screen the menu holds all sections, under the words of their group. */
function WholeGroup({ group, ...place }: Place & { group: NavigationGroup }) {
  const links = group.links.map(link => <SectionLink {...place} link={link} />)
  if (links.length === 1) return links[0]
  return (
    <li>
      <span class="kz-nav-group">{group.text}</span>
      <ul class="kz-nav-list" aria-label={group.text}>
        {links}
      </ul>
    </li>
  )
}

function OpenGroup({ group, ...place }: Place & { group: NavigationGroup | undefined }) {
  if (group === undefined || group.links.length === 1) return null
  return (
    <div class="kz-subnav">
      <nav class="kz-frame" aria-label={group.text}>
        <ul class="kz-nav-list">
          {group.links.map(link => (
            <SectionLink {...place} link={link} />
          ))}
        </ul>
      </nav>
    </div>
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
