/** The months of a child that the cabinet tells of: what waits for the parent's answer, what is past. */
import type { Application } from '../../../domain/applications/application.ts'
import type { SheetLineState } from '../../../domain/attendance/attendance.ts'
import { findFamilyLessons } from '../../../domain/attendance/find-family-lessons.ts'
import { findFamilyMonths, mayAnswer } from '../../../domain/attendance/find-family-months.ts'
import { findMarkedWeek, type MarkedWeek } from '../../../domain/attendance/tell-week.ts'
import { type ChildMoney, findChildMoney } from '../../../domain/payments/find-child-money.ts'
import type { PageContext } from '../../page-context.ts'
import { type CountDown, countDown } from '../cabinet/open-deadline.ts'

export type ChildMonth = {
  readonly month: Temporal.PlainYearMonth
  readonly state: SheetLineState
  /** Undefined when nothing can be answered any more. */
  readonly deadline: CountDown | undefined
}

export type ChildMonths = {
  readonly number: string
  /** Has, or had, a place whose days are marked. */
  readonly enrolled: boolean
  /** Newest first; the month of a child that changed groups is there once for each. */
  readonly months: readonly ChildMonth[]
  /** Marked in the seven days to today. */
  readonly week: readonly MarkedWeek[]
  /** The newest: what a complaint about the kindergarten is about. */
  readonly newest: bigint | undefined
  /** Of a club: lessons to be confirmed before the month is submitted; undefined where none is marked. */
  readonly lessonsWaiting: number | undefined
  readonly money: ChildMoney
}

export async function loadMonths(
  context: PageContext,
  application: Pick<Application, 'id' | 'number' | 'programme'>,
): Promise<ChildMonths> {
  const { database, setting } = context
  const { enrolments, lines } = await findFamilyMonths(database, application)
  const now = setting.clock.now()
  const months = lines.map(line => ({
    month: line.month.toPlainYearMonth(),
    state: line.state,
    deadline: mayAnswer(line, now)
      ? countDown({ now, calendar: setting.calendar }, line.answerUntil)
      : undefined,
  }))
  const ids = enrolments.map(one => one.id)
  const week = ids.length === 0 ? [] : await findMarkedWeek(database, ids, setting.clock.today())
  return {
    number: application.number,
    enrolled: enrolments.length > 0,
    months,
    week,
    newest: ids[0],
    lessonsWaiting: await countLessons(context, application, ids),
    money: await findChildMoney(database, application),
  }
}

async function countLessons(
  { database, setting }: PageContext,
  { programme }: Pick<Application, 'programme'>,
  enrolmentIds: readonly bigint[],
): Promise<number | undefined> {
  if (programme !== 'club') return undefined
  const lessons = await findFamilyLessons(database, enrolmentIds, setting.clock.today())
  return lessons.length === 0 ? undefined : lessons.filter(one => one.standing === 'open').length
}
