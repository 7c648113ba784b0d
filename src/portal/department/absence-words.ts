/** Whether a family was heard, in words: it answered, its time runs, is over, or has not begun. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { TimedAbsence } from '../../domain/absences/find-absences.ts'
import { texts } from '../../locales/texts.ts'
import { formatDate } from '../layout/format.ts'

export function heardText(
  { absence, objectUntil }: TimedAbsence,
  now: Temporal.Instant,
  language: Language,
): string {
  const t = texts(language).absences
  if (absence.state === 'objected') return t.objected
  if (objectUntil === undefined) return t.notTold
  if (Temporal.Instant.compare(now, objectUntil) >= 0) return t.over
  const lastDay = objectUntil.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
  return t.untilDay(formatDate(lastDay, language))
}
