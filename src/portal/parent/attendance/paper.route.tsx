/** A family tells of days of absence; a certificate is checked and kept as the documents of benefits are. */
import { NotFound } from '../../../base/failure.ts'
import { addAbsencePaper } from '../../../domain/attendance/add-absence-paper.ts'
import { findFamilyMonths, findPapers } from '../../../domain/attendance/find-family-months.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { tryToStore } from '../apply/documents.route.tsx'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { readPaper } from './paper.form.ts'
import { PaperPage } from './paper.page.tsx'

const PATH = '/cabinet/:number/absence'

export function registerAbsencePages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, context => add(deps, context), { largeFiles: 'cut' })
}

async function load(context: PageContext) {
  const application = await getOwnApplication(context)
  const { enrolments } = await findFamilyMonths(context.database, application)
  if (enrolments.length === 0) throw new NotFound('enrolment')
  return { application, enrolments }
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { application, enrolments } = await load(context)
  const child = await getPerson(context.database, application.childId)
  const mistaken = Object.keys(errors).length > 0
  const values = mistaken ? context.form.all : {}
  return shown(
    <PaperPage
      frame={context.frame('parent')}
      number={application.number}
      childName={child.full_name}
      papers={await findPapers(context.database, enrolments)}
      form={{ language: context.language, values, errors }}
      done={context.query.done === 'yes'}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function add(deps: ParentDeps, context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const { application, enrolments } = await load(context)
  const { form, language } = context
  const [upload, ...more] = form.files.filter(({ field }) => field === 'document')
  if (more.length > 0) {
    return show(context, { document: context.texts.apply.mistakes['document-many'] })
  }
  const read = readPaper(form.value, upload !== undefined, language, application.programme)
  if (!read.ok) return show(context, read.error)
  const paper = read.value
  // The place that the child had then; where it had none, the action says so.
  const { compare } = Temporal.PlainDate
  const own =
    enrolments.find(
      one =>
        compare(one.startsOn, paper.lastDay) <= 0 &&
        (one.lastDay === null || compare(paper.firstDay, one.lastDay) <= 0),
    ) ?? enrolments[0]
  if (own === undefined) throw new NotFound('enrolment')
  const stored = upload === undefined ? undefined : await tryToStore(deps, context, upload)
  if (typeof stored === 'string') {
    return show(context, { document: context.texts.apply.mistakes[stored] })
  }
  const input = {
    number: application.number,
    reason: paper.reason,
    from: paper.firstDay.toString(),
    to: paper.lastDay.toString(),
  }
  await context.act('attendance.add-paper', input, async tx => {
    const documentId = stored?.id ?? null
    await addAbsencePaper(tx, guardian, context.setting, {
      ...paper,
      enrolmentId: own.id,
      documentId,
    })
    return null
  })
  return redirect(context.href(`/cabinet/${application.number}/absence?done=yes`))
}
