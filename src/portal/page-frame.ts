/** The frame around a page for its reader: sections, name, languages, the banner of a demonstration. */
import type { Language } from '../base/language.ts'
import { demoBanner } from './demo/banner.tsx'
import type { Deps } from './deps.ts'
import type { Assets } from './layout/assets.ts'
import type { Audience } from './layout/navigation.ts'
import type { Frame } from './layout/shell.tsx'
import type { RequestSession } from './page-session.ts'

/** Parents and public share a way in; staff have their own. */
export const SIGN_IN_PATH = '/sign-in'
export const STAFF_SIGN_IN_PATH = '/staff/sign-in'
const SIGN_OUT_PATH = '/sign-out'

export function frameFor(
  deps: Deps,
  language: Language,
  path: string,
  search: string,
  audience: Audience,
  session: RequestSession | undefined,
): Frame {
  const name = session?.name ?? null
  const kind = session?.actor.kind
  return {
    language,
    programme: 'preschool',
    path,
    query: search,
    audience: audience === 'public' ? sectionsOf(kind) : audience,
    assets: assetsOf(deps.assets, path),
    signedIn:
      session === undefined || name === null
        ? undefined
        : {
            name,
            csrfToken: session.csrfToken(),
            signOutPath: SIGN_OUT_PATH,
            desk: session.programme ?? undefined,
          },
    signInPath:
      audience === 'department' || audience === 'provider' ? STAFF_SIGN_IN_PATH : SIGN_IN_PATH,
    demo: deps.demonstration === undefined ? undefined : demoBanner(deps, language),
    helpPhone: deps.config.helpPhone,
  }
}

/** Open pages keep the sections of whoever reads them. */
function sectionsOf(kind: string | undefined): Audience {
  if (kind === 'guardian') return 'parent'
  if (kind === 'provider') return 'provider'
  return kind === 'staff' ? 'department' : 'public'
}

/** Parts of the client build that only some pages need; every other part goes with every page. */
const ONLY_ON: readonly (readonly [part: string, path: RegExp])[] = [
  ['/passkey-', /^\/staff\//],
  // With `/eds`: the page that says why a signature was refused takes the next one.
  ['/eds-', /^\/(cabinet\/[^/]+\/contract|provider\/contracts)\/[^/]+(\/eds)?$/],
  ['/nearby-', /^\/providers\/[^/]+$/],
  ['/marking-', /^\/provider\/attendance$/],
  ['/map-', /^\/providers\/[^/]+\/map$/],
]

function assetsOf(assets: Assets, path: string): Assets {
  const unneeded = ONLY_ON.filter(([, pages]) => !pages.test(path)).map(([part]) => part)
  const isNeeded = (href: string) => !unneeded.some(part => href.includes(part))
  return {
    stylesheets: assets.stylesheets.filter(isNeeded),
    scripts: assets.scripts.filter(isNeeded),
    workers: assets.workers,
  }
}
