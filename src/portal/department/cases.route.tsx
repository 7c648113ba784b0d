/** Cases of families that wait for the department's answer. */
import { NotFound } from '../../base/failure.ts'
import { findApplicationById } from '../../domain/applications/find-application.ts'
import { lookAtApplication } from '../../domain/applications/look-at-application.ts'
import { answerCase } from '../../domain/cases/answer-case.ts'
import { caseAccess } from '../../domain/cases/case-access.ts'
import { MOST_WORDS } from '../../domain/cases/family-case.ts'
import { findCase, findOpenCases } from '../../domain/cases/find-cases.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { CasePage, CasesPage } from './cases.page.tsx'
import { getScope } from './scope.ts'

const MOST_SHOWN = 200

export function registerCases(app: App, deps: Deps): void {
  getPage(app, deps, '/department/cases', async context => {
    const scope = await getScope(context)
    authorize(scope.staff, caseAccess.list, scope.relation)
    const cases = await findOpenCases(context.database, [scope.territory.code], MOST_SHOWN)
    return shown(
      <CasesPage
        frame={context.frame('department')}
        cases={cases}
        now={context.setting.clock.now()}
        saved={context.query.saved === 'yes'}
      />,
    )
  })
  getPage(app, deps, '/department/cases/:case', async context => show(context, {}))
  postPage(app, deps, '/department/cases/:case', async context => {
    const { staff, one } = await getCase(context)
    const t = context.texts.cases.mistakes
    const outcome = (['upheld', 'dismissed'] as const).find(
      value => value === context.form.value('outcome'),
    )
    const answer = context.form.value('answer')
    const bad = answer === '' || answer.length > MOST_WORDS
    if (outcome === undefined || bad) {
      return show(context, {
        ...(outcome === undefined ? { outcome: t.outcome } : {}),
        ...(bad ? { answer: t.answer } : {}),
      })
    }
    const input = { number: one.number, outcome, answer }
    await context.act('case.answer', input, async tx => {
      await answerCase(tx, staff, context.setting, input)
      return null
    })
    return redirect(context.href('/department/cases?saved=yes'))
  })
}

/** Its words name a family: never without a trace of who looked. Others' territories are not there. */
async function getCase(context: PageContext) {
  const staff = getStaff(context)
  const { database, setting } = context
  const one = await findCase(database, context.params.case ?? '')
  const found = one && (await findApplicationById(database, one.applicationId))
  if (one === undefined || found === undefined) throw new NotFound('case')
  if (!isAllowed(staff, caseAccess.list, found.relation)) throw new NotFound('case')
  const { number } = found.application
  await inTransaction(database, tx =>
    lookAtApplication(tx, staff, setting, { number, what: 'case' }),
  )
  return { staff, one, number, mayAnswer: isAllowed(staff, caseAccess.answer, found.relation) }
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { one, number, mayAnswer } = await getCase(context)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <CasePage
      frame={context.frame('department')}
      one={one}
      applicationNumber={number}
      mayAnswer={mayAnswer}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}
