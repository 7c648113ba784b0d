/** Dates, moments, money and counts in the form each language expects; all pure, all from the ICU of the runtime. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'

export { plural } from '../../locales/plural.ts'

const NO_BREAK = '\u00a0'
const THIN_SPACE = '\u2009'
const LOCALE: Readonly<Record<Language, string>> = { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' }
const TIYN_PER_TENGE = 100n

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], options)
  formats.set(key, made)
  return made
}

/** "2026 ж. 25 қараша", "25 ноября 2026 г.", "25 November 2026". */
export function formatDate(date: Temporal.PlainDate, language: Language): string {
  return dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
}

/**
 * "2026 ж. 7–13 қыркүйек", "31 августа – 6 сентября 2026 г.": the year and the month once where they are one, a single
 * day alone.
 */
export function formatDateRange(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  language: Language,
): string {
  const format = dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric' })
  // English of ICU has thin blanks around the dash; the house writes plain ones.
  return format.formatRange(first, last).replaceAll(THIN_SPACE, ' ')
}

/** "2026 ж. қараша", "ноябрь 2026 г.", "November 2026". */
export function formatMonth(month: Temporal.PlainYearMonth, language: Language): string {
  const first = month.toPlainDate({ day: 1 })
  return dateFormat(language, { month: 'long', year: 'numeric' }).format(first)
}

/** "сәрсенбі, 25 қараша", "среда, 25 ноября", "Wednesday 25 November". */
export function formatDateWithWeekday(date: Temporal.PlainDate, language: Language): string {
  const weekday = dateFormat(language, { weekday: 'long' }).format(date)
  const day = dateFormat(language, { day: 'numeric', month: 'long' }).format(date)
  // ICU puts the Kazakh weekday last; people say it first.
  return language === 'en' ? `${weekday} ${day}` : `${weekday}, ${day}`
}

/** 1 is Monday; the whole word, or "Дс", "пн", "Mon". */
export function formatDayOfWeek(
  weekday: number,
  language: Language,
  length: 'long' | 'short' = 'long',
): string {
  // 5 January 2026 is a Monday.
  const date = Temporal.PlainDate.from({ year: 2026, month: 1, day: 4 + weekday })
  return dateFormat(language, { weekday: length }).format(date)
}

/** "Дс", "пн", "Mon": the head of a column of a calendar. */
export function formatWeekday(date: Temporal.PlainDate, language: Language): string {
  return dateFormat(language, { weekday: 'short' }).format(date)
}

/** Date and time to the minute, in the civil time of Kazakhstan whatever the machine's zone is. */
export function formatMoment(instant: Temporal.Instant, language: Language): string {
  return dateFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ALMATY,
  }).format(instant)
}

/** A whole number with the language's thousands separator. */
export function formatCount(count: number | bigint, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language]).format(count)
}

/** A number with one decimal, given in tenths: 43 is "4,3". */
export function formatTenths(tenths: number, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return new Intl.NumberFormat(LOCALE[language], digits).format(tenths / 10)
}

/** Exact money: tiyn are shown only when there are some; the sign never parts from the number. */
export function formatTenge(amountTiyn: bigint, language: Language): string {
  const absolute = amountTiyn < 0n ? -amountTiyn : amountTiyn
  const tiyn = absolute % TIYN_PER_TENGE
  const whole = formatCount(absolute / TIYN_PER_TENGE, language)
  const point = language === 'en' ? '.' : ','
  const fraction = tiyn === 0n ? '' : point + tiyn.toString().padStart(2, '0')
  return `${amountTiyn < 0n ? '−' : ''}${whole}${fraction}${NO_BREAK}₸`
}
