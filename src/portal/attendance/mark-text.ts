/** A mark and a letter of a month in the reader's words. */
import type { Language } from '../../base/language.ts'
import type { AbsenceReason, MarkState } from '../../domain/attendance/attendance.ts'
import { texts } from '../../locales/texts.ts'

export type ToldMark = {
  readonly state: MarkState
  readonly reason: AbsenceReason | null
  /** Of a presence: "08:10–17:30", "08:10–"; '' where none are noted. */
  readonly times?: string
}

/** As they are told, and as the page's hidden fields carry them. */
export function timesText(mark: {
  readonly arrivedAt: Temporal.PlainTime | null
  readonly leftAt: Temporal.PlainTime | null
}): string {
  const text = (time: Temporal.PlainTime | null) => time?.toString().slice(0, 5) ?? ''
  return mark.arrivedAt === null && mark.leftAt === null
    ? ''
    : `${text(mark.arrivedAt)}–${text(mark.leftAt)}`
}

/** "Келді", "Келмеді (ауырды)". */
export function markText(mark: ToldMark | undefined, language: Language): string {
  const t = texts(language).attendance
  if (mark === undefined) return t.notMarked
  if (mark.state === 'present') return mark.times ? `${t.present} (${mark.times})` : t.present
  return mark.reason === null ? t.absent : t.absentFor(t.reasons[mark.reason])
}

export type SignKind = keyof ReturnType<typeof texts>['attendance']['letters']

/** What stands in a cell of a month; a day to come is no absence yet. */
export function signOf(days: string, unmarked: ReadonlySet<number>, day: number): SignKind {
  const letter = days[day - 1]
  if (letter === 'a' && unmarked.has(day)) return 'unmarked'
  return letter === 'p' || letter === 'i' || letter === 'l' || letter === 'a' || letter === '-'
    ? letter
    : '.'
}
