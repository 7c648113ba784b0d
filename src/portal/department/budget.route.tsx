/** Seeing and changing the budget of a queue. */
import { tengeText } from '../../base/money.ts'
import {
  changeBudget,
  changeBudgetPermission,
  findBudgets,
} from '../../domain/ledger/change-budget.ts'
import { findBalances } from '../../domain/ledger/post.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { readAmount } from './budget.form.ts'
import { BudgetPage } from './budget.page.tsx'
import { getScope, type Scope } from './scope.ts'

export function registerBudget(app: App, deps: Deps): void {
  getPage(app, deps, '/department/budget', async context => {
    const scope = await getScope(context)
    const allotted = await findAllotted(context, scope)
    return shown(await show(context, scope, { amount: tengeText(allotted) }, {}))
  })
  postPage(app, deps, '/department/budget', async context => {
    const scope = await getScope(context)
    const typed = context.form.value('amount')
    const allottedTiyn = readAmount(typed)
    if (allottedTiyn === undefined) {
      const errors = { amount: context.texts.department.budget.amountBad }
      return shown(await show(context, scope, { amount: typed }, errors), 422)
    }
    const book = bookOf(context, scope)
    const input = { ...book, allottedTiyn: allottedTiyn.toString() }
    await context.act('ledger.change-budget', input, tx =>
      changeBudget(tx, scope.staff, context.setting, { ...book, allottedTiyn }),
    )
    return redirect(scope.href('/department/budget', `year=${book.year}&saved=yes`))
  })
}

function bookOf(context: PageContext, { programme, territory }: Scope) {
  const { year } = context.setting.clock.today()
  // The money of the year to come may be allotted before it begins: children who have a voucher are carried over.
  const isNext = context.query.year === String(year + 1)
  return { programme, territory: territory.code, year: isNext ? year + 1 : year }
}

function otherYearOf(context: PageContext, scope: Scope, shownYear: number) {
  const { year: now } = context.setting.clock.today()
  const year = shownYear === now ? now + 1 : now
  return { year, href: scope.href('/department/budget', `year=${year}`) }
}

async function findAllotted(context: PageContext, scope: Scope): Promise<bigint> {
  const book = bookOf(context, scope)
  const budgets = await findBudgets(context.database, [book.territory])
  const own = budgets.find(row => row.year === book.year && row.programme === book.programme)
  return own?.allotted_tiyn ?? 0n
}

async function show(
  context: PageContext,
  scope: Scope,
  values: Form['values'],
  errors: Form['errors'],
) {
  const book = bookOf(context, scope)
  return (
    <BudgetPage
      frame={context.frame('department')}
      territoryName={scope.territory.name[context.language]}
      year={book.year}
      allottedTiyn={await findAllotted(context, scope)}
      balances={await findBalances(context.database, book)}
      form={{ language: context.language, values, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
      mayChange={isAllowed(scope.staff, changeBudgetPermission, scope.relation)}
      saved={context.query.saved === 'yes'}
      otherYear={otherYearOf(context, scope, book.year)}
      moneyHref={scope.href('/department/money', `year=${book.year}`)}
      normsHref={scope.href('/department/money/norms')}
    />
  )
}
