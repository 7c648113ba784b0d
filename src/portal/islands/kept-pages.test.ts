/** Which kept page opens without a network, and for which day. */
import { describe, expect, test } from 'vitest'
import { wantedDay } from './kept-day.ts'
import { chooseKept, isMarkingPath } from './kept-pages.ts'

const at = (day: string, time = '08:00') => new Date(`${day}T${time}:00`)
const page = (query: string, keptAt: Date, language = 'kk') => ({
  address: `/${language}/provider/attendance?${query}`,
  keptAt: keptAt.toISOString(),
})
const KEPT = [
  page('day=2026-10-01&group=7', at('2026-10-01')),
  page('day=2026-10-02&group=7', at('2026-10-02')),
  page('day=2026-10-02&group=9', at('2026-10-02', '08:05')),
  page('day=2026-10-02&group=5', at('2026-10-02', '09:00'), 'ru'),
]
const choose = (asked: string, now = at('2026-10-03')) =>
  chooseKept(KEPT, `/kk/provider/attendance${asked}`, now)?.address.split('?')[1]

describe('the page that opens without a network', () => {
  test('is that very day of that very group', () => {
    expect(choose('?day=2026-10-01&group=7')).toBe('day=2026-10-01&group=7')
  })
  test('is the one kept last where neither is asked for, in the reader’s language', () => {
    expect(choose('')).toBe('day=2026-10-02&group=9')
  })
  test('is the last list of the group where that day was never opened', () => {
    expect(choose('?day=2026-10-03&group=7')).toBe('day=2026-10-02&group=7')
  })
  test('is never another group, and nothing older than two weeks', () => {
    expect(choose('?day=2026-10-02&group=8')).toBeUndefined()
    expect(choose('?group=7', at('2026-10-16', '07:59'))).toBe('day=2026-10-02&group=7')
    expect(choose('?group=7', at('2026-10-16', '08:01'))).toBeUndefined()
  })
  test('is of the marking of a day only', () => {
    expect(isMarkingPath('/kk/provider/attendance')).toBe(true)
    expect(isMarkingPath('/kk/provider/attendance/month')).toBe(false)
    expect(isMarkingPath('/provider/attendance')).toBe(false)
  })
})

describe('the day of a kept page', () => {
  const kept = { today: '2026-10-30', keptAt: at('2026-11-05', '23:50').toISOString() }
  test('is today as the portal said it, moved on by the nights that passed on the device', () => {
    expect(wantedDay(kept, '', at('2026-11-05', '23:59'))).toBe('2026-10-30')
    expect(wantedDay(kept, '', at('2026-11-06', '00:01'))).toBe('2026-10-31')
    expect(wantedDay(kept, '?saved=3', at('2026-11-08', '07:00'))).toBe('2026-11-02')
  })
  test('is the day asked for when it has come, and none when it has not', () => {
    expect(wantedDay(kept, '?day=2026-10-28', at('2026-11-06'))).toBe('2026-10-28')
    expect(wantedDay(kept, '?day=2026-10-31', at('2026-11-06'))).toBe('2026-10-31')
    expect(wantedDay(kept, '?day=2026-11-01', at('2026-11-06'))).toBeUndefined()
    expect(wantedDay(kept, '?day=today', at('2026-11-06'))).toBe('2026-10-31')
  })
})
