/** Deadlines as calendar files that calendars accept. */
import { expect, test } from 'vitest'
import { renderCalendarFile } from './calendar-file.ts'

const deadline = {
  uid: 'confirm-K7M-4PX-92T',
  lastDay: Temporal.PlainDate.from('2026-12-31'),
  summary: 'Kezek: ваучерді растаудың соңғы күні; уақыт өтпесін, ұмытпаңыз',
  url: 'https://kezek.kz/k/K7M4PX92T',
  madeAt: Temporal.Instant.from('2026-12-29T05:00:00.123456Z'),
}

test('a deadline is its whole last day, also on the last day of a year', () => {
  const file = renderCalendarFile(deadline)
  expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\n')
  expect(file).toContain('DTEND;VALUE=DATE:20270101\r\n')
  expect(file).toContain('DTSTAMP:20261229T050000Z\r\n')
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('no line is longer than 75 bytes, and unfolded the words are whole', () => {
  const file = renderCalendarFile(deadline)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const summary = 'Kezek: ваучерді растаудың соңғы күні\\; уақыт өтпесін\\, ұмытпаңыз'
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
})
