/** Which sections each audience finds in the head of every page; paths are without the language. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export type Audience = 'public' | 'parent' | 'provider' | 'department'

/** `holds`: other folders whose pages belong to the section; `group`: the words under which it stands with its neighbours. */
export type NavigationLink = Readonly<{
  path: string
  text: string
  holds?: readonly string[]
  group?: string
}>

/** @param names whether the reader's club invites children: only school and state clubs do */
export function navigationFor(
  audience: Audience,
  language: Language,
  names = false,
): readonly NavigationLink[] {
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
        { path: '/provider/acts', text: nav.acts },
        { path: '/provider/children', text: nav.children, holds: ['/provider/contracts'] },
        ...(names
          ? [{ path: '/provider/namings', text: texts(language).namings.nav }]
          : [{ path: '/provider/waiting', text: nav.waiting }]),
        { path: '/provider/letters', text: nav.letters },
        { path: '/provider/ratings', text: nav.ratings },
        { path: '/provider/account', text: nav.account },
        { path: '/provider/profile', text: nav.profile },
      ]
    case 'department':
      return departmentLinks(language)
  }
}

/** More than fit one line: a few groups, each led by its first section. */
function departmentLinks(language: Language): readonly NavigationLink[] {
  const { layout, flags, absences } = texts(language)
  const { nav } = layout
  const groups: readonly (readonly [string, readonly NavigationLink[]])[] = [
    [nav.overview, [{ path: '/department', text: nav.overview }]],
    [
      nav.families,
      [
        {
          path: '/department/applications',
          text: nav.applications,
          holds: ['/department/unreached', '/department/erasure'],
        },
        { path: '/department/claims', text: nav.claims, holds: ['/department/guardianships'] },
        { path: '/department/cases', text: nav.cases },
      ],
    ],
    [
      nav.queue,
      [
        {
          path: '/department/iterations',
          text: nav.iterations,
          holds: ['/department/refresh', '/department/pause', '/department/switch'],
        },
        {
          path: '/department/places',
          text: nav.giving,
          holds: ['/department/swaps', '/department/unsigned-swaps'],
        },
      ],
    ],
    [
      nav.attendance,
      [
        { path: '/department/attendance', text: nav.sheets },
        { path: '/department/absences', text: absences.title },
        { path: '/department/flags', text: flags.title },
      ],
    ],
    [
      nav.budget,
      [
        { path: '/department/budget', text: nav.budgetOfYear, holds: ['/department/money'] },
        { path: '/department/months', text: nav.monthClose, holds: ['/department/acts'] },
        { path: '/department/payments', text: nav.payments },
      ],
    ],
    [
      nav.providers,
      [
        {
          path: '/department/providers',
          text: nav.providerList,
          holds: ['/department/ratings', '/department/gates', '/department/namings'],
        },
        { path: '/department/letters', text: nav.letters },
        { path: '/department/imports', text: nav.imports },
      ],
    ],
  ]
  return groups.flatMap(([group, links]) => links.map(link => ({ ...link, group })))
}

export type NavigationGroup = Readonly<{ text: string; links: readonly NavigationLink[] }>

/** In the order given; a section without a group is one by itself. */
export function groupsOf(links: readonly NavigationLink[]): readonly NavigationGroup[] {
  return [...Map.groupBy(links, ({ group, text }) => group ?? text)].map(([text, of]) => ({
    text,
    links: of,
  }))
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
