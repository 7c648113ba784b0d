/** One tap: the contract with a club is to go on, or a free place is taken while the voucher waits. */
import { parseBusinessNumber } from '../../../base/business-number.ts'
import { BadInput } from '../../../base/failure.ts'
import { takeAgain } from '../../../domain/choice/take-again.ts'
import { askRenewal } from '../../../domain/contracts/ask-renewal.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect } from '../../page-answer.ts'
import { getGuardian, type PageContext } from '../../page-context.ts'
import { idOf } from '../../public/query-value.ts'
import { backToCabinet } from '../cabinet/cabinet.route.tsx'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'

const PATH = '/cabinet/:number/renew'

export function registerRenewalPages(app: App, deps: ParentDeps): void {
  // Where the language switch of a refusal leads.
  getPage(app, deps, PATH, async context => {
    const { number } = await getOwnApplication(context)
    return redirect(context.href(`/cabinet/${number}`))
  })
  postPage(app, deps, PATH, context =>
    context.form.value('group') === '' ? renew(context) : take(context),
  )
}

async function renew(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const number = parseBusinessNumber(context.form.value('contract'))
  if (number === undefined) throw new BadInput({ contract: 'unknown' })
  await context.act('contract.ask-renewal', { number }, async tx => {
    await askRenewal(tx, guardian, context.setting, { number })
    return null
  })
  return backToCabinet(context, application, 'renewalAsked')
}

async function take(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const { number } = application
  const groupId = idOf(context.form.value('group'))
  await context.act('choice.take-again', { number, group: groupId.toString() }, async tx => {
    await takeAgain(tx, guardian, context.setting, { number, groupId })
    return null
  })
  return backToCabinet(context, application, 'taken')
}
