/** The month of a group: shown, submitted, disputed days answered, certificates looked at. */
import { BadInput, Refusal } from '../../base/failure.ts'
import { findMissedOfGroup } from '../../domain/absences/find-missed-lessons.ts'
import { answerDispute } from '../../domain/attendance/decide-dispute.ts'
import { findGroupDays } from '../../domain/attendance/find-day.ts'
import { findGroupObjections } from '../../domain/attendance/find-group-objections.ts'
import { findGroupMonth } from '../../domain/attendance/find-month.ts'
import { lookAtPaper } from '../../domain/attendance/look-at-paper.ts'
import { submitSheet } from '../../domain/attendance/submit-sheet.ts'
import { isWorkingDay } from '../../domain/territories/working-calendar.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { readMonth } from '../attendance/month-of-path.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { file, type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { documentsOf, type ParentDeps } from '../parent/parent-deps.ts'
import { idOf } from '../public/query-value.ts'
import { readDisputeAnswer } from './month.form.ts'
import { GroupMonthPage } from './month.page.tsx'

const PATH = '/provider/attendance/month'
const DONE = ['submitted', 'answered'] as const

export function registerGroupMonth(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, context => {
    switch (context.form.value('what')) {
      case 'submit':
        return submit(context)
      case 'answer':
        return answer(context)
      default:
        throw new BadInput({ what: 'unknown' })
    }
  })
  getPage(app, deps, '/provider/attendance/papers/:id', async context => {
    const actor = getProviderActor(context)
    const { database, setting, params } = context
    const document = await inTransaction(database, tx =>
      lookAtPaper(tx, actor, setting, idOf(params.id)),
    )
    const content = await documentsOf(deps).get(document.sha256)
    return file(document.file_name, document.media_type, content)
  })
}

/** The month of the address, or this one; one that the calendar does not know is this one. */
function monthIn({ query, setting }: PageContext): Temporal.PlainYearMonth {
  const today = setting.clock.today()
  const month = readMonth(query.month)
  const known = month && isWorkingDay(setting.calendar, month.toPlainDate({ day: 1 })).ok
  return month !== undefined && known ? month : today.toPlainYearMonth()
}

function backTo(context: PageContext, groupId: bigint, done: (typeof DONE)[number]): PageAnswer {
  const month = monthIn(context)
  return redirect(context.href(`${PATH}?month=${month}&group=${groupId}&done=${done}`))
}

async function submit(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const groupId = idOf(context.query.group)
  const month = monthIn(context)
  const unmarkedSeen = context.form.values('unmarked').includes('seen')
  const input = { groupId: groupId.toString(), month: month.toString(), unmarkedSeen }
  try {
    await context.act('sheet.submit', input, tx =>
      submitSheet(tx, actor, context.setting, { groupId, month, unmarkedSeen }),
    )
  } catch (error) {
    const unseen = error instanceof Refusal && error.code === 'sheet/days-not-marked'
    if (!unseen) throw error
    return show(context, { unmarked: context.texts.attendance.month.unmarkedNotSeen })
  }
  return backTo(context, groupId, 'submitted')
}

async function answer(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { form, language } = context
  const disputeId = idOf(form.value('dispute'))
  const read = readDisputeAnswer(form.value, disputeId, language)
  if (!read.ok) return show(context, read.error)
  const { agrees, words } = read.value
  const input = { dispute: disputeId.toString(), agrees, words }
  await context.act('sheet.answer-dispute', input, async tx => {
    await answerDispute(tx, actor, context.setting, { disputeId, agrees, words })
    return null
  })
  return backTo(context, idOf(context.query.group), 'answered')
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { database, language, query, setting } = context
  const today = setting.clock.today()
  const month = monthIn(context)
  const groups = await findGroupDays(database, actor.providerId, today)
  const chosen =
    query.group === undefined
      ? (groups.find(group => group.children > 0) ?? groups[0])?.groupId
      : idOf(query.group)
  const done = DONE.find(one => one === query.done)
  const mistaken = Object.keys(errors).length > 0
  const monthOfGroup =
    chosen === undefined
      ? undefined
      : await findGroupMonth(database, actor, setting, { groupId: chosen, month })
  return shown(
    <GroupMonthPage
      frame={context.frame('provider')}
      month={month}
      shown={monthOfGroup}
      objections={
        monthOfGroup === undefined
          ? []
          : await findGroupObjections(database, actor, monthOfGroup.group, month)
      }
      missed={
        monthOfGroup?.group.programme === 'club'
          ? await findMissedOfGroup(database, actor, setting, monthOfGroup.group)
          : []
      }
      groups={groups}
      today={today}
      done={done === undefined ? undefined : context.texts.attendance.month[done]}
      form={{ language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}
