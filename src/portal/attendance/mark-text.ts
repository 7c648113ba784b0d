/** A mark and a letter of a month in the reader's words. */
import type { Language } from '../../base/language.ts'
import type { AbsenceReason, MarkState } from '../../domain/attendance/attendance.ts'
import { texts } from '../../locales/texts.ts'

export type ToldMark = { readonly state: MarkState; readonly reason: AbsenceReason | null }

/** "Келді", "Келмеді (ауырды)". */
export function markText(mark: ToldMark | undefined, language: Language): string {
  const t = texts(language).attendance
  if (mark === undefined) return t.notMarked
  if (mark.state === 'present') return t.present
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
