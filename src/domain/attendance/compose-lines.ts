/** Loads what a group's month is made of and composes the line of each child. */
import type { Read } from '../../platform/db/database.ts'
import { selectPapers } from './absence-queries.ts'
import type { AttendanceTerms } from './attendance-terms.ts'
import { composeMonth } from './month-days.ts'
import { type MonthChild, selectMonthMarks, selectUsedDays } from './sheet-queries.ts'

export type ComposedLine = Pick<MonthChild, 'enrolmentId' | 'application'> & {
  readonly days: string
}

/** `unmarked`: working days of enrolled children that nobody marked. */
export async function composeLines(
  read: Read,
  {
    children,
    month,
    workingDays,
    terms,
  }: {
    /** Everybody of the group. */
    readonly children: readonly MonthChild[]
    readonly month: Temporal.PlainYearMonth
    readonly workingDays: readonly Temporal.PlainDate[]
    readonly terms: Pick<AttendanceTerms, 'excuses'>
  },
): Promise<{ readonly lines: readonly ComposedLine[]; readonly unmarked: number }> {
  const ids = children.map(child => child.enrolmentId)
  const childIds = children.map(child => child.childId)
  const marks = Map.groupBy(await selectMonthMarks(read, ids, month), one => one.enrolmentId)
  const papers = Map.groupBy(await selectPapers(read, ids), one => one.enrolmentId)
  const used = await selectUsedDays(read, childIds, month)
  const days = new Set(workingDays.map(String))
  let unmarked = 0
  const lines = children.map(child => {
    const own = new Map((marks.get(child.enrolmentId) ?? []).map(one => [one.day.toString(), one]))
    unmarked += workingDays.filter(day => isOf(child, day) && !own.has(day.toString())).length
    const composed = composeMonth({
      month,
      workingDays: days,
      enrolledFrom: child.startsOn,
      enrolledTo: child.lastDay,
      marks: own,
      papers: papers.get(child.enrolmentId) ?? [],
      excuses: terms.excuses,
      usedDays: new Map([
        ['illness', used.get(child.childId)?.illness ?? 0],
        ['leave', used.get(child.childId)?.leave ?? 0],
      ]),
    })
    return { enrolmentId: child.enrolmentId, application: child.application, days: composed }
  })
  return { lines, unmarked }
}

function isOf(child: MonthChild, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate
  return (
    compare(child.startsOn, day) <= 0 &&
    (child.lastDay === null || compare(day, child.lastDay) <= 0)
  )
}
