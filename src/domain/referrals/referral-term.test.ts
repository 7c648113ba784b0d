/** How long a referral is valid: working days from the issue, or from the day on which the place is really free. */
import { describe, expect, test } from 'vitest'
import { territoryData } from '../../../test/setting.ts'
import { clip } from './find-referrals.ts'
import { needReferralPack } from './referral.ts'
import { extensionOf, lastDayOf, termOf } from './referral-term.ts'

const pack = (() => {
  const found = territoryData.packs.find(one => one.id === 'kz-preschool-referral')
  if (found === undefined) throw new Error('the pack')
  return needReferralPack(found, 'almaty')
})()
const day = (text: string) => Temporal.PlainDate.from(text)
const lastDay = (
  today: string,
  startsOn: string,
  admission: 'general' | 'early-booking' | 'temporary' = 'general',
) => {
  const term = termOf(
    territoryData.calendar,
    pack,
    { admission, startsOn: day(startsOn) },
    day(today),
  )
  return lastDayOf(term.validUntil).toString()
}

describe('the term', () => {
  test('is five working days, the day of issue not counted, holidays neither', () => {
    expect(lastDay('2025-05-13', '2025-05-13')).toBe('2025-05-20')
    // The 7th and the 9th of May are holidays.
    expect(lastDay('2025-05-05', '2025-05-05')).toBe('2025-05-14')
  })

  test('of early booking starts when the place is really free; of a place already free at the issue', () => {
    expect(lastDay('2025-05-13', '2025-09-01', 'early-booking')).toBe('2025-09-08')
    expect(lastDay('2025-05-13', '2025-05-01', 'early-booking')).toBe('2025-05-20')
    expect(lastDay('2025-05-13', '2025-09-01', 'temporary')).toBe('2025-05-20')
  })
})

describe('an extension', () => {
  const validUntil = day('2025-05-21').toZonedDateTime('Asia/Almaty').toInstant()

  test('is one, of at most thirty days', () => {
    expect(extensionOf(pack, { validUntil, extensions: 0 })).toEqual({
      first: day('2025-05-21'),
      last: day('2025-06-19'),
    })
    expect(extensionOf(pack, { validUntil, extensions: 1 })).toBeUndefined()
  })

  test('does not go beyond the days for which a place is lent', () => {
    const extension = extensionOf(pack, { validUntil, extensions: 0 })
    expect(clip(extension, null)).toEqual(extension)
    expect(clip(extension, day('2025-06-01'))).toMatchObject({ last: day('2025-05-31') })
    expect(clip(extension, day('2025-05-21'))).toBeUndefined()
  })
})
