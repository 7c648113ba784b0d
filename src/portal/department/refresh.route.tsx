/** The yearly refresh of cohorts, with its preview and its report. */
import { applicationAccess } from '../../domain/applications/application-access.ts'
import { previewRefresh, refreshCohorts } from '../../domain/queue/refresh-cohorts.ts'
import { getRulesInForce } from '../../domain/territories/rules-in-force.ts'
import { voucherAccess } from '../../domain/vouchers/voucher-access.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { formatDate } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { RefreshPage } from './refresh.page.tsx'
import { getScope, type Scope } from './scope.ts'

export function registerRefresh(app: App, deps: Deps): void {
  getPage(app, deps, '/department/refresh', async context => {
    const scope = await getScope(context)
    authorize(scope.staff, voucherAccess.listUnreached, scope.relation)
    const today = context.setting.clock.today()
    const input = inputOf(context, scope)
    return shown(
      <RefreshPage
        frame={context.frame('department')}
        dueBy={await findDueDay(context, scope)}
        moves={await previewRefresh(context.database, today, input)}
        done={readDone(context)}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
        mayRun={isAllowed(scope.staff, applicationAccess.refreshCohorts, scope.relation)}
      />,
    )
  })
  postPage(app, deps, '/department/refresh', async context => {
    const scope = await getScope(context)
    const input = inputOf(context, scope)
    const report = await context.act('application.refresh-cohorts', input, tx =>
      refreshCohorts(tx, scope.staff, context.setting, input),
    )
    return redirect(scope.href('/department/refresh', `done=${report.moved}-${report.agedOut}`))
  })
}

function inputOf(context: PageContext, { territory, programme }: Scope) {
  return { territory: territory.code, programme, year: context.setting.clock.today().year }
}

async function findDueDay(context: PageContext, { territory, programme }: Scope): Promise<string> {
  const today = context.setting.clock.today()
  const { pack } = await getRulesInForce(context.database, territory.code, programme, today)
  const due = Temporal.PlainDate.from(`${today.year}-${pack.values['queue.yearlyRefreshBy'].value}`)
  return formatDate(due, context.language)
}

function readDone(context: PageContext) {
  const [, moved, agedOut] = /^(\d{1,9})-(\d{1,9})$/.exec(context.query.done ?? '') ?? []
  return moved === undefined ? undefined : { moved: Number(moved), agedOut: Number(agedOut) }
}
