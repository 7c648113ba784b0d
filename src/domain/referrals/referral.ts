/** A referral (order 254, 3, 10)): a kindergarten keeps a place for one child for some days. And the words of the regime. */
import { Refusal } from '../../base/failure.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack, RulePackOf } from '../territories/rule-pack.ts'
import type { Turn } from './place-window.ts'

export type ReferralState = 'issued' | 'enrolled' | 'lapsed' | 'declined' | 'cancelled'

export type Referral = {
  readonly id: bigint
  readonly number: string
  readonly applicationId: bigint
  readonly childId: bigint
  readonly programme: Programme
  readonly territory: string
  readonly providerId: bigint
  readonly groupId: bigint
  readonly placeId: bigint
  readonly holdId: bigint
  readonly roundId: bigint
  readonly turn: Turn
  /** The family had not named the group: it had consented to any suitable place (order 254, 3, 12)). */
  readonly proactive: boolean
  readonly admission: Admission
  readonly state: ReferralState
  readonly issuedAt: Temporal.Instant
  readonly termFrom: Temporal.PlainDate
  /** The first moment that is too late. */
  readonly validUntil: Temporal.Instant
  readonly extensions: number
  readonly closedAt: Temporal.Instant | null
}

export type ReferralRefusal =
  | 'referral/not-on-referrals'
  | 'referral/basis-changed'
  | 'referral/not-issued'
  | 'referral/already-live'
  | 'referral/deadline-passed'
  | 'referral/extended-already'
  | 'referral/day-not-allowed'
  | 'referral/pause-month'
  | 'referral/pause-passed'
  | 'referral/pause-overlaps'
  | 'referral/no-switch'

export const referralConstraints: Readonly<Record<string, ReferralRefusal>> = {
  referral_one_live_per_child: 'referral/already-live',
  referral_one_live_per_place: 'referral/already-live',
  publication_pause_no_overlap: 'referral/pause-overlaps',
}

/** Refuses `referral/not-on-referrals` where vouchers hold. */
export function needReferralPack(pack: RulePack, territory: string): RulePackOf<'referral'> {
  if (pack.regime === 'referral') return pack
  throw new Refusal<ReferralRefusal>('referral/not-on-referrals', { territory })
}
