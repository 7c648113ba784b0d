/** A parent says of lessons of a club that are marked, and not submitted yet: so it was, or it was not. */
import { assert } from '../../base/assert.ts'
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { keepAnswerTrace, type SeenFrom } from './answer-trace.ts'
import { type AttendanceRefusal, MOST_REASON_WORDS } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type LessonMark, standingOf } from './lesson-answer.ts'
import {
  type AnswerableEnrolment,
  insertAnswers,
  selectAnswerable,
  selectAnswers,
  selectLessonMarks,
} from './lesson-answer-queries.ts'
import { lockGroups } from './mark-queries.ts'

export type AnswerLessons = {
  readonly enrolmentId: bigint
  /** The marks that the parent was shown: she answers for these and no others. */
  readonly seen: readonly LessonMark[]
  /** Null: they are right. Words: they are not, and why. */
  readonly objection: string | null
  /** Absent where no browser answered. */
  readonly from?: SeenFrom
}

const MOST_LESSONS = 62

/**
 * Any legal representative. Refuses `sheet/changed` when a mark is not, or no longer, what was seen, and
 * `lesson-answer/month-submitted` once the month is asked for as a whole. A second tap changes nothing.
 */
export async function answerLessons(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { enrolmentId, seen, objection, from }: AnswerLessons,
): Promise<void> {
  const enrolment = await getAnswerable(tx, actor, enrolmentId)
  assert(actor.kind === 'guardian', 'only guardians are let through')
  const words = checkWords(objection)
  const days = checkDays(seen)
  // Who marks and who submits wait for the same row.
  const months = [...new Set(days.map(day => day.with({ day: 1 }).toString()))].map(month =>
    Temporal.PlainDate.from(month),
  )
  for (const month of months) {
    const [group] = await lockGroups(tx, [enrolment.groupId], month)
    if (group?.submitted === true) refuse('lesson-answer/month-submitted')
  }
  const span = spanOf(days)
  const marks = await selectLessonMarks(tx, [enrolmentId], span)
  const same = seen.every(one => marks.some(mark => isSame(mark, one)))
  if (!same) refuse('sheet/changed')
  const answers = await selectAnswers(tx, [enrolmentId], span)
  const isObjected = (mark: LessonMark) => standingOf(mark, answers) === 'objected'
  if (words === null && seen.some(isObjected)) refuse('lesson-answer/objected')
  const { personId } = actor
  const given = { enrolmentId, personId, at: setting.clock.now(), agrees: words === null, words }
  const written = await insertAnswers(tx, given, seen)
  if (written.length === 0) return
  if (from !== undefined) {
    for (const month of months) {
      await keepAnswerTrace(tx, setting, { enrolmentId, personId, month }, from)
    }
  }
  const { application, bin: provider, group, programme, territory } = enrolment
  await appendToJournal(tx, setting, [
    {
      kind: words === null ? 'lesson.confirmed' : 'lesson.objected',
      facts: { application, provider, group, programme, territory },
      privateFields: {
        days: seen.map(one => `${one.day} ${one.state} ${one.revision}`).join('\n'),
        ...(words !== null && { words }),
      },
    },
  ])
}

async function getAnswerable(
  tx: Tx,
  actor: Actor,
  enrolmentId: bigint,
): Promise<AnswerableEnrolment> {
  const enrolment = await selectAnswerable(tx, enrolmentId)
  if (enrolment === undefined) throw new NotFound('enrolment')
  authorize(actor, attendanceAccess.answer, { guardianIds: enrolment.guardianIds })
  // A kindergarten's days are answered by the month alone.
  if (enrolment.programme !== 'club') throw new NotFound('lessons')
  return enrolment
}

function checkWords(objection: string | null): string | null {
  const words = objection?.trim()
  if (words === undefined) return null
  if (words.length < 3) throw new BadInput({ words: 'missing' })
  if (words.length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  return words
}

function checkDays(seen: readonly LessonMark[]): readonly Temporal.PlainDate[] {
  const days = seen.map(one => one.day)
  if (days.length === 0) throw new BadInput({ days: 'missing' })
  const twice = new Set(days.map(String)).size < days.length
  if (twice || days.length > MOST_LESSONS) throw new BadInput({ days: 'twice' })
  return days
}

function spanOf(days: readonly Temporal.PlainDate[]) {
  const sorted = days.toSorted(Temporal.PlainDate.compare)
  const [from] = sorted
  const to = sorted.at(-1)
  assert(from !== undefined && to !== undefined, 'some day was seen')
  return { from, to }
}

const isSame = (one: LessonMark, other: LessonMark) =>
  one.day.equals(other.day) && one.state === other.state && one.revision === other.revision

function refuse(code: AttendanceRefusal): never {
  throw new Refusal<AttendanceRefusal>(code)
}
