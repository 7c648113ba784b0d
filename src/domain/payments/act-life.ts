/** The life of an act: state x event -> state (product.md, "Lifecycles"). */
import type { ActState } from './act.ts'

export type ActEvent = 'signed' | 'approved' | 'sent' | 'paid' | 'returned'

type Row = { readonly from: readonly ActState[]; readonly to: ActState }

export const ACT_LIFE: Readonly<Record<ActEvent, Row>> = {
  // By the kindergarten.
  signed: { from: ['draft'], to: 'signed' },
  // By an officer who did not prepare it.
  approved: { from: ['signed'], to: 'approved' },
  // In a file to the bank; one that came back is sent again.
  sent: { from: ['approved', 'returned'], to: 'sent' },
  paid: { from: ['sent'], to: 'paid' },
  // By the bank, even after it had said that it was paid.
  returned: { from: ['sent', 'paid'], to: 'returned' },
}

export function nextActState(state: ActState, event: ActEvent): ActState | undefined {
  const row = ACT_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}
