/** Kindergartens and clubs for everybody: the list to choose from, and the page of one. */
import { NotFound } from '../../../base/failure.ts'
import { findComplaintCounts } from '../../../domain/cases/find-cases.ts'
import { findWeeks } from '../../../domain/lessons/find-weeks.ts'
import { isListed } from '../../../domain/providers/announce-exclusion.ts'
import type { Point } from '../../../domain/providers/catalogue.ts'
import {
  findCatalogue,
  findCentre,
  findGroupsForChoice,
  findSettlements,
} from '../../../domain/providers/find-catalogue.ts'
import { findListing } from '../../../domain/providers/find-listing.ts'
import { findPhotos, findProfile } from '../../../domain/providers/find-profile.ts'
import { findProvider } from '../../../domain/providers/find-providers.ts'
import { findFigures } from '../../../domain/ratings/find-ratings.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { startOfDay } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { programmeOf, territoryOfPath } from '../query-value.ts'
import { type Asked, composeCatalogueKey, composeQuery, readAsked } from './catalogue.form.ts'
import { ProviderPage } from './provider.page.tsx'
import { ProviderListPage } from './provider-list.page.tsx'
import { nameIn } from './provider-name.ts'
import { loadNewest } from './reviews.route.tsx'

const CARDS_A_PAGE = 20

export function registerProviderPages(app: App, deps: Deps): void {
  getPage(app, deps, '/providers/:territory', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const asked = readAsked(query)
    const settlements = await findSettlements(database, territory.code, programme)
    const { point, fromName } = await findPoint(context, asked, programme, settlements)
    const order = asked.order ?? (point === undefined ? 'free' : 'distance')
    const found = await findCatalogue(database, {
      ...asked,
      territory: territory.code,
      programme,
      day: context.setting.clock.today(),
      point,
      order: point === undefined && order === 'distance' ? 'free' : order,
      limit: CARDS_A_PAGE + 1,
    })
    const entries = found.slice(0, CARDS_A_PAGE)
    const figures = await findFigures(
      database,
      { territory: territory.code, programme },
      entries.map(entry => entry.id),
      context.setting.clock.today(),
    )
    const last = found.length > CARDS_A_PAGE ? entries.at(-1) : undefined
    const next = last && composeQuery(query, { after: composeCatalogueKey(last) })
    const page = (
      <ProviderListPage
        frame={context.frame('public')}
        territory={territory}
        programme={programme}
        query={query}
        asked={asked}
        entries={entries}
        figures={figures}
        settlements={settlements}
        fromName={fromName}
        nextHref={next && context.href(`/providers/${territory.code}${next}`)}
      />
    )
    // Where a reader stands is nobody's business: such an answer is kept by nobody, not even for a second.
    return asked.here === undefined ? publicPage(page) : shown(page)
  })
  getPage(app, deps, '/providers/:territory/:bin', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const provider = await findProvider(database, params.bin ?? '', programme)
    if (provider === undefined || provider.territory_code !== territory.code) {
      throw new NotFound('provider')
    }
    const today = context.setting.clock.today()
    const place = { id: provider.id, territory: territory.code, programme }
    const now = context.setting.clock.now()
    const yearAgo = startOfDay(today.subtract({ months: 12 }))
    const [groups, photos, profile, listing, newest, complaints] = await Promise.all([
      findGroupsForChoice(database, [provider.id]),
      findPhotos(database, provider.id),
      findProfile(database, provider.id),
      findListing(database, provider.id, today),
      loadNewest(context, place),
      findComplaintCounts(database, provider.id, yearAgo, now),
    ])
    const own = groups.get(provider.id) ?? []
    const groupIds = programme === 'club' ? own.map(group => group.id) : []
    const weeks = await findWeeks(database, groupIds, today)
    const days = { listedFrom: provider.listed_from, listedTo: provider.listed_to }
    return publicPage(
      <ProviderPage
        frame={context.frame('public')}
        territory={territory}
        provider={provider}
        groups={own}
        weeks={weeks}
        photos={photos}
        profile={profile}
        listing={listing}
        newest={newest}
        complaints={complaints}
        isListed={isListed(days, today)}
      />,
    )
  })
}

/** What distances are counted from: the reader's own place, or a provider or settlement that was named. */
async function findPoint(
  context: PageContext,
  asked: Asked,
  programme: Programme,
  settlements: Awaited<ReturnType<typeof findSettlements>>,
): Promise<{ readonly point: Point | undefined; readonly fromName?: string }> {
  if (asked.here !== undefined) return { point: asked.here }
  if (asked.from === undefined) return { point: undefined }
  const { database, language } = context
  const named =
    settlements.find(one => one.code === asked.from) ??
    (await findProvider(database, asked.from, programme))
  const point = await findCentre(database, programme, asked.from)
  if (named === undefined || point === undefined) return { point: undefined }
  return { point, fromName: nameIn(named, language) }
}
