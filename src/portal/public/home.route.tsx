/** `/` leads to a language; `/kk` is the first page. */
import { findIterations } from '../../domain/iterations/find-iterations.ts'
import { findLiveFigures } from '../../domain/opendata/find-public-figures.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, preferredLanguage } from '../page.ts'
import { publicPage } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { HomePage, type LatestIteration } from './home.page.tsx'
import { territoryOfPath } from './query-value.ts'

export function registerHomePages(app: App, deps: Deps): void {
  app.get('/', async (request, reply) =>
    reply
      .header('vary', 'accept-language, cookie')
      .header('cache-control', 'private, no-store')
      .redirect(`/${preferredLanguage(request)}`, 302),
  )
  getPage(app, deps, '/', async context => {
    const figures = await findLiveFigures(context.database, context.setting.clock.today())
    const latest = await findLatest(context)
    return publicPage(
      <HomePage frame={context.frame('public')} figures={figures} latest={latest} />,
    )
  })
}

async function findLatest(context: PageContext): Promise<LatestIteration | undefined> {
  const [latest] = await findIterations(context.database, { limit: 1 })
  if (latest === undefined) return undefined
  const territory = await territoryOfPath(context.database, latest.territory_code)
  return {
    id: latest.id,
    number: latest.number,
    heldOn: latest.held_on,
    offered: latest.offered,
    territoryName: territory.name[context.language],
  }
}
