/** SQL of what kindergartens say of money that the bank says is paid. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
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

export type OwnPayment = {
  readonly number: string
  readonly act: string
  readonly month: Temporal.PlainDate
  readonly amountTiyn: bigint
  readonly state: PaymentState
  readonly iban: string
  readonly sentAt: Temporal.Instant
  readonly answeredAt: Temporal.Instant | null
  readonly reasonCode: string | null
  readonly receivedAt: Temporal.Instant | null
  readonly missedAt: Temporal.Instant | null
}

/** Newest first; what is still in a draft is not shown. */
export async function selectOwnPayments(
  read: Read,
  providerId: bigint,
  most: number,
): Promise<readonly OwnPayment[]> {
  const result = await sql<OwnPayment>`
    select payment.number, act.number as act, month, amount_tiyn as "amountTiyn", payment.state, iban,
           sent_at as "sentAt", answered_at as "answeredAt", reason_code as "reasonCode",
           received_at as "receivedAt", missed_at as "missedAt"
    from payment join act on act.id = act_id join provider_account on provider_account.id = account_id
    where act.provider_id = ${providerId} and payment.state in ('sent', 'paid', 'returned')
    order by payment.id desc limit ${most}`.execute(read)
  return result.rows
}
