/** A naming: a school's or the state's club names a child, and its family answers (seed 002). */
import { parseBusinessNumber } from '../../base/business-number.ts'

export type NamingState = 'proposed' | 'accepted' | 'refused' | 'withdrawn' | 'expired'

/** Why one expired: nobody answered, the notice never arrived, or the child has a targeted voucher by now. */
export type NamingClosing = 'late' | 'unreached' | 'other-accepted'

export type Naming = {
  readonly id: bigint
  readonly number: string
  readonly groupId: bigint
  readonly childId: bigint
  readonly guardianId: bigint
  readonly state: NamingState
  readonly closing: NamingClosing | null
  readonly namedAt: Temporal.Instant
  /** When the SMS arrived; null: no clock runs yet. */
  readonly notifiedAt: Temporal.Instant | null
  /** The first moment that is too late to answer. */
  readonly replyUntil: Temporal.Instant | null
  readonly answeredAt: Temporal.Instant | null
  /** What the family, or the club that withdrew, wrote. */
  readonly words: string | null
  readonly applicationId: bigint | null
}

/** The group that names, with its club. */
export type NamingGroup = {
  readonly id: bigint
  readonly name: string
  readonly from: number
  readonly to: number
  readonly providerId: bigint
  readonly bin: string
  readonly clubKind: string | null
  readonly territory: string
  readonly settlement: string
}

/**
 * What a club reads of each row. `not-to-be-named` is one answer for all that Kezek knows and the club does not: the
 * family is not known, the pair is wrong, the child has a voucher.
 */
export type RowAnswer = 'named' | 'not-to-be-named' | 'open-already' | 'no-place' | 'age' | 'twice'

export type NamingRefusal =
  | 'naming/not-this-club'
  | 'naming/over'
  | 'naming/deadline-passed'
  | 'naming/no-place'
  | 'naming/has-targeted'
  | 'naming/has-universal'
  | 'naming/no-money'
  | 'naming/no-norm'
  | 'naming/age'

export const namingConstraints: Readonly<Record<string, NamingRefusal>> = {
  naming_one_open_per_group: 'naming/over',
}

export const MOST_ROWS = 60

/** In short addresses and papers: a letter that no number of an application begins with. */
export const NAMING_PREFIX = 'N-'

/** As stored, from an address: with its dashes or, in an SMS, without. */
export function parseNamingNumber(text: string): string | undefined {
  if (!/^n/i.test(text)) return undefined
  const number = parseBusinessNumber(text.slice(1))
  return number === undefined ? undefined : `${NAMING_PREFIX}${number}`
}
