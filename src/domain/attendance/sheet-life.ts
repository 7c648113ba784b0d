/** The life of a child's month and of a disputed day: state x event -> state (product.md, "Lifecycles"). */
import type { DisputeState, SheetLineState } from './attendance.ts'

export type SheetLineEvent =
  | 'confirmed-by-guardian'
  | 'disputed'
  | 'disputes-decided'
  | 'time-over'
  | 'confirmed-by-officer'
  | 'refused-by-officer'
  | 'settled'
  | 'days-taken-back'

type Row<State> = { readonly from: readonly State[]; readonly to: State }

export const SHEET_LINE_LIFE: Readonly<Record<SheetLineEvent, Row<SheetLineState>>> = {
  'confirmed-by-guardian': { from: ['submitted', 'unconfirmed'], to: 'confirmed' },
  disputed: { from: ['submitted', 'unconfirmed'], to: 'disputed' },
  // The other days were confirmed when these were disputed.
  'disputes-decided': { from: ['disputed'], to: 'confirmed' },
  // Silence is neither yes nor zero.
  'time-over': { from: ['submitted', 'unconfirmed'], to: 'unconfirmed' },
  'confirmed-by-officer': { from: ['unconfirmed'], to: 'confirmed' },
  'refused-by-officer': { from: ['unconfirmed'], to: 'refused' },
  // In an act that is approved: whatever is found later is a line of a later act.
  settled: { from: ['confirmed', 'refused'], to: 'settled' },
  // What is left of it is confirmed; what an act has paid of it too much is set off by the next.
  'days-taken-back': { from: ['confirmed', 'settled'], to: 'confirmed' },
}

export type DisputeEvent = 'conceded' | 'contested' | 'time-over' | 'upheld' | 'dismissed'

export const DISPUTE_LIFE: Readonly<Record<DisputeEvent, Row<DisputeState>>> = {
  conceded: { from: ['open', 'unanswered'], to: 'conceded' },
  contested: { from: ['open'], to: 'contested' },
  'time-over': { from: ['open'], to: 'unanswered' },
  upheld: { from: ['contested', 'unanswered'], to: 'upheld' },
  dismissed: { from: ['contested', 'unanswered'], to: 'dismissed' },
}

/** Nobody has the last word yet: the day's money is held back. */
export const PENDING_DISPUTES: readonly DisputeState[] = ['open', 'contested', 'unanswered']

export function nextLineState(
  state: SheetLineState,
  event: SheetLineEvent,
): SheetLineState | undefined {
  const row = SHEET_LINE_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}

export function nextDisputeState(
  state: DisputeState,
  event: DisputeEvent,
): DisputeState | undefined {
  const row = DISPUTE_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}
