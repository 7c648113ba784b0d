/** A month of one child: looked at, confirmed, or single days disputed; for its own family only. */
import { BadInput, NotFound, Refusal } from '../../../base/failure.ts'
import { answerLine, type DisputedDay } from '../../../domain/attendance/answer-line.ts'
import type { AttendanceRefusal } from '../../../domain/attendance/attendance.ts'
import { findAnswered } from '../../../domain/attendance/find-answered.ts'
import {
  findFamilyMonth,
  findFamilyMonths,
  mayAnswer,
} from '../../../domain/attendance/find-family-months.ts'
import type { FamilyCase } from '../../../domain/cases/family-case.ts'
import { findCasesOfApplications } from '../../../domain/cases/find-cases.ts'
import { findChildMoney } from '../../../domain/payments/find-child-money.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import type { App } from '../../../platform/http/app.ts'
import { monthOf } from '../../attendance/month-of-path.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { countDown } from '../cabinet/open-deadline.ts'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { readDisputed } from './dispute.form.ts'
import { DisputePage } from './dispute.page.tsx'
import { DisputeCheckPage } from './dispute-check.page.tsx'
import { MonthPage } from './month.page.tsx'

const PATH = '/cabinet/:number/month/:month'
const DONE = ['confirmed', 'sent'] as const

export function registerMonthPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, showMonth)
  postPage(app, deps, PATH, confirm)
  getPage(app, deps, `${PATH}/wrong`, async context => {
    const month = await load(context)
    return showDays(context, getLine(month, context.query.line), {}, {})
  })
  postPage(app, deps, `${PATH}/wrong`, dispute)
}

async function load(context: PageContext) {
  getGuardian(context)
  const application = await getOwnApplication(context)
  const month = monthOf(context.params.month)
  const months = await findFamilyMonths(context.database, application)
  if (months.enrolments.length === 0) throw new NotFound('month')
  return { application, month, lines: await findFamilyMonth(context.database, months, month) }
}

type Loaded = Awaited<ReturnType<typeof load>>

/** Throws NotFound for a line that is not of this child and month. */
function getLine({ lines }: Loaded, id: string | undefined) {
  const found = lines.find(({ line }) => line.id.toString() === id)
  if (found === undefined) throw new NotFound('sheet line')
  return found
}

const rootOf = (context: PageContext) =>
  context.href(`/cabinet/${context.params.number}/month/${context.params.month}`)

async function showMonth(context: PageContext): Promise<PageAnswer> {
  const { application, month, lines } = await load(context)
  const { clock, calendar } = context.setting
  const now = clock.now()
  const child = await getPerson(context.database, application.childId)
  const cases = await findCasesOfApplications(context.database, [application.id])
  const money = await findChildMoney(context.database, application)
  const done = DONE.find(one => one === context.query.done)
  const own = application.programme === 'club' ? lines.map(({ line }) => line) : []
  const beforehand = await findAnswered(context.database, month, own)
  return shown(
    <MonthPage
      frame={context.frame('parent')}
      number={application.number}
      childName={child.full_name}
      month={month}
      lines={lines.map(one => ({
        ...one,
        deadline: mayAnswer(one.line, now)
          ? countDown({ now, calendar }, one.line.answerUntil)
          : undefined,
        beforehand: beforehand.get(one.line.enrolmentId),
        money: money.lines.find(({ lineId }) => lineId === one.line.id),
      }))}
      held={new Set(cases.flatMap(one => (isHeld(one) ? (one.enrolmentId ?? []) : [])))}
      done={done === undefined ? undefined : context.texts.attendance.family[done]}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}

/** Nothing is paid while it is open, nor when the family was right. */
const isHeld = (one: FamilyCase) =>
  one.kind === 'not-my-child' && (one.state === 'open' || one.outcome === 'upheld')

async function confirm(context: PageContext): Promise<PageAnswer> {
  const { line } = getLine(await load(context), context.form.value('line'))
  await answer(context, line.id, [])
  return redirect(`${rootOf(context)}?done=confirmed`)
}

async function answer(context: PageContext, lineId: bigint, disputed: readonly DisputedDay[]) {
  const guardian = getGuardian(context)
  const seenDays = context.form.value('seen')
  const from = { device: context.session.device(), address: context.address }
  const days = disputed.map(one => [one.day.toString(), one.claimed, one.words])
  await context.act('sheet.answer', { line: lineId.toString(), seenDays, days }, async tx => {
    await answerLine(tx, guardian, context.setting, { lineId, seenDays, disputed, from })
    return null
  })
}

async function dispute(context: PageContext): Promise<PageAnswer> {
  const { form, language } = context
  const loaded = await load(context)
  const { application } = loaded
  const found = getLine(loaded, form.value('line'))
  const what = form.value('what')
  if (what === 'change') return showDays(context, found, form.all, {})
  // What is sent is checked by the action, which gives a repeat its first answer.
  if (what !== 'send' && form.value('seen') !== found.line.days) {
    throw new Refusal<AttendanceRefusal>('sheet/changed')
  }
  const read = readDisputed(form, found.line, language, application.programme)
  if (!read.ok) return showDays(context, found, form.all, read.error)
  if (what === 'send') {
    await answer(context, found.line.id, read.value)
    return redirect(`${rootOf(context)}?done=sent`)
  }
  if (what !== 'check') throw new BadInput({ what: 'unknown' })
  return shown(
    <DisputeCheckPage
      frame={context.frame('parent')}
      root={rootOf(context)}
      shown={found}
      disputed={read.value}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}

function showDays(
  context: PageContext,
  found: ReturnType<typeof getLine>,
  values: Form['values'],
  errors: Form['errors'],
): PageAnswer {
  const page = (
    <DisputePage
      frame={context.frame('parent')}
      root={rootOf(context)}
      shown={found}
      form={{ language: context.language, values, errors }}
      csrfToken={context.csrfToken}
    />
  )
  return shown(page, Object.keys(errors).length > 0 ? 422 : 200)
}
