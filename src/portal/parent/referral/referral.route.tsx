/** Extending and declining a referral. */
import { Refusal } from '../../../base/failure.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { declineReferral } from '../../../domain/referrals/decline-referral.ts'
import { extendReferral } from '../../../domain/referrals/extend-referral.ts'
import type { ReferralRefusal } from '../../../domain/referrals/referral.ts'
import type { Extension } from '../../../domain/referrals/referral-term.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { formatDate } from '../../layout/format.ts'
import { readTypedDay } from '../../layout/typed-day.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { backToCabinet } from '../cabinet/cabinet.route.tsx'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { DeclinePage } from './decline.page.tsx'
import { ExtendPage } from './extend.page.tsx'
import { loadReferral } from './load-referral.ts'

export function registerReferralPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/referral/extend', async context => {
    const application = await getOwnApplication(context)
    const extension = await getExtension(context, application)
    const values = { lastDay: extension.last.toString() }
    return shown(showExtend(context, application, extension, { values, errors: {} }))
  })
  postPage(app, deps, '/cabinet/:number/referral/extend', extend)
  getPage(app, deps, '/cabinet/:number/referral/decline', async context => {
    const { number } = await getOwnApplication(context)
    return shown(
      <DeclinePage
        frame={context.frame('parent')}
        number={number}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/cabinet/:number/referral/decline', async context => {
    const guardian = getGuardian(context)
    const application = await getOwnApplication(context)
    const { number } = application
    await context.act('referral.decline', { number }, async tx => {
      await declineReferral(tx, guardian, context.setting, number)
      return null
    })
    return backToCabinet(context, application, 'referralDeclined')
  })
}

async function extend(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const { number } = application
  const typed = context.form.value('lastDay')
  const lastDay = readTypedDay(typed)
  // Undefined when it was extended already, perhaps by the first press of the same button: the action knows.
  const open = (await loadReferral(context, application.id))?.view.extension
  if (lastDay === undefined || (open !== undefined && isOutside(lastDay, open))) {
    const extension = open ?? (await getExtension(context, application))
    const { language } = context
    const words = context.texts.referrals.extend
    const [first, last] = [extension.first, extension.last].map(day => formatDate(day, language))
    const errors = { lastDay: words.dayBad(first ?? '', last ?? '') }
    const form = { values: { lastDay: typed }, errors }
    return shown(showExtend(context, application, extension, form), 422)
  }
  await context.act('referral.extend', { number, lastDay: lastDay.toString() }, async tx => {
    await extendReferral(tx, guardian, context.setting, { number, lastDay })
    return null
  })
  return backToCabinet(context, application, 'referralExtended')
}

function isOutside(day: Temporal.PlainDate, { first, last }: Extension): boolean {
  const { compare } = Temporal.PlainDate
  return compare(day, first) < 0 || compare(day, last) > 0
}

/** Refuses what the action would refuse, before anything is typed. */
async function getExtension(context: PageContext, { id }: Application): Promise<Extension> {
  const loaded = await loadReferral(context, id)
  if (loaded?.view.referral.state !== 'issued') {
    throw new Refusal<ReferralRefusal>('referral/not-issued')
  }
  const { extension } = loaded.view
  if (extension === undefined) throw new Refusal<ReferralRefusal>('referral/extended-already')
  return extension
}

function showExtend(
  context: PageContext,
  { number }: Application,
  extension: Extension,
  form: Omit<Form, 'language'>,
) {
  return (
    <ExtendPage
      frame={context.frame('parent')}
      number={number}
      extension={extension}
      form={{ language: context.language, ...form }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />
  )
}
