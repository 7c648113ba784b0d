/** Accounts of kindergartens that wait for a second person of the department. */
import { BadInput } from '../../base/failure.ts'
import { decideAccount } from '../../domain/payments/enter-account.ts'
import { findProposedAccounts } from '../../domain/payments/find-accounts.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { actorText } from '../../platform/access/actor.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import type { DepartmentDeps } from './department-deps.ts'
import { PaymentAccountsPage } from './payment-accounts.page.tsx'
import { doneOf } from './payments.form.ts'
import { getScope } from './scope.ts'

const PATH = '/department/payments/accounts'

export function registerPaymentAccounts(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, PATH, show)
  postPage(app, deps, PATH, decide)
}

async function show(context: PageContext): Promise<PageAnswer> {
  const { staff, relation, territory, programme } = await getScope(context)
  const { database, language } = context
  const payer = { territory: territory.code, programme }
  return shown(
    <PaymentAccountsPage
      frame={context.frame('department')}
      territoryName={territory.name[language]}
      accounts={await findProposedAccounts(database, staff, relation, payer)}
      mayDecide={account =>
        isAllowed(staff, paymentAccess.decideAccount, relation) &&
        account.enteredBy !== actorText(staff)
      }
      done={doneOf(context.query.done)}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
  )
}

/** `confirm:7`, `refuse:7`: the value of the button that was pressed. */
async function decide(context: PageContext): Promise<PageAnswer> {
  const { staff, href } = await getScope(context)
  const [, kind, id] = /^(confirm|refuse):(\d+)$/.exec(context.form.value('decide')) ?? []
  if (id === undefined) throw new BadInput({ decide: 'unknown' })
  const accountId = idOf(id)
  const confirm = kind === 'confirm'
  await context.act('payment.decide-account', { account: id, confirm }, async tx => {
    await decideAccount(tx, staff, context.setting, { accountId, confirm })
    return null
  })
  return redirect(href(PATH, `done=${confirm ? 'confirmed' : 'refused'}`))
}
