/** The page on which a family speaks before a long absence is decided. */
import { NotFound } from '../../../base/failure.ts'
import { MOST_OBJECTION_WORDS } from '../../../domain/absences/absence.ts'
import { objectToEnding } from '../../../domain/absences/object-to-ending.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { formatCount } from '../../layout/format.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { backToCabinet } from '../cabinet/cabinet.route.tsx'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { loadAbsence } from './load-absence.ts'
import { ObjectionPage } from './objection.page.tsx'

const PATH = '/cabinet/:number/long-absence'

export function registerObjectionPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, object)
}

async function load(context: PageContext) {
  const application = await getOwnApplication(context)
  const found = await loadAbsence(context, application.number)
  if (found === undefined) throw new NotFound('long absence')
  return { application, absence: found.absence }
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { application, absence } = await load(context)
  const child = await getPerson(context.database, application.childId)
  const mistaken = Object.keys(errors).length > 0
  const values = mistaken ? context.form.all : { words: absence.objection ?? '' }
  return shown(
    <ObjectionPage
      frame={context.frame('parent')}
      number={application.number}
      childName={child.full_name}
      since={absence.since}
      form={{ language: context.language, values, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function object(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const words = context.form.value('words')
  if (words === '' || words.length > MOST_OBJECTION_WORDS) {
    const most = formatCount(MOST_OBJECTION_WORDS, context.language)
    return show(context, { words: context.texts.absences.needed(most) })
  }
  const { absence } = await load(context)
  await context.act('absence.object', { id: absence.id.toString(), words }, async tx => {
    await objectToEnding(tx, guardian, context.setting, { id: absence.id, words })
    return null
  })
  return backToCabinet(context, application, 'objected')
}
