/** How many children the clubs of a territory invited and what families answered: counts, no child. */
import { findNamingsByClub } from '../../domain/namings/find-namings.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { NamingCountsPage } from './namings.page.tsx'
import { getScope } from './scope.ts'

export function registerNamingCounts(app: App, deps: Deps): void {
  getPage(app, deps, '/department/namings', async context => {
    const { staff, territory, relation } = await getScope(context)
    const scope = { territory: territory.code, relation }
    return shown(
      <NamingCountsPage
        frame={context.frame('department')}
        clubs={await findNamingsByClub(context.database, staff, scope)}
        fileHref={bin => context.href(`/department/providers/${bin}?programme=club`)}
      />,
    )
  })
}
