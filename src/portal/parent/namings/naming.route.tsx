/** An invitation of a club to one child: read, accepted in one tap, refused. */
import { NotFound } from '../../../base/failure.ts'
import { findTimetable } from '../../../domain/lessons/find-lessons.ts'
import { acceptNaming } from '../../../domain/namings/accept-naming.ts'
import { refuseNaming } from '../../../domain/namings/close-naming.ts'
import { viewNaming } from '../../../domain/namings/find-namings.ts'
import { parseNamingNumber } from '../../../domain/namings/naming.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { deadlineOf } from './load-namings.ts'
import { NamingPage } from './naming.page.tsx'

const PATH = '/cabinet/namings/:number'
const LENGTH = { least: 3, most: 500 }

export function registerNamingPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, `${PATH}/accept`, accept)
  postPage(app, deps, `${PATH}/refuse`, refuse)
}

function numberOf(context: PageContext): string {
  const number = parseNamingNumber(context.params.number ?? '')
  if (number === undefined) throw new NotFound('naming')
  return number
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const { database, setting, language } = context
  const naming = await viewNaming(database, guardian, numberOf(context))
  const today = setting.clock.today()
  const month = today.toPlainYearMonth()
  const { slots } = await findTimetable(database, setting.calendar, naming.groupId, month)
  const { compare } = Temporal.PlainDate
  return shown(
    <NamingPage
      frame={context.frame('parent')}
      naming={naming}
      deadline={deadlineOf(context, naming)}
      slots={slots.filter(slot => slot.validTo === null || compare(slot.validTo, today) >= 0)}
      form={{ language, values: context.form.all, errors }}
      refused={context.query.done === 'refused'}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function accept(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const number = numberOf(context)
  const { application } = await context.act('naming.accept', { number }, async tx => ({
    application: (await acceptNaming(tx, guardian, context.setting, { number })).application,
  }))
  return redirect(context.href(`/cabinet/${application}?done=named`))
}

async function refuse(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const number = numberOf(context)
  const typed = context.form.value('words')
  if (typed !== '' && (typed.length < LENGTH.least || typed.length > LENGTH.most)) {
    return show(context, { words: context.texts.namings.family.wordsLength })
  }
  const words = typed === '' ? null : typed
  await context.act('naming.refuse', { number, words }, async tx => {
    await refuseNaming(tx, guardian, context.setting, { number, words })
    return null
  })
  return redirect(context.href(`/cabinet/namings/${number}?done=refused`))
}
