/** Searches for exchanges of places, for everybody: the nights, and the bundle of each as published, to be recomputed. */
import { NotFound } from '../../../base/failure.ts'
import { findSwapSearch, findSwapSearches } from '../../../domain/swaps/find-swaps.ts'
import type { App } from '../../../platform/http/app.ts'
import { sendText } from '../../../platform/http/text-answer.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { type PageAnswer, publicPage } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { idOf, territoriesByCode, territoryOfPath } from '../query-value.ts'
import { SwapSearchesPage } from './swap-searches.page.tsx'

const SEARCHES_A_PAGE = 60

// A bundle never changes: searches only grow.
const BUNDLE_SECONDS = 86_400

export function registerSwapSearches(app: App, deps: Deps): void {
  getPage(app, deps, '/swaps', list)
  app.get<{ Params: { id: string } }>('/swaps/:id/bundle.json', async (request, reply) => {
    const search = await findSwapSearch(deps.database, idOf(request.params.id))
    if (search === undefined) throw new NotFound('search')
    const name = `kezek-swaps-${search.territory_code}-${search.searched_on}.json`
    reply.header('content-disposition', `attachment; filename="${name}"`)
    reply.header('access-control-allow-origin', '*')
    return sendText(request, reply, {
      type: 'application/json; charset=utf-8',
      text: search.bundle,
      caching: { kind: 'public', seconds: BUNDLE_SECONDS },
    })
  })
}

async function list(context: PageContext): Promise<PageAnswer> {
  const { database, query } = context
  const territory =
    query.territory === undefined ? undefined : await territoryOfPath(database, query.territory)
  const before = query.before === undefined ? null : idOf(query.before)
  const code = territory?.code ?? null
  const searches = await findSwapSearches(database, code, before, SEARCHES_A_PAGE)
  const last = searches.length === SEARCHES_A_PAGE ? searches.at(-1) : undefined
  const rest = territory === undefined ? '' : `territory=${territory.code}&`
  return publicPage(
    <SwapSearchesPage
      frame={context.frame('public')}
      territory={territory}
      territories={await territoriesByCode(database)}
      searches={searches}
      nextHref={last && context.href(`/swaps?${rest}before=${last.id}`)}
    />,
  )
}
