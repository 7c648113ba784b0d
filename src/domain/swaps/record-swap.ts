/** What happened to an exchange, in the record of every child that stands in it. */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { recordEvents } from '../applications/record-event.ts'
import type { SwapOffReason } from './swap.ts'

export type SwapEvent =
  | 'swap-proposed'
  | 'swap-accepted'
  | 'swap-declined'
  | 'swap-agreed'
  | 'swap-done'
  | 'swap-off'

/** Part of an action. The number of the exchange says nothing of the other families. */
export async function recordSwap(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  children: readonly { readonly applicationId: bigint }[],
  event: { readonly kind: SwapEvent; readonly swap: string; readonly reason?: SwapOffReason },
): Promise<void> {
  if (children.length === 0) return
  const { kind, swap, reason } = event
  const facts = reason === undefined ? { swap } : { swap, reason }
  await recordEvents(
    tx,
    actorText(actor),
    at,
    children.map(({ applicationId }) => ({ applicationId, kind, facts })),
  )
}
