/** The hour of a lesson in figures, the same in every language. Pure. */
import type { LessonHour } from '../../domain/lessons/lesson.ts'

export function hourText({ startsAt, endsAt }: Pick<LessonHour, 'startsAt' | 'endsAt'>): string {
  const text = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })
  return `${text(startsAt)}–${text(endsAt)}`
}
