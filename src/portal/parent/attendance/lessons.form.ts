/** The lessons that a family was shown, as a form carries them: `2026-09-03:present:1,2026-09-07:absent:2`. Pure. */
import type { LessonMark } from '../../../domain/attendance/lesson-answer.ts'

export function seenLessons(marks: readonly LessonMark[]): string {
  return marks.map(({ day, state, revision }) => `${day}:${state}:${revision}`).join(',')
}

/** Undefined for what no form of ours sends. */
export function readSeenLessons(text: string): readonly LessonMark[] | undefined {
  const marks = text.split(',').map(readOne)
  const known = marks.flatMap(one => one ?? [])
  return known.length === marks.length ? known : undefined
}

function readOne(text: string): LessonMark | undefined {
  const found = /^(20\d\d-\d\d-\d\d):(present|absent):([1-9]\d{0,3})$/.exec(text)
  const [, dayText = '', state, revision] = found ?? []
  if (state !== 'present' && state !== 'absent') return undefined
  const day = readDay(dayText)
  return day && { day, state, revision: Number(revision) }
}

function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
