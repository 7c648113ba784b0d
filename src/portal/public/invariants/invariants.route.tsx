/** The page on which the system shows that it checks itself. */
import { findInvariants } from '../../../domain/opendata/find-invariants.ts'
import { findPublicFlagCounts } from '../../../domain/plausibility/find-flags.ts'
import { startOfDay } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { InvariantsPage } from './invariants.page.tsx'

export function registerInvariantPages(app: App, deps: Deps): void {
  getPage(app, deps, '/invariants', async context => {
    const { clock } = context.setting
    const overview = await findInvariants(context.database, clock.now())
    const yearAgo = startOfDay(clock.today().subtract({ months: 12 }))
    return publicPage(
      <InvariantsPage
        frame={context.frame('public')}
        overview={overview}
        flags={await findPublicFlagCounts(context.database, yearAgo)}
        origin={deps.config.publicUrl.origin}
      />,
    )
  })
}
