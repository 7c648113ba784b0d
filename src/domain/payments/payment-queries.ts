/** SQL of payments: one sending of an act each. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { ActPayment } from './act-payment.ts'
import type { PaymentState } from './payment.ts'

/** Those that left the house, newest last. */
export async function selectPaymentsOfActs(
  read: Read,
  actIds: readonly bigint[],
): Promise<readonly ActPayment[]> {
  const result = await sql<ActPayment>`
    select act_id as "actId", payment.number, payment_batch.number as batch, amount_tiyn as "amountTiyn",
           sent_at as "sentAt", payment.state, answered_at as "answeredAt", reason_code as "reasonCode",
           received_at as "receivedAt"
    from payment join payment_batch on payment_batch.id = batch_id
    where act_id = any(${actIds}::bigint[]) and payment.state in ('sent', 'paid', 'returned')
    order by payment.id`.execute(read)
  return result.rows
}

export type BatchPayment = {
  readonly id: bigint
  readonly number: string
  readonly actId: bigint
  readonly act: string
  readonly month: Temporal.PlainDate
  readonly providerId: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly amountTiyn: bigint
  readonly state: PaymentState
  readonly bankStatus: string | null
  readonly reasonCode: string | null
  readonly answeredAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant | null
  readonly missedAt: Temporal.Instant | null
  readonly iban: string
  readonly bic: string
  readonly holder: string
}

/** In the order in which they were put into the batch: that of the file. */
export async function selectPaymentsOfBatch(
  read: Read,
  batchId: bigint,
): Promise<readonly BatchPayment[]> {
  const result = await sql<BatchPayment>`
    select payment.id, payment.number, act_id as "actId", act.number as act, month, act.provider_id as "providerId", bin,
           name_kk as "nameKk", name_ru as "nameRu", amount_tiyn as "amountTiyn", payment.state,
           bank_status as "bankStatus", reason_code as "reasonCode", answered_at as "answeredAt",
           received_at as "receivedAt", missed_at as "missedAt", iban, bic, holder
    from payment join act on act.id = act_id join provider on provider.id = act.provider_id
    join provider_account on provider_account.id = account_id
    where batch_id = ${batchId} order by payment.id`.execute(read)
  return result.rows
}

export type NewPayment = {
  readonly number: string
  readonly actId: bigint
  readonly accountId: bigint
  readonly amountTiyn: bigint
}

export async function insertPayments(
  tx: Tx,
  batchId: bigint,
  payments: readonly NewPayment[],
): Promise<void> {
  await sql`
    insert into payment (number, batch_id, act_id, account_id, amount_tiyn, state)
    select number, ${batchId}, act_id, account_id, amount_tiyn, 'draft'
    from unnest(${payments.map(one => one.number)}::text[], ${payments.map(one => one.actId)}::bigint[],
      ${payments.map(one => one.accountId)}::bigint[], ${payments.map(one => one.amountTiyn)}::bigint[])
      with ordinality given (number, act_id, account_id, amount_tiyn, place) order by place`.execute(
    tx,
  )
}

export type PaymentChange = {
  readonly id: bigint
  /** Undefined: what the bank said is not final. */
  readonly event: 'released' | 'withdrawn' | 'paid' | 'returned' | 'pending'
  readonly state: PaymentState
  readonly bankStatus: string | null
  readonly reasonCode: string | null
}

/** All payments of one answer or decision at once, with the trace of each. */
export async function changePayments(
  tx: Tx,
  changes: readonly PaymentChange[],
  by: { readonly at: Temporal.Instant; readonly by: string; readonly answerId: bigint | null },
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    with given as (
      select * from unnest(${changes.map(one => one.id)}::bigint[], ${changes.map(one => one.event)}::text[],
        ${changes.map(one => one.state)}::text[], ${changes.map(one => one.bankStatus)}::text[],
        ${changes.map(one => one.reasonCode)}::text[]) with ordinality given (id, event, state, status, reason, place)
    ), changed as (
      update payment set state = given.state,
        sent_at = case when given.event = 'released' then ${by.at} else sent_at end,
        answered_at = case when given.event in ('paid', 'returned') then ${by.at} else answered_at end,
        bank_status = coalesce(given.status, bank_status),
        reason_code = case when given.event = 'returned' then given.reason else reason_code end
      from given where payment.id = given.id
    )
    insert into payment_event (payment_id, answer_id, at, event, bank_status, reason_code, by)
    select id, ${by.answerId}, ${by.at}, event, status, reason, ${by.by} from given order by place`.execute(
    tx,
  )
}
