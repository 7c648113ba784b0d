/** Which sections each audience finds in the head of every page; paths are without the language. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export type Audience = 'public' | 'parent' | 'provider' | 'department'

/** `holds`: other folders whose pages belong to the section. */
export type NavigationLink = Readonly<{ path: string; text: string; holds?: readonly string[] }>

export function navigationFor(audience: Audience, language: Language): readonly NavigationLink[] {
  const nav = texts(language).layout.nav
  const reading = [
    { path: '/queue', text: nav.queue },
    { path: '/iterations', text: nav.iterations },
    { path: '/rules', text: nav.rules },
  ]
  switch (audience) {
    case 'public':
      return [{ path: '/apply', text: nav.apply }, ...reading]
    case 'parent':
      return [{ path: '/cabinet', text: nav.cabinet }, ...reading]
    case 'provider':
      return [
        { path: '/provider', text: nav.groups },
        { path: '/provider/attendance', text: nav.attendance },
        { path: '/provider/acts', text: nav.acts, holds: ['/provider/account'] },
        { path: '/provider/children', text: nav.children, holds: ['/provider/contracts'] },
        { path: '/provider/waiting', text: nav.waiting },
        { path: '/provider/letters', text: nav.letters },
        { path: '/provider/ratings', text: nav.ratings },
        { path: '/provider/account', text: nav.account },
        { path: '/provider/profile', text: nav.profile },
      ]
    case 'department':
      return [
        { path: '/department', text: nav.overview },
        { path: '/department/applications', text: nav.applications },
        { path: '/department/claims', text: nav.claims },
        { path: '/department/cases', text: nav.cases },
        {
          path: '/department/attendance',
          text: nav.attendance,
          holds: ['/department/absences', '/department/flags'],
        },
        { path: '/department/months', text: nav.monthClose, holds: ['/department/acts'] },
        { path: '/department/providers', text: nav.providers, holds: ['/department/ratings'] },
        { path: '/department/letters', text: nav.letters },
        { path: '/department/budget', text: nav.budget, holds: ['/department/money'] },
        { path: '/department/payments', text: nav.payments },
        { path: '/department/iterations', text: nav.iterations },
        { path: '/department/places', text: nav.giving },
        { path: '/department/imports', text: nav.imports },
      ]
  }
}

/** The section a path lies in: the longest link that is the path or a folder above it. */
export function currentSection(
  links: readonly NavigationLink[],
  path: string,
): NavigationLink | undefined {
  const lies = (folder: string) => path === folder || path.startsWith(`${folder}/`)
  const holder = links.find(({ holds = [] }) => holds.some(lies))
  if (holder !== undefined) return holder
  return links
    .filter(link => lies(link.path))
    .reduce<NavigationLink | undefined>(
      (best, link) => (best === undefined || link.path.length > best.path.length ? link : best),
      undefined,
    )
}
