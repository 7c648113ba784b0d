/** The figures of a city's clubs, as its press conference gives them: vouchers by kind, children queued, money, directions. */
import type { Balances } from '../ledger/ledger.ts'
import type { Direction } from '../providers/provider.ts'
import type { VoucherForm, VoucherState } from '../vouchers/voucher.ts'

/** What people say of a voucher; the states of its life are more. */
export type ClubVoucherState = (typeof CLUB_VOUCHER_STATES)[number]
export const CLUB_VOUCHER_STATES = ['offered', 'choosing', 'attending', 'held', 'ended'] as const

const SAID: Readonly<Record<VoucherState, ClubVoucherState>> = {
  offered: 'offered',
  confirmed: 'choosing',
  'place-held': 'choosing',
  enrolled: 'attending',
  suspended: 'attending',
  held: 'held',
  lapsed: 'ended',
  closed: 'ended',
}

export function saidOf(state: VoucherState): ClubVoucherState {
  return SAID[state]
}

export type VouchersOfForm = Readonly<Record<ClubVoucherState, number>>

/** Everything but what ended. */
export function countLive(of: VouchersOfForm): number {
  return of.offered + of.choosing + of.attending + of.held
}

export type DirectionFigures = {
  readonly direction: Direction
  readonly children: number
  /** Targeted vouchers that were taken over, until the family renews its contract. */
  readonly renewing: number
  readonly clubs: number
  readonly freePlaces: number
}

export type ClubFigures = {
  readonly vouchers: Readonly<Record<VoucherForm, VouchersOfForm>>
  readonly queued: number
  /** Children who are enrolled on the day, each once. */
  readonly children: number
  /** All three, in their order. */
  readonly directions: readonly DirectionFigures[]
  readonly year: number
  readonly allottedTiyn: bigint
  readonly money: Balances
}
