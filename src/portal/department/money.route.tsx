/** Reading the money of a territory: its use over a year, and the norms it is counted by. */
import { findNorms } from '../../domain/ledger/norm.ts'
import { normPeriods } from '../../domain/ledger/norm-periods.ts'
import { findBudgetUse } from '../../domain/payments/find-budget-use.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { type PageAnswer, shown } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { MoneyPage } from './money.page.tsx'
import { NormsPage } from './norms.page.tsx'
import { getScope } from './scope.ts'

export function registerMoney(app: App, deps: Deps): void {
  getPage(app, deps, '/department/money', showUse)
  getPage(app, deps, '/department/money/norms', showNorms)
}

async function showUse(context: PageContext): Promise<PageAnswer> {
  const scope = await getScope(context)
  const { database, setting, language } = context
  const asked = context.query.year ?? ''
  const year = /^20\d\d$/.test(asked) ? Number(asked) : setting.clock.today().year
  const book = { programme: scope.programme, territory: scope.territory.code, year }
  return shown(
    <MoneyPage
      frame={context.frame('department')}
      territoryName={scope.territory.name[language]}
      year={year}
      use={await findBudgetUse(database, scope.staff, scope.relation, book)}
      budgetHref={scope.href('/department/budget')}
      hrefOfYear={other => scope.href('/department/money', `year=${other}`)}
    />,
  )
}

async function showNorms(context: PageContext): Promise<PageAnswer> {
  const scope = await getScope(context)
  const { database, setting, language } = context
  authorize(scope.staff, paymentAccess.readMoney, scope.relation)
  const path = await getTerritoryPath(database, scope.territory.code)
  const codes = path.map(step => step.code)
  return shown(
    <NormsPage
      frame={context.frame('department')}
      territoryName={scope.territory.name[language]}
      placeNames={new Map(path.map(step => [step.code, step.name[language]]))}
      today={setting.clock.today()}
      norms={normPeriods(await findNorms(database), codes, scope.programme)}
      budgetHref={scope.href('/department/budget')}
    />,
  )
}
