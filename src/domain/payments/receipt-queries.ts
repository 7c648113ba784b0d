/** SQL of what kindergartens say of money that the bank says is paid. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { PaymentState } from './payment.ts'

export type ReceivablePayment = {
  readonly id: bigint
  readonly number: string
  readonly act: string
  readonly providerId: bigint
  readonly bin: string
  readonly state: PaymentState
  readonly receivedAt: Temporal.Instant | null
}

export async function lockPayment(tx: Tx, number: string): Promise<ReceivablePayment | undefined> {
  const result = await sql<ReceivablePayment>`
    select payment.id, payment.number, act.number as act, provider_id as "providerId", bin, payment.state,
           received_at as "receivedAt"
    from payment join act on act.id = act_id join provider on provider.id = provider_id
    where payment.number = ${number} for no key update of payment`.execute(tx)
  return result.rows[0]
}

export async function recordReceipt(
  tx: Tx,
  id: bigint,
  event: 'received' | 'missed',
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  await sql`
    with changed as (
      update payment set received_at = case when ${event} = 'received' then ${at}::timestamptz end,
        received_by = case when ${event} = 'received' then ${by} end,
        missed_at = case when ${event} = 'missed' then ${at}::timestamptz else missed_at end
      where id = ${id})
    insert into payment_event (payment_id, at, event, by) values (${id}, ${at}, ${event}, ${by})`.execute(
    tx,
  )
}
