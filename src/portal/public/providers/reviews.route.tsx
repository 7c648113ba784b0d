/** What families wrote of a kindergarten: the newest on its page, all on a page of their own. */
import { NotFound } from '../../../base/failure.ts'
import { findProvider } from '../../../domain/providers/find-providers.ts'
import { findPublishedRatings } from '../../../domain/ratings/find-ratings.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { programmeOf, territoryOfPath } from '../query-value.ts'
import { nameIn } from './provider-name.ts'
import { ReviewsPage } from './reviews.page.tsx'

const NEWEST = 5
const REVIEWS_A_PAGE = 30

type Place = { readonly id: bigint; readonly territory: string; readonly programme: Programme }

/** For the page of a kindergarten: one more is read than shown, to know whether there are more. */
export async function loadNewest(context: PageContext, place: Place) {
  const today = context.setting.clock.today()
  const page = { limit: NEWEST + 1, offset: 0 }
  const found = await findPublishedRatings(context.database, place, today, page)
  if (found === undefined) return undefined
  const ratings = { ...found, texts: found.texts.slice(0, NEWEST) }
  return { ratings, hasMore: found.texts.length > NEWEST }
}

export function registerReviewPages(app: App, deps: Deps): void {
  getPage(app, deps, '/providers/:territory/:bin/reviews', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const provider = await findProvider(database, params.bin ?? '', programme)
    if (provider === undefined || provider.territory_code !== territory.code) {
      throw new NotFound('provider')
    }
    const page = /^[1-9]\d{0,2}$/.test(query.page ?? '') ? Number(query.page) : 1
    const place = { id: provider.id, territory: territory.code, programme }
    const found = await findPublishedRatings(database, place, context.setting.clock.today(), {
      limit: REVIEWS_A_PAGE + 1,
      offset: (page - 1) * REVIEWS_A_PAGE,
    })
    if (found === undefined) throw new NotFound('ratings')
    const root = `/providers/${territory.code}/${provider.bin}`
    const suffix = programme === 'preschool' ? '' : `programme=${programme}`
    const more = found.texts.length > REVIEWS_A_PAGE
    return publicPage(
      <ReviewsPage
        frame={context.frame('public')}
        territory={territory}
        providerHref={context.href(`${root}${suffix === '' ? '' : `?${suffix}`}`)}
        name={nameIn(provider, context.language)}
        programme={programme}
        reviews={found.texts.slice(0, REVIEWS_A_PAGE)}
        nextHref={
          more
            ? context.href(`${root}/reviews?page=${page + 1}${suffix && `&${suffix}`}`)
            : undefined
        }
      />,
    )
  })
}
