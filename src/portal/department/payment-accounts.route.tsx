/** Accounts of kindergartens that wait for a second person of the department. */
import { BadInput } from '../../base/failure.ts'
import { decideAccount, enterAccount } from '../../domain/payments/enter-account.ts'
import { findProposedAccounts } from '../../domain/payments/find-accounts.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import { actorText } from '../../platform/access/actor.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Form } from '../layout/form.ts'
import { readTypedDay } from '../layout/typed-day.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import type { DepartmentDeps } from './department-deps.ts'
import { PaymentAccountsPage } from './payment-accounts.page.tsx'
import { getPaymentScope } from './payment-scope.ts'
import { accountMistakes, doneOf } from './payments.form.ts'

const LIST = '/department/payments'
const PATH = `${LIST}/accounts`

export function registerPaymentAccounts(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, decide)
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { staff, relation, territory, programme, href } = await getPaymentScope(context)
  const { database, language } = context
  const payer = { territory: territory.code, programme }
  const mistaken = Object.keys(errors).length > 0
  const today = context.setting.clock.today().toString()
  return shown(
    <PaymentAccountsPage
      frame={context.frame('department')}
      territoryName={territory.name[language]}
      listHref={href(LIST)}
      accounts={await findProposedAccounts(database, staff, relation, payer)}
      mayDecide={account =>
        isAllowed(staff, paymentAccess.decideAccount, relation) &&
        account.enteredBy !== actorText(staff)
      }
      mayEnter={isAllowed(staff, paymentAccess.enterAccount, relation)}
      done={doneOf(context.query.done)}
      form={{ language, values: mistaken ? context.form.all : { validFrom: today }, errors }}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

/** `confirm:7`, `refuse:7`, `enter`: the value of the button that was pressed. */
async function decide(context: PageContext): Promise<PageAnswer> {
  if (context.form.value('decide') === 'enter') return enter(context)
  const { staff, href } = await getPaymentScope(context)
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

/** An officer enters it in the place of a kindergarten of the territory; another one will confirm. */
async function enter(context: PageContext): Promise<PageAnswer> {
  const { staff, programme, territory, href } = await getPaymentScope(context)
  const { form, language } = context
  const provider = await findProvider(context.database, form.value('bin'), programme)
  const validFrom = readTypedDay(form.value('validFrom'))
  const known = provider?.territory_code === territory.code
  if (provider === undefined || !known || validFrom === undefined) {
    const fields = {
      ...(known ? {} : { bin: 'unknown' }),
      ...(validFrom === undefined ? { validFrom: 'wrong' } : {}),
    }
    return show(context, accountMistakes(new BadInput(fields), language))
  }
  const given = { iban: form.value('iban'), bic: form.value('bic'), holder: form.value('holder') }
  try {
    const input = { ...given, bin: provider.bin, validFrom: validFrom.toString() }
    await context.act('payment.enter-account', input, async tx => {
      const account = { ...given, validFrom, providerId: provider.id }
      return (await enterAccount(tx, staff, context.setting, account)).toString()
    })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return show(context, accountMistakes(error, language))
  }
  return redirect(href(PATH, 'done=entered'))
}
