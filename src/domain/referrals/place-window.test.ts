/** When a place opens and to whom: every border of the bulletin, the pause and the working days. */
import { describe, expect, test } from 'vitest'
import { territoryData } from '../../../test/setting.ts'
import { ALMATY } from '../../base/time-zone.ts'
import { turnAt, windowOf } from './place-window.ts'

const TERMS = { bulletinAt: '18:00', opensAt: '07:00', priorityWorkingDays: 3 }
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ALMATY).toInstant()
const pause = (startsOn: string, lastDay: string) => ({
  startsOn: Temporal.PlainDate.from(startsOn),
  lastDay: Temporal.PlainDate.from(lastDay),
})
const windowAt = (local: string, pauses: readonly ReturnType<typeof pause>[] = []) => {
  const window = windowOf(territoryData.calendar, TERMS, pauses, at(local))
  const text = (moment: Temporal.Instant) =>
    moment.toZonedDateTimeISO(ALMATY).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const { bulletinDay, opensAt, opensToAllAt } = window
  return [bulletinDay.toString(), text(opensAt), text(opensToAllAt)]
}

describe('a published place', () => {
  test('stands in the bulletin of its day before the hour, from the hour on in the next', () => {
    // Tuesday 13 May 2025; the working days of the window are Wednesday to Friday.
    expect(windowAt('2025-05-13T17:59:59')).toEqual([
      '2025-05-13',
      '2025-05-14T07:00',
      '2025-05-17T00:00',
    ])
    expect(windowAt('2025-05-13T18:00')).toEqual([
      '2025-05-14',
      '2025-05-15T07:00',
      '2025-05-20T00:00',
    ])
    expect(windowAt('2025-05-13T00:00')[0]).toBe('2025-05-13')
  })

  test('opens on a Saturday too, but the days of those whose turn it is are working days', () => {
    expect(windowAt('2025-05-16T12:00')).toEqual([
      '2025-05-16',
      '2025-05-17T07:00',
      '2025-05-22T00:00',
    ])
  })

  test('holidays and moved days off are no working days', () => {
    // 7 and 9 May 2025 are holidays: the 6th, the 8th and Monday the 12th.
    const [, opens, toAll] = windowAt('2025-05-05T12:00')
    expect(opens).toBe('2025-05-06T07:00')
    expect(toAll).toBe('2025-05-13T00:00')
  })

  test('does not open in a pause: on the first day after it, with its whole window', () => {
    expect(windowAt('2025-08-11T12:00', [pause('2025-08-12', '2025-08-14')])).toEqual([
      '2025-08-11',
      '2025-08-15T07:00',
      '2025-08-20T00:00',
    ])
    // The pause begins on the day after the opening: nothing changes.
    expect(windowAt('2025-08-11T12:00', [pause('2025-08-13', '2025-08-14')])[1]).toBe(
      '2025-08-12T07:00',
    )
    // The last day of a pause is part of it, and one pause may follow another.
    const two = [pause('2025-08-15', '2025-08-17'), pause('2025-08-12', '2025-08-14')]
    expect(windowAt('2025-08-13T12:00', two)[1]).toBe('2025-08-18T07:00')
  })
})

describe('whose turn it is', () => {
  const window = windowOf(territoryData.calendar, TERMS, [], at('2025-05-13T12:00'))

  test.each([
    ['2025-05-14T06:59:59.999', undefined],
    ['2025-05-14T07:00', 'priority'],
    ['2025-05-16T23:59:59.999', 'priority'],
    ['2025-05-17T00:00', 'open'],
  ])('%s: %s', (moment, turn) => {
    expect(turnAt(window, at(moment))).toBe(turn)
  })
})
