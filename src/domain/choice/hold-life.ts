/** The life of a held place: state x event -> state. Pages and server ask the same table. */
import type { VoucherEvent } from '../vouchers/voucher-life.ts'
import type { HoldState, ReleaseReason } from './hold.ts'

export type HoldEvent = 'accepted' | 'used' | 'released'

type Row = { readonly from: readonly HoldState[]; readonly to: HoldState }

export const HOLD_LIFE: Readonly<Record<HoldEvent, Row>> = {
  accepted: { from: ['offered'], to: 'held' },
  used: { from: ['held'], to: 'used' },
  released: { from: ['offered', 'held'], to: 'released' },
}

export function nextHoldState(state: HoldState, event: HoldEvent): HoldState | undefined {
  const row = HOLD_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}

export type WaitingState = 'waiting' | 'offered' | 'served' | 'left'

export type WaitingEventKind =
  | 'joined'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'missed'
  | 'unreached'
  | 'left'
  | 'placed-elsewhere'
  | 'place-gone'
  | 'application-ended'

/** What a released hold means for its entry: only a family that could not be reached keeps its turn. */
export const ENTRY_AFTER_RELEASE: Readonly<
  Record<ReleaseReason, { readonly state: WaitingState; readonly event: WaitingEventKind }>
> = {
  missed: { state: 'left', event: 'missed' },
  unreached: { state: 'waiting', event: 'unreached' },
  declined: { state: 'left', event: 'declined' },
  'given-up': { state: 'left', event: 'declined' },
  'other-place': { state: 'left', event: 'placed-elsewhere' },
  'refused-by-provider': { state: 'left', event: 'place-gone' },
  'provider-excluded': { state: 'left', event: 'place-gone' },
  'application-ended': { state: 'left', event: 'application-ended' },
  'swap-off': { state: 'left', event: 'place-gone' },
}

/** Undefined where the voucher stays as it is: a child that changes its kindergarten is enrolled all the while. */
export function voucherEventOfRelease(voucher: {
  readonly state: string
  readonly form: string | null
  readonly betweenSince: unknown
}): VoucherEvent | undefined {
  if (voucher.state !== 'place-held') return undefined
  if (voucher.form === 'targeted' && voucher.betweenSince === null) return 'place-unused'
  return voucher.betweenSince === null ? 'place-released' : 'place-released-again'
}

/** Reasons that are nobody's fault in the family: it gets time to choose again. */
export const WITHOUT_FAULT: readonly ReleaseReason[] = ['refused-by-provider', 'provider-excluded']
