/** `/` leads to a language; `/kk` is the first page. */
import { findLiveFigures } from '../../domain/opendata/find-public-figures.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, preferredLanguage } from '../page.ts'
import { publicPage } from '../page-answer.ts'
import { HomePage } from './home.page.tsx'

export function registerHomePages(app: App, deps: Deps): void {
  app.get('/', async (request, reply) =>
    reply
      .header('vary', 'accept-language, cookie')
      .header('cache-control', 'private, no-store')
      .redirect(`/${preferredLanguage(request)}`, 302),
  )
  getPage(app, deps, '/', async context => {
    const figures = await findLiveFigures(context.database, context.setting.clock.today())
    return publicPage(<HomePage frame={context.frame('public')} figures={figures} />)
  })
}
