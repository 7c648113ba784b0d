/** Acts before the department and the operator: one act with its files, a line down to its days, the approval. */
import { recordLook } from '../../domain/applications/look-at-application.ts'
import { attendanceAccess } from '../../domain/attendance/attendance-access.ts'
import { findActDocument } from '../../domain/payments/act-document.ts'
import { approveAct } from '../../domain/payments/approve-act.ts'
import { findAct, findActLine } from '../../domain/payments/find-acts.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { actorText } from '../../platform/access/actor.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { answerActFile } from '../acts/act-files.ts'
import { ActLinePage } from '../acts/act-line.page.tsx'
import { readTotal, territoryNames } from '../acts/act-request.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { OfficeActPage } from './act.page.tsx'

const PATH = '/department/acts/:number'

export function registerOfficeActs(app: App, deps: Deps): void {
  getPage(app, deps, PATH, showAct)
  getPage(app, deps, `${PATH}/lines/:line`, showLine)
  postPage(app, deps, `${PATH}/approve`, approve)
  getPage(app, deps, `${PATH}/:file`, async context => {
    const given = await load(context)
    const { staff } = given
    // A file leaves the house with all children of the act.
    await inTransaction(context.database, tx =>
      recordLook(tx, staff, context.setting, null, 'persons-export'),
    )
    return answerActFile(context, context.params.file, given)
  })
}

const rootOf = (context: PageContext) => context.href(`/department/acts/${context.params.number}`)

async function load(context: PageContext) {
  const staff = getStaff(context)
  const found = await findAct(context.database, staff, context.params.number ?? '')
  context.speakOf(found.act.programme)
  const document = await findActDocument(context.database, found.act, found.lines)
  return { staff, shown: found, document, root: rootOf(context), byName: false } as const
}

async function showAct(context: PageContext): Promise<PageAnswer> {
  const { staff, ...given } = await load(context)
  return shown(
    <OfficeActPage
      {...given}
      frame={context.frame('department')}
      language={context.language}
      programme={given.shown.act.programme}
      mayApprove={isAllowed(staff, paymentAccess.approveAct, given.shown.relation)}
      own={given.shown.act.preparedBy === actorText(staff)}
      done={context.query.done === 'approved'}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}

async function showLine(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { database, params, setting } = context
  const lineId = idOf(params.line)
  const found = await findActLine(database, staff, params.number ?? '', lineId)
  await inTransaction(database, tx =>
    recordLook(tx, staff, setting, found.line.applicationId, 'sheet'),
  )
  return shown(
    <ActLinePage
      frame={context.frame('department')}
      shown={found}
      root={rootOf(context)}
      listHref={context.href(
        `/department/months/${found.act.month.toPlainYearMonth()}?territory=${found.act.territory}`,
      )}
      byName={false}
      territories={await territoryNames(context)}
      {...(isAllowed(staff, attendanceAccess.takeBack, found.relation) && {
        officeHref: context.href(`/department/attendance/${lineId}`),
      })}
    />,
  )
}

async function approve(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const number = context.params.number ?? ''
  const totalTiyn = readTotal(context.form.value('total'))
  const input = { number, totalTiyn: totalTiyn.toString() }
  await context.act('act.approve', input, async tx => {
    await approveAct(tx, staff, context.setting, { number, totalTiyn })
    return null
  })
  return redirect(`${rootOf(context)}?done=approved`)
}
