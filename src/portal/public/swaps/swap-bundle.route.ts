/** Searches for exchanges of places, for everybody: the bundle as published, to be recomputed. */
import { NotFound } from '../../../base/failure.ts'
import { findSwapSearch } from '../../../domain/swaps/find-swaps.ts'
import type { App } from '../../../platform/http/app.ts'
import { sendText } from '../../../platform/http/text-answer.ts'
import type { Deps } from '../../deps.ts'
import { idOf } from '../query-value.ts'

// A bundle never changes: searches only grow.
const BUNDLE_SECONDS = 86_400

export function registerSwapBundles(app: App, deps: Deps): void {
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
