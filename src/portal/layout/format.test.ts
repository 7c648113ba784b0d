/** How dates, money and counts read in the three languages. */
import { expect, test } from 'vitest'
import {
  formatCount,
  formatDate,
  formatDateRange,
  formatDateWithWeekday,
  formatMoment,
  formatTenge,
  plural,
} from './format.ts'

const DAY = Temporal.PlainDate.from('2026-11-25')
const NB = '\u00a0'

test('a date is written with the month in words, in the order of the language', () => {
  expect(formatDate(DAY, 'kk')).toBe('2026 ж. 25 қараша')
  expect(formatDate(DAY, 'ru')).toBe('25 ноября 2026 г.')
  expect(formatDate(DAY, 'en')).toBe('25 November 2026')
})

const SPANS = {
  oneMonth: ['2026-09-07', '2026-09-13'],
  twoMonths: ['2026-08-31', '2026-09-06'],
  newYear: ['2026-12-28', '2027-01-03'],
  oneDay: ['2026-09-07', '2026-09-07'],
} as const

const span = (name: keyof typeof SPANS, language: 'kk' | 'ru' | 'en') => {
  const [first, last] = SPANS[name]
  const day = (text: string) => Temporal.PlainDate.from(text)
  return formatDateRange(day(first), day(last), language)
}

test('days from one to another name their year once, and their month if it is one', () => {
  expect(span('oneMonth', 'kk')).toBe('2026 ж. 7–13 қыркүйек')
  expect(span('oneMonth', 'ru')).toBe('7–13 сентября 2026 г.')
  expect(span('oneMonth', 'en')).toBe('7 – 13 September 2026')
  expect(span('twoMonths', 'kk')).toBe('2026 ж. 31 тамыз – 6 қыркүйек')
  expect(span('twoMonths', 'ru')).toBe('31 августа – 6 сентября 2026 г.')
  expect(span('twoMonths', 'en')).toBe('31 August – 6 September 2026')
})

test('over New Year both years are said; one day is said once', () => {
  expect(span('newYear', 'kk')).toBe('2026 ж. 28 желтоқсан – 2027 ж. 3 қаңтар')
  expect(span('newYear', 'ru')).toBe('28 декабря 2026 г. – 3 января 2027 г.')
  expect(span('newYear', 'en')).toBe('28 December 2026 – 3 January 2027')
  expect(span('oneDay', 'kk')).toBe('2026 ж. 7 қыркүйек')
  expect(span('oneDay', 'ru')).toBe('7 сентября 2026 г.')
  expect(span('oneDay', 'en')).toBe('7 September 2026')
})

test('a deadline names its weekday first in every language', () => {
  expect(formatDateWithWeekday(DAY, 'kk')).toBe('сәрсенбі, 25 қараша')
  expect(formatDateWithWeekday(DAY, 'ru')).toBe('среда, 25 ноября')
  expect(formatDateWithWeekday(DAY, 'en')).toBe('Wednesday 25 November')
})

test('a moment is told in Almaty time, also when the day there is already the next one', () => {
  const late = Temporal.Instant.from('2026-11-24T19:05:00Z')
  expect(formatMoment(late, 'kk')).toBe('2026 ж. 25 қараша, 00:05')
  expect(formatMoment(late, 'ru')).toBe('25 ноября 2026 г. в 00:05')
  expect(formatMoment(late, 'en')).toBe('25 November 2026 at 00:05')
})

test('money keeps every tiyn of a sum that no floating number could hold', () => {
  const sum = 12_345_678_901_234_567_890_05n
  expect(formatTenge(sum, 'kk')).toBe(
    `${['12', '345', '678', '901', '234', '567', '890,05'].join(NB)}${NB}₸`,
  )
  expect(formatTenge(sum, 'en')).toBe(`12,345,678,901,234,567,890.05${NB}₸`)
})

test('whole tenge are shown without tiyn, a debt with a minus sign', () => {
  expect(formatTenge(6_800_000n, 'ru')).toBe(`68${NB}000${NB}₸`)
  expect(formatTenge(-50n, 'kk')).toBe(`−0,50${NB}₸`)
  expect(formatTenge(0n, 'en')).toBe(`0${NB}₸`)
})

test('counts are grouped by thousands', () => {
  expect(formatCount(21_000, 'kk')).toBe(`21${NB}000`)
  expect(formatCount(21_000, 'ru')).toBe(`21${NB}000`)
  expect(formatCount(21_000, 'en')).toBe('21,000')
})

test('Russian takes three word forms, Kazakh one, English two', () => {
  const ru = { one: 'день', few: 'дня', many: 'дней', other: 'дня' }
  expect([1, 2, 5, 11, 21, 22].map(n => plural('ru', n, ru))).toEqual([
    'день',
    'дня',
    'дней',
    'дней',
    'день',
    'дня',
  ])
  const kk = { one: 'күн', other: 'күн' }
  expect([1, 2, 5n].map(n => plural('kk', n, kk))).toEqual(['күн', 'күн', 'күн'])
  expect([1, 2].map(n => plural('en', n, { one: 'day', other: 'days' }))).toEqual(['day', 'days'])
})
