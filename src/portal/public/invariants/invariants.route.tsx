/** The page on which the system shows that it checks itself. */
import { findInvariants } from '../../../domain/opendata/find-invariants.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { InvariantsPage } from './invariants.page.tsx'

export function registerInvariantPages(app: App, deps: Deps): void {
  getPage(app, deps, '/invariants', async context => {
    const overview = await findInvariants(context.database, context.setting.clock.now())
    return publicPage(
      <InvariantsPage
        frame={context.frame('public')}
        overview={overview}
        origin={deps.config.publicUrl.origin}
      />,
    )
  })
}
