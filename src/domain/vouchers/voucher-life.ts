/** The life of a voucher: state x event -> state (product.md, "Lifecycles"). */
import type { VoucherClosing, VoucherState } from './voucher.ts'

export type VoucherEvent =
  | 'confirmed'
  | 'confirmation-missed'
  | 'declined'
  | 'place-held'
  | 'place-released'
  | 'place-released-again'
  | 'choice-missed'
  | 'enrolled'
  | 'place-lost'
  | 'suspended'
  | 'resumed'
  | 'left-for-school'
  | 'moved-away'
  | 'absent-too-long'
  | 'cancelled'
  | 'replaced'
  | 'place-unused'

type Row = {
  readonly from: readonly VoucherState[]
  readonly to: VoucherState
  readonly closing?: VoucherClosing
}

const HAS_HAD_A_PLACE = ['enrolled', 'suspended', 'held'] as const

export const VOUCHER_LIFE: Readonly<Record<VoucherEvent, Row>> = {
  confirmed: { from: ['offered'], to: 'confirmed' },
  'confirmation-missed': { from: ['offered'], to: 'closed', closing: 'lapsed' },
  declined: { from: ['offered', 'confirmed'], to: 'closed', closing: 'declined' },
  'place-held': { from: ['confirmed', 'held'], to: 'place-held' },
  // The place that was held is not taken: a child that never had one chooses again until its day, ...
  'place-released': { from: ['place-held'], to: 'confirmed' },
  // ... and one that was enrolled before keeps its voucher and its money.
  'place-released-again': { from: ['place-held'], to: 'held' },
  'choice-missed': { from: ['confirmed', 'place-held'], to: 'lapsed', closing: 'lapsed' },
  enrolled: { from: ['place-held'], to: 'enrolled' },
  'place-lost': { from: ['enrolled', 'suspended'], to: 'held' },
  suspended: { from: ['enrolled'], to: 'suspended' },
  resumed: { from: ['suspended'], to: 'enrolled' },
  // The child does not need a kindergarten here any more: its seat and its money are free.
  'left-for-school': { from: HAS_HAD_A_PLACE, to: 'closed', closing: 'aged-out' },
  'moved-away': { from: HAS_HAD_A_PLACE, to: 'closed', closing: 'moved' },
  'absent-too-long': { from: HAS_HAD_A_PLACE, to: 'closed', closing: 'absence' },
  // A false claim found after the offer (bilim.astana.kz 49453).
  cancelled: { from: ['offered', 'confirmed'], to: 'closed', closing: 'fraud' },
  // A targeted one after its last day: the child has a universal one.
  replaced: {
    from: ['offered', 'confirmed', 'place-held', ...HAS_HAD_A_PLACE],
    to: 'closed',
    closing: 'replaced',
  },
  // A targeted one whose place was not taken: it is for that club alone, which may name the child again.
  'place-unused': { from: ['confirmed', 'place-held'], to: 'closed', closing: 'lapsed' },
}

export function nextVoucherState(
  state: VoucherState,
  event: VoucherEvent,
): { readonly to: VoucherState; readonly closing: VoucherClosing | null } | undefined {
  const row = VOUCHER_LIFE[event]
  return row.from.includes(state) ? { to: row.to, closing: row.closing ?? null } : undefined
}
