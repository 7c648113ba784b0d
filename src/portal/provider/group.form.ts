/** What a kindergarten posts about places: new ones, or which to take back and why. Pure. */
import type { Language } from '../../base/language.ts'
import { err, ok, type Result } from '../../base/result.ts'
import {
  ADMISSIONS,
  type Admission,
  WITHDRAWAL_REASONS,
  type WithdrawalReason,
} from '../../domain/places/place.ts'
import { texts } from '../../locales/texts.ts'

type Mistakes = Readonly<Record<string, string>>

type NewPlaces = {
  readonly admission: Admission
  readonly count: number
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly restriction: string | null
}

const MOST_AT_ONCE = 100

export function readNewPlaces(
  value: (name: string) => string,
  language: Language,
): Result<NewPlaces, Mistakes> {
  const words = texts(language).providerPlaces.mistakes
  const admission = ADMISSIONS.find(one => one === value('admission'))
  const count = /^\d{1,3}$/.test(value('count')) ? Number(value('count')) : 0
  const startsOn = readDay(value('startsOn'))
  const temporary = admission === 'temporary'
  const lastDay = temporary ? readDay(value('lastDay')) : null
  const restriction = value('restriction')
  const errors = {
    ...(admission === undefined ? { admission: words.admission } : {}),
    ...(count < 1 || count > MOST_AT_ONCE ? { count: words.count } : {}),
    ...(startsOn === undefined ? { startsOn: words.startsOn } : {}),
    ...(lastDay === undefined ? { lastDay: words.lastDay } : {}),
    ...(restriction.length > 200 ? { restriction: words.restriction } : {}),
  }
  if (admission === undefined || startsOn === undefined || lastDay === undefined) return err(errors)
  if (Object.keys(errors).length > 0) return err(errors)
  return ok({
    admission,
    count,
    startsOn,
    lastDay,
    restriction: restriction === '' ? null : restriction,
  })
}

type Leaving = { readonly count: number; readonly lastDay: Temporal.PlainDate }

export function readLeaving(
  value: (name: string) => string,
  language: Language,
): Result<Leaving, Mistakes> {
  const words = texts(language).providerPlaces.mistakes
  const count = /^\d{1,3}$/.test(value('leavingCount')) ? Number(value('leavingCount')) : 0
  const lastDay = readDay(value('leavingDay'))
  const fits = count >= 1 && count <= MOST_AT_ONCE
  if (fits && lastDay !== undefined) return ok({ count, lastDay })
  return err({
    ...(fits ? {} : { leavingCount: words.count }),
    ...(lastDay === undefined ? { leavingDay: words.startsOn } : {}),
  })
}

type Withdrawal = {
  readonly placeIds: readonly bigint[]
  readonly reason: WithdrawalReason
}

export function readWithdrawal(
  chosen: readonly string[],
  reasonText: string,
  language: Language,
): Result<Withdrawal, Mistakes> {
  const words = texts(language).providerPlaces.mistakes
  const placeIds = chosen.filter(id => /^[1-9]\d{0,17}$/.test(id)).map(BigInt)
  const reason = WITHDRAWAL_REASONS.find(one => one === reasonText)
  const errors = {
    ...(placeIds.length === 0 ? { places: words.places } : {}),
    ...(reason === undefined ? { reason: words.reason } : {}),
  }
  if (reason === undefined || placeIds.length === 0) return err(errors)
  return ok({ placeIds, reason })
}

function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
