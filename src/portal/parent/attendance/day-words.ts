/** What a sheet says of one day, and what the family may say instead; in the reader's words. Pure. */
import type { Language } from '../../../base/language.ts'
import type { MarkState } from '../../../domain/attendance/attendance.ts'
import type { FamilyMonth } from '../../../domain/attendance/find-family-months.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { signOf } from '../../attendance/mark-text.ts'
import { formatDateWithWeekday } from '../../layout/format.ts'

export type TellableMonth = Pick<FamilyMonth, 'line' | 'unmarked' | 'reasons'>

/** "келмеді (отбасы жағдайы)". */
export function dayWords(
  { line, unmarked, reasons }: TellableMonth,
  day: number,
  language: Language,
  programme: Programme,
) {
  const t = textsOf(language, programme).attendance
  const kind = signOf(line.days, unmarked, day)
  const { word } = t.letters[kind]
  const reason = reasons.get(day)
  return kind === 'a' && reason !== undefined ? `${word} (${t.reasons[reason]})` : word
}

export function dayName({ line }: TellableMonth, day: number, language: Language): string {
  return formatDateWithWeekday(line.month.with({ day }), language)
}

/** Days that are not simply "was there", in their order. */
export function unusualDays({ line }: TellableMonth): readonly number[] {
  return [...line.days].flatMap((letter, index) => (/[ail]/.test(letter) ? [index + 1] : []))
}

/** The other state than the sheet's; undefined for a day that cannot be disputed. */
export function claimOf(days: string, day: number): MarkState | undefined {
  const letter = days[day - 1]
  if (letter === 'p') return 'absent'
  return letter === 'a' || letter === 'i' || letter === 'l' ? 'present' : undefined
}
