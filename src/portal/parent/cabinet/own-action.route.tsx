/** A child of fourteen acts itself with its parent's consent: given and ended here. */
import { parsePhone } from '../../../base/phone.ts'
import {
  findOwnActionAge,
  findOwnActionConsent,
  letChildAct,
  stopChildActing,
} from '../../../domain/applications/let-child-act.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { backToCabinet } from './cabinet.route.tsx'
import { OwnActionPage } from './own-action.page.tsx'
import { getOwnApplication } from './own-application.ts'

export function registerOwnActionPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/own-action', async context => show(context, {}))
  postPage(app, deps, '/cabinet/:number/own-action', async context => {
    const guardian = getGuardian(context)
    const application = await getOwnApplication(context)
    const { number } = application
    const { language, setting } = context
    if (context.form.value('what') === 'stop') {
      await context.act('application.stop-child', { number }, async tx => {
        await stopChildActing(tx, guardian, setting, { number })
        return null
      })
      return backToCabinet(context, application, 'childStopped')
    }
    const phone = parsePhone(context.form.value('phone'))
    if (phone === undefined) return show(context, { phone: context.texts.apply.mistakes.phone })
    await context.act('application.let-child-act', { number, phone }, async tx => {
      await letChildAct(tx, guardian, setting, { number, phone, language })
      return null
    })
    return backToCabinet(context, application, 'childActs')
  })
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const application = await getOwnApplication(context)
  const page = (
    <OwnActionPage
      frame={context.frame('parent')}
      number={application.number}
      age={await findOwnActionAge(context.database, application, context.setting.clock.today())}
      form={{ language: context.language, values: context.form.all, errors }}
      consent={await findOwnActionConsent(context.database, application.childId)}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />
  )
  return shown(page, Object.keys(errors).length > 0 ? 422 : 200)
}
