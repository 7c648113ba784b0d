/** The lessons of a child that are marked and not submitted yet, for its family: what was answered, what was corrected since. */
import type { Read } from '../../platform/db/database.ts'
import type { AbsenceReason, MarkState } from './attendance.ts'
import { answersTo, type LessonMark, type LessonStanding, standingOf } from './lesson-answer.ts'
import { selectAnswers, selectOpenMarks } from './lesson-answer-queries.ts'
import { firstOf } from './sheet-queries.ts'

export type FamilyLesson = LessonMark & {
  readonly enrolmentId: bigint
  readonly reason: AbsenceReason | null
  readonly standing: LessonStanding
  /** What the family was shown when it answered an earlier mark; undefined where it is the same, or was not answered. */
  readonly answeredBefore: MarkState | undefined
  /** Of the family, where it does not agree. */
  readonly words: string | null
}

/** In the order of days; for the family only: whoever calls has seen that the enrolments are the reader's own. */
export async function findFamilyLessons(
  read: Read,
  enrolmentIds: readonly bigint[],
  today: Temporal.PlainDate,
): Promise<readonly FamilyLesson[]> {
  if (enrolmentIds.length === 0) return []
  // A sheet is late by a month at most before somebody asks for it.
  const span = { from: firstOf(today.toPlainYearMonth().subtract({ months: 2 })), to: today }
  const marks = await selectOpenMarks(read, enrolmentIds, span)
  if (marks.length === 0) return []
  const answers = Map.groupBy(await selectAnswers(read, enrolmentIds, span), one => one.enrolmentId)
  return marks.map(mark => {
    const own = answers.get(mark.enrolmentId) ?? []
    const standing = standingOf(mark, own)
    const earlier = own.filter(one => one.day.equals(mark.day) && one.revision < mark.revision)
    const before = standing === 'open' ? earlier.at(-1)?.state : undefined
    return {
      ...mark,
      standing,
      answeredBefore: before === mark.state ? undefined : before,
      words: answersTo(mark, own).find(one => !one.agrees)?.words ?? null,
    }
  })
}
