/** When nobody is woken. */
import { describe, expect, test } from 'vitest'
import { standingClock } from '../../platform/clock.ts'
import { quietUntil } from './quiet-hours.ts'

const at = (moment: string) => standingClock(moment).now()
const night = { from: '21:00', until: '08:00' }

describe('quiet hours', () => {
  test.each([
    ['2026-09-01T20:59', undefined],
    ['2026-09-01T21:00', '2026-09-02T08:00'],
    ['2026-09-01T23:59', '2026-09-02T08:00'],
    ['2026-09-02T00:00', '2026-09-02T08:00'],
    ['2026-09-02T07:59', '2026-09-02T08:00'],
    ['2026-09-02T08:00', undefined],
  ])('over midnight: at %s a message waits until %s', (now, until) => {
    expect(quietUntil(night, at(now))).toEqual(until === undefined ? undefined : at(until))
  })

  test('inside one day end on that day', () => {
    const noon = { from: '12:00', until: '13:30' }
    expect(quietUntil(noon, at('2026-09-01T12:10'))).toEqual(at('2026-09-01T13:30'))
    expect(quietUntil(noon, at('2026-09-01T13:30'))).toBeUndefined()
  })

  test('of no length are none', () => {
    expect(quietUntil({ from: '00:00', until: '00:00' }, at('2026-09-01T00:00'))).toBeUndefined()
  })
})
