/** A voucher and its words. */
import type { ApplicationForm } from '../applications/application.ts'
import type { Programme } from '../territories/rollout.ts'

export type VoucherState =
  | 'offered'
  | 'confirmed'
  | 'place-held'
  | 'enrolled'
  | 'held'
  | 'suspended'
  | 'lapsed'
  | 'closed'

export type VoucherClosing =
  | 'declined'
  | 'lapsed'
  | 'aged-out'
  | 'moved'
  | 'absence'
  | 'fraud'
  | 'year-end'
  | 'withdrawn'
  | 'replaced'

export type VoucherForm = ApplicationForm

export type Voucher = {
  readonly id: bigint
  readonly number: string
  readonly applicationId: bigint
  readonly childId: bigint
  readonly programme: Programme
  readonly territory: string
  readonly settlement: string
  readonly cohort: number
  readonly kind: 'general' | 'special'
  /** Null for a kindergarten's. */
  readonly form: VoucherForm | null
  /** The last day of a targeted one whose child accepted a universal one. */
  readonly endsOn: Temporal.PlainDate | null
  /** Null for a targeted one: it has no queue. */
  readonly iterationId: bigint | null
  readonly state: VoucherState
  readonly closedReason: VoucherClosing | null
  readonly year: number
  readonly costTiyn: bigint
  readonly offeredAt: Temporal.Instant
  /** When the notice of the offer was delivered; null: no clock runs yet. */
  readonly notifiedAt: Temporal.Instant | null
  /** The first moment that is too late to confirm; null while no clock runs. */
  readonly confirmUntil: Temporal.Instant | null
  readonly confirmedAt: Temporal.Instant | null
  readonly chooseUntil: Temporal.Instant | null
  /** Since when a child that had a place is without one; null for a child that never had one. */
  readonly betweenSince: Temporal.Instant | null
}

export type VoucherRefusal =
  | 'voucher/deadline-passed'
  | 'voucher/not-offered'
  | 'voucher/already-live'
  | 'voucher/event-not-allowed'

export const voucherConstraints: Readonly<Record<string, VoucherRefusal>> = {
  voucher_one_live_per_child: 'voucher/already-live',
  voucher_one_live_of_form_per_child: 'voucher/already-live',
}
