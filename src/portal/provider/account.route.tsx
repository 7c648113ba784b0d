/** A kindergarten's bank account: which one it is paid to, every change, entering a new one. */
import { BadInput } from '../../base/failure.ts'
import { confirmReceipt } from '../../domain/payments/confirm-receipt.ts'
import { enterAccount } from '../../domain/payments/enter-account.ts'
import { findAccountsOfProvider } from '../../domain/payments/find-accounts.ts'
import { findOwnPayments } from '../../domain/payments/find-payments.ts'
import type { App } from '../../platform/http/app.ts'
import { accountMistakes, doneOf } from '../department/payments.form.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { readTypedDay } from '../layout/typed-day.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { AccountPage } from './account.page.tsx'
import { getDesk } from './provider-desk.ts'

const PATH = '/provider/account'

export function registerAccount(app: App, deps: Deps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, enter)
  postPage(app, deps, `${PATH}/receipt`, confirm)
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { actor, provider } = await getDesk(context)
  const { database, language, setting } = context
  const mistaken = Object.keys(errors).length > 0
  const today = setting.clock.today()
  return shown(
    <AccountPage
      frame={context.frame('provider')}
      accounts={await findAccountsOfProvider(database, actor, { providerId: provider.id })}
      payments={await findOwnPayments(database, actor, provider.id)}
      today={today}
      done={doneOf(context.query.done)}
      form={{
        language,
        values: mistaken ? context.form.all : { validFrom: today.toString() },
        errors,
      }}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function enter(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getDesk(context)
  const { form, language } = context
  const validFrom = readTypedDay(form.value('validFrom'))
  if (validFrom === undefined) {
    return show(context, accountMistakes(new BadInput({ validFrom: 'wrong' }), language))
  }
  const given = { iban: form.value('iban'), bic: form.value('bic'), holder: form.value('holder') }
  try {
    const input = { ...given, validFrom: validFrom.toString() }
    await context.act('payment.enter-account', input, async tx => {
      const account = { ...given, validFrom, providerId: provider.id }
      return (await enterAccount(tx, actor, context.setting, account)).toString()
    })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return show(context, accountMistakes(error, language))
  }
  return redirect(context.href(`${PATH}?done=entered`))
}

/** `arrived:222-222-222`, `missed:222-222-222`: the value of the button that was pressed. */
async function confirm(context: PageContext): Promise<PageAnswer> {
  const { actor } = await getDesk(context)
  const [, said, payment] =
    /^(arrived|missed):([0-9A-Z-]{1,20})$/.exec(context.form.value('receipt')) ?? []
  if (payment === undefined) throw new BadInput({ receipt: 'unknown' })
  const arrived = said === 'arrived'
  await context.act('payment.confirm-receipt', { payment, arrived }, async tx => {
    await confirmReceipt(tx, actor, context.setting, { payment, arrived })
    return null
  })
  return redirect(context.href(`${PATH}?done=${arrived ? 'received' : 'missed'}`))
}
