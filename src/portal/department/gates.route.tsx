/** Which clubs no contract can be made with yet, and why. */
import { findShutGroups } from '../../domain/activities/find-closed-gates.ts'
import { findAskedGates } from '../../domain/activities/gate-rules.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { GatesPage } from './gates.page.tsx'
import { getScope } from './scope.ts'

export function registerGates(app: App, deps: Deps): void {
  getPage(app, deps, '/department/gates', async context => {
    const scope = await getScope(context)
    const { database } = context
    const territory = scope.territory.code
    const day = context.setting.clock.today()
    const gates = await findAskedGates(database, territory, day)
    const { relation, staff } = scope
    const found = await findShutGroups(database, staff, { territory, relation, day, gates })
    return shown(
      <GatesPage
        frame={context.frame('department')}
        shut={found.shut}
        groups={found.groups}
        fileHref={bin => context.href(`/department/providers/${bin}?programme=club`)}
      />,
    )
  })
}
