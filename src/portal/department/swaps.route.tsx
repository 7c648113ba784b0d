/** Exchanges of places, for those who answer for the queue: to look at, nothing is decided here. */
import { lastDayOf } from '../../domain/choice/choice-terms.ts'
import { findSwapSearches, findSwapsIn } from '../../domain/swaps/find-swaps.ts'
import { isOpen } from '../../domain/swaps/swap.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { getKindergartenScope } from './scope.ts'
import { DepartmentSwapsPage } from './swaps.page.tsx'

const EXCHANGES_SHOWN = 100
const NIGHTS_SHOWN = 14

export function registerDepartmentSwaps(app: App, deps: Deps): void {
  getPage(app, deps, '/department/swaps', async context => {
    const scope = await getKindergartenScope(context)
    const { staff, relation, territory, programme } = scope
    const { database } = context
    const queue = { territory: territory.code, programme }
    const exchanges = await findSwapsIn(database, staff, relation, queue, EXCHANGES_SHOWN)
    return shown(
      <DepartmentSwapsPage
        frame={context.frame('department')}
        territoryName={territory.name[context.language]}
        exchanges={exchanges.map(one => ({
          ...one,
          lastDay: isOpen(one) ? lastDayOf(one.until) : undefined,
        }))}
        searches={await findSwapSearches(database, territory.code, null, NIGHTS_SHOWN)}
      />,
    )
  })
}
