/** What a parent can do with an application: confirm, refuse, withdraw, restore. */
import { restoreApplication } from '../../../domain/applications/restore-application.ts'
import { withdrawApplication } from '../../../domain/applications/withdraw-application.ts'
import type { Setting } from '../../../domain/territories/setting.ts'
import { confirmVoucher } from '../../../domain/vouchers/confirm-voucher.ts'
import { declineVoucher } from '../../../domain/vouchers/decline-voucher.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { shown } from '../../page-answer.ts'
import { getGuardian, newRequestId } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { backToCabinet } from './cabinet.route.tsx'
import { DecidePage } from './decide.page.tsx'
import { getApplicationOfChooser, getOwnApplication } from './own-application.ts'

type Decision = (tx: Tx, actor: Actor, setting: Setting, number: string) => Promise<void>

export function registerDecidePages(app: App, deps: ParentDeps): void {
  const post = (
    path: string,
    action: string,
    done: 'confirmed' | 'refused' | 'withdrawn' | 'restored',
    decide: Decision,
    getApplication = getOwnApplication,
  ) =>
    postPage(app, deps, `/cabinet/:number/${path}`, async context => {
      const guardian = getGuardian(context)
      const application = await getApplication(context)
      const { number } = application
      await context.act(action, { number }, async tx => {
        await decide(tx, guardian, context.setting, number)
        return null
      })
      return backToCabinet(context, application, done)
    })
  post('confirm', 'voucher.confirm', 'confirmed', confirmVoucher, getApplicationOfChooser)
  post('refuse', 'voucher.decline', 'refused', declineVoucher)
  post('withdraw', 'application.withdraw', 'withdrawn', withdrawApplication)
  post('restore', 'application.restore', 'restored', restoreApplication)
  for (const decision of ['refuse', 'withdraw'] as const) {
    getPage(app, deps, `/cabinet/:number/${decision}`, async context => {
      const { number } = await getOwnApplication(context)
      return shown(
        <DecidePage
          frame={context.frame('parent')}
          decision={decision}
          number={number}
          csrfToken={context.csrfToken}
          requestId={newRequestId(context)}
        />,
      )
    })
  }
}
