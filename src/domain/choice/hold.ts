/** A place kept for one child, and the words of choice: causes, reasons, refusals. */
import type { Admission } from '../places/place.ts'

export type HoldState = 'offered' | 'held' | 'used' | 'released'

export type HoldCause =
  | 'round'
  | 'immediate'
  | 'waiting-list'
  | 'referral'
  | 'swap'
  | 'naming'
  | 'renewal'

export type ReleaseReason =
  | 'missed'
  | 'unreached'
  | 'declined'
  | 'given-up'
  | 'other-place'
  | 'refused-by-provider'
  | 'provider-excluded'
  | 'application-ended'
  | 'swap-off'

export type Hold = {
  readonly id: bigint
  readonly placeId: bigint
  readonly groupId: bigint
  readonly applicationId: bigint
  /** Null in a territory of referrals. */
  readonly voucherId: bigint | null
  readonly waitingEntryId: bigint | null
  readonly roundId: bigint | null
  readonly cause: HoldCause
  readonly state: HoldState
  readonly releasedReason: ReleaseReason | null
  readonly madeAt: Temporal.Instant
  /** The notice of an offer of a waiting list. */
  readonly messageId: bigint | null
  readonly notifiedAt: Temporal.Instant | null
  /** The first moment that is too late: to answer an offer, or to sign. Null: no clock runs. */
  readonly until: Temporal.Instant | null
}

/** The place of a hold, in the words of public records. */
export type HeldPlace = {
  readonly bin: string
  readonly providerId: bigint
  readonly group: string
  readonly territory: string
  readonly admission: Admission
  readonly startsOn: Temporal.PlainDate
}

/** Planned whenever a hold becomes `held`: the room of contracts draws the contract up. Payload {holdId}. */
export const DRAFT_CONTRACT = 'draft-contract'
/** Planned whenever a hold that was `held` is released: a contract that waits for signatures is void. Payload {holdId}. */
export const HOLD_RELEASED = 'hold-released'
/** Planned when a contract of an exchange was signed or its place is kept no longer: the room of swaps looks. Payload {holdId}. */
export const EXCHANGE_CHANGED = 'exchange-changed'

export type ChoiceRefusal =
  | 'choice/rounds-only'
  | 'choice/immediate-only'
  | 'choice/no-place'
  | 'choice/no-voucher'
  | 'choice/place-held'
  | 'choice/group-not-suitable'
  | 'choice/too-many-wishes'
  | 'choice/application-ended'
  | 'choice/no-consent'
  | 'choice/places-free'
  | 'choice/already-waiting'
  | 'choice/not-waiting'
  | 'choice/offer-over'
  | 'choice/hold-over'
  | 'choice/basis-changed'

export const choiceConstraints: Readonly<Record<string, ChoiceRefusal>> = {
  place_hold_one_per_place: 'choice/no-place',
  place_hold_one_per_child: 'choice/place-held',
  waiting_entry_once: 'choice/already-waiting',
}

/** The job that draws the contract of a hold up; planned twice it is one. */
export function draftJob(holdId: bigint) {
  return { payload: { holdId: holdId.toString() }, key: `${DRAFT_CONTRACT}:${holdId}` }
}
