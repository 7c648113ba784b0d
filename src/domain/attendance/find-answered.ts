/** What families said of the lessons of a month before it was submitted, child by child. */
import type { Read } from '../../platform/db/database.ts'
import { type AnsweredLessons, decideAnswered, type Objection } from './lesson-answer.ts'
import { selectAnswers, selectLessonMarks } from './lesson-answer-queries.ts'
import { firstOf, lastOf, type SheetLine } from './sheet-queries.ts'

/** By enrolment; only those of which something was said. */
export async function findAnswered(
  read: Read,
  month: Temporal.PlainYearMonth,
  lines: readonly { readonly enrolmentId: bigint; readonly days: string }[],
): Promise<ReadonlyMap<bigint, AnsweredLessons>> {
  const span = { from: firstOf(month), to: lastOf(month) }
  const ids = lines.map(line => line.enrolmentId)
  const answers = Map.groupBy(await selectAnswers(read, ids, span), one => one.enrolmentId)
  if (answers.size === 0) return new Map()
  const marks = Map.groupBy(
    await selectLessonMarks(read, [...answers.keys()], span),
    one => one.enrolmentId,
  )
  return new Map(
    lines.flatMap(({ enrolmentId, days }) => {
      const own = answers.get(enrolmentId)
      if (own === undefined) return []
      return [[enrolmentId, decideAnswered(days, marks.get(enrolmentId) ?? [], own)] as const]
    }),
  )
}

/** What holds of them for a month that is submitted; none for a kindergarten's. */
export async function findObjections(read: Read, line: SheetLine): Promise<readonly Objection[]> {
  if (line.programme !== 'club') return []
  const answered = await findAnswered(read, line.month.toPlainYearMonth(), [line])
  return answered.get(line.enrolmentId)?.objections ?? []
}
