/** Payments before the operator: what is ready, batches, the payer's account. */
import { BadInput } from '../../base/failure.ts'
import { findBatches } from '../../domain/payments/find-batches.ts'
import { findPayerAccount, keepPayer } from '../../domain/payments/keep-payer.ts'
import { makeBatch } from '../../domain/payments/make-batch.ts'
import { payByDay } from '../../domain/payments/pay-day.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { findRulesInForce } from '../../domain/territories/rules-in-force.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import type { DepartmentDeps } from './department-deps.ts'
import { PayerPage } from './payer.page.tsx'
import { registerPaymentAccounts } from './payment-accounts.route.tsx'
import { registerPaymentBatch } from './payment-batch.route.tsx'
import { getPaymentScope } from './payment-scope.ts'
import { accountMistakes, doneOf } from './payments.form.ts'
import { PaymentsPage } from './payments.page.tsx'
import { territoryNames } from './scope.ts'

const LIST = '/department/payments'
/** A batch of a large city, with room to spare; a longer form is not ours. */
const MOST_CHOSEN = 5000

export function registerPayments(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, LIST, context => show(context, {}))
  postPage(app, deps, LIST, collect)
  getPage(app, deps, `${LIST}/payer`, context => showPayer(context, {}))
  postPage(app, deps, `${LIST}/payer`, savePayer)
  registerPaymentAccounts(app, deps)
  registerPaymentBatch(app, deps)
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { staff, relation, territory, programme, choices } = await getPaymentScope(context)
  const { database, setting, language } = context
  const payer = { territory: territory.code, programme }
  const today = setting.clock.today()
  const found = await findBatches(database, staff, relation, payer, today)
  const rules = await findRulesInForce(database, territory.code, programme, today)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <PaymentsPage
      frame={context.frame('department')}
      territory={{ code: territory.code, name: territory.name[language] }}
      choices={await territoryNames(context, choices)}
      today={today}
      payBy={month => payByDay(rules?.pack, month)}
      payer={await findPayerAccount(database, payer)}
      maySend={isAllowed(staff, paymentAccess.send, relation)}
      mayKeepPayer={isAllowed(staff, paymentAccess.keepPayer, relation)}
      maySeeAccounts={isAllowed(staff, paymentAccess.seeAccounts, relation)}
      done={doneOf(context.query.done)}
      form={{ language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
      {...found}
    />,
    mistaken ? 422 : 200,
  )
}

async function collect(context: PageContext): Promise<PageAnswer> {
  const scope = await getPaymentScope(context)
  const acts = [...new Set(context.form.values('acts'))].slice(0, MOST_CHOSEN).sort()
  authorize(scope.staff, paymentAccess.send, scope.relation)
  if (acts.length === 0) return show(context, { acts: context.texts.payments.chosenNone })
  const input = { territory: scope.territory.code, programme: scope.programme, acts }
  const number = await context.act('payment.make-batch', input, tx =>
    makeBatch(tx, scope.staff, context.setting, input),
  )
  return redirect(context.href(`${LIST}/${number}?done=made`))
}

async function showPayer(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { staff, relation, territory, programme, href } = await getPaymentScope(context)
  authorize(staff, paymentAccess.keepPayer, relation)
  const { database, language } = context
  const kept = await findPayerAccount(database, { territory: territory.code, programme })
  const mistaken = Object.keys(errors).length > 0
  const values =
    kept === undefined
      ? {}
      : { iban: kept.iban, bic: kept.bic, name: kept.name, bin: kept.bin, knp: kept.knp }
  return shown(
    <PayerPage
      frame={context.frame('department')}
      territoryName={territory.name[language]}
      listHref={href(LIST)}
      form={{ language, values: mistaken ? context.form.all : values, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function savePayer(context: PageContext): Promise<PageAnswer> {
  const scope = await getPaymentScope(context)
  const { form } = context
  const input = {
    territory: scope.territory.code,
    programme: scope.programme,
    iban: form.value('iban'),
    bic: form.value('bic'),
    name: form.value('name'),
    bin: form.value('bin'),
    knp: form.value('knp'),
  }
  try {
    await context.act('payment.keep-payer', input, async tx => {
      await keepPayer(tx, scope.staff, context.setting, input)
      return null
    })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return showPayer(context, accountMistakes(error, context.language))
  }
  return redirect(scope.href(LIST, 'done=payer'))
}
