/** Comparing: the providers stand in the address, so a comparison can be sent to the other parent. */
import { findGroupsForChoice } from '../../../domain/providers/find-catalogue.ts'
import { findListing } from '../../../domain/providers/find-listing.ts'
import { findPhotos } from '../../../domain/providers/find-profile.ts'
import { findProvider } from '../../../domain/providers/find-providers.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { programmeOf } from '../query-value.ts'
import { type Compared, ComparePage } from './compare.page.tsx'

const MOST = 4

export function registerComparePages(app: App, deps: Deps): void {
  getPage(app, deps, '/compare', async context => {
    const programme = programmeOf(context.query.programme)
    const frame = context.frame('public')
    const bins = binsOf(frame.query)
    const found = await Promise.all(
      bins.slice(0, MOST).map(bin => findCompared(context, bin, programme)),
    )
    const compared = found.filter(one => one !== undefined)
    const territory = compared[0]?.provider.territory_code
    const listHref =
      territory === undefined ? '/queue' : `/providers/${territory}?programme=${programme}`
    return publicPage(
      <ComparePage
        frame={frame}
        compared={compared}
        tooMany={bins.length > MOST}
        listHref={context.href(listHref)}
        withoutHref={bin => {
          const rest = compared.map(one => one.provider.bin).filter(other => other !== bin)
          const search = new URLSearchParams([
            ['programme', programme],
            ...rest.map(other => ['bin', other]),
          ])
          return context.href(`/compare?${search}`)
        }}
      />,
    )
  })
}

/** Every one once, in the order of the address. */
function binsOf(search: string): readonly string[] {
  const bins = new URLSearchParams(search).getAll('bin')
  return [...new Set(bins.filter(bin => /^\d{12}$/.test(bin)))]
}

async function findCompared(
  context: PageContext,
  bin: string,
  programme: Programme,
): Promise<Compared | undefined> {
  const { database } = context
  const provider = await findProvider(database, bin, programme)
  if (provider === undefined) return undefined
  const [groups, photos, listing] = await Promise.all([
    findGroupsForChoice(database, [provider.id]),
    findPhotos(database, provider.id),
    findListing(database, provider.id, context.setting.clock.today()),
  ])
  return { provider, groups: groups.get(provider.id) ?? [], photo: photos[0], listing }
}
