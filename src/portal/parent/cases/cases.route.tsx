/** Opening a case from the cabinet. */
import { NotFound } from '../../../base/failure.ts'
import { findFamilyMonths } from '../../../domain/attendance/find-family-months.ts'
import { CASE_KINDS, MOST_WORDS } from '../../../domain/cases/family-case.ts'
import { openCase } from '../../../domain/cases/open-case.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { idOf } from '../../public/query-value.ts'
import { backToCabinet } from '../cabinet/cabinet.route.tsx'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { AskPage } from './ask.page.tsx'

export function registerCasePages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/case', async context => show(context, {}))
  postPage(app, deps, '/cabinet/:number/case', async context => {
    const guardian = getGuardian(context)
    const application = await getOwnApplication(context)
    const kind = kindOf(context)
    const words = context.form.value('words')
    const missing = words === '' && kind !== 'not-my-child'
    if (missing || words.length > MOST_WORDS) {
      return show(context, { words: context.texts.cases.askMissing })
    }
    const { number } = application
    const enrolment = enrolmentOf(context)
    const about = enrolment === undefined ? {} : { enrolmentId: idOf(enrolment) }
    await context.act('case.open', { number, kind, words, enrolment: enrolment ?? null }, tx =>
      openCase(tx, guardian, context.setting, { number, kind, words, ...about }),
    )
    return backToCabinet(context, application, 'caseOpened')
  })
}

/** From a month: the enrolment that it belongs to. */
function enrolmentOf({ query }: PageContext): string | undefined {
  return query.enrolment === undefined ? undefined : idOf(query.enrolment).toString()
}

function kindOf(context: PageContext) {
  const kind = CASE_KINDS.find(one => one === (context.query.kind ?? 'complaint'))
  if (kind === undefined) throw new NotFound('kind')
  return kind
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const application = await getOwnApplication(context)
  const { number } = application
  const enrolment = enrolmentOf(context)
  const { enrolments } = await findFamilyMonths(context.database, application)
  const own = enrolments.find(one => one.id.toString() === enrolment)
  if (enrolment !== undefined && own === undefined) throw new NotFound('enrolment')
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <AskPage
      frame={context.frame('parent')}
      number={number}
      kind={kindOf(context)}
      enrolment={own}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}
