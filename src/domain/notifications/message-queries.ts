/** All SQL of the outbox and of the receipts of gateways. */
import { sql } from 'kysely'
import type { Language } from '../../base/language.ts'
import type { Database, Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { ATTEMPTS, type DeliveryFailure } from './delivery-life.ts'
import { URGENT } from './template.ts'

export type ClaimedMessage = {
  readonly id: bigint
  readonly template: string
  readonly language: Language
  readonly facts: unknown
  readonly attempt: number
  readonly plannedAt: Temporal.Instant
  /** As known now: the family may have changed it since the message was planned. */
  readonly phone: string | null
  readonly territory: string | null
  readonly programme: Programme | null
}

/** Takes due messages for `leaseUntil`, codes first; what others hold is passed over. */
export async function claimMessages(
  database: Database,
  now: Temporal.Instant,
  leaseUntil: Temporal.Instant,
  limit: number,
): Promise<readonly ClaimedMessage[]> {
  const result = await sql<{
    id: bigint
    template: string
    language: Language
    facts: unknown
    attempts: number
    planned_at: Temporal.Instant
    phone: string | null
    territory_code: string | null
    programme: Programme | null
  }>`
    with due as (
      select id from message
      where state = 'planned' and send_after <= ${now} and attempts < ${ATTEMPTS}
      order by template <> ${URGENT}, send_after, id
      limit ${limit} for update skip locked
    ), taken as (
      update message set attempts = attempts + 1, send_after = ${leaseUntil}
      from due where message.id = due.id
      returning message.*
    )
    select taken.id, taken.template, taken.language, taken.facts, taken.attempts, taken.planned_at,
           coalesce(taken.phone, person.phone) as phone,
           application.territory_code, application.programme
    from taken
    left join person on person.id = taken.person_id
    left join application on application.id = taken.application_id
    order by taken.template <> ${URGENT}, taken.id`.execute(database)
  return result.rows.map(row => ({
    id: row.id,
    template: row.template,
    language: row.language,
    facts: row.facts,
    attempt: row.attempts,
    plannedAt: row.planned_at,
    phone: row.phone,
    territory: row.territory_code,
    programme: row.programme,
  }))
}

/** A postponed message was not tried: its attempt is given back. */
export async function postponeMessages(
  database: Database,
  ids: readonly bigint[],
  until: Temporal.Instant,
): Promise<void> {
  await sql`update message set send_after = ${until}, attempts = attempts - 1
    where id = any(${ids}::bigint[]) and state = 'planned'`.execute(database)
}

export type SentMessage = {
  readonly id: bigint
  readonly gatewayReference: string
  readonly text: string
  /** Nobody who reads the table later may learn the code. */
  readonly forgetFacts: boolean
  readonly at: Temporal.Instant
}

export async function updateSent(database: Database, sent: readonly SentMessage[]): Promise<void> {
  await sql`/* prepare: messages-sent */ update message
    set state = 'sent', gateway_reference = given.reference, text = given.text, sent_at = given.at, failure = null,
        facts = case when given.forget then '{}'::jsonb else facts end
    from unnest(${sent.map(one => one.id)}::bigint[], ${sent.map(one => one.gatewayReference)}::text[],
      ${sent.map(one => one.text)}::text[], ${sent.map(one => one.forgetFacts)}::boolean[],
      ${sent.map(one => one.at)}::timestamptz[]) given (id, reference, text, forget, at)
    where message.id = given.id and state = 'planned'`.execute(database)
}

export async function updateRetry(
  tx: Tx,
  id: bigint,
  sendAfter: Temporal.Instant,
  failure: DeliveryFailure,
): Promise<void> {
  await sql`update message set send_after = ${sendAfter}, failure = ${failure}
    where id = ${id} and state = 'planned'`.execute(tx)
}

export async function updateFailed(
  tx: Tx,
  ids: readonly bigint[],
  failure: DeliveryFailure,
): Promise<void> {
  await sql`update message set state = 'failed', failure = ${failure},
      facts = case when template = ${URGENT} then '{}'::jsonb else facts end
    where id = any(${ids}::bigint[]) and state in ('planned', 'sent')`.execute(tx)
}

/** Claimed for the last time by a worker that never came back to say how it ended. */
export async function closeAbandoned(
  database: Database,
  now: Temporal.Instant,
  failure: DeliveryFailure,
): Promise<number> {
  const result =
    await sql`update message set state = 'failed', failure = coalesce(failure, ${failure})
    where state = 'planned' and attempts >= ${ATTEMPTS} and send_after <= ${now}`.execute(database)
  return Number(result.numAffectedRows ?? 0n)
}

export type ReceivedReceipt = {
  readonly providerId: string
  readonly status: 'delivered' | 'failed'
  readonly at: Temporal.Instant
  readonly receivedAt: Temporal.Instant
}

export async function insertReceipts(
  database: Database,
  receipts: readonly ReceivedReceipt[],
): Promise<void> {
  await sql`/* prepare: keep-receipts */ insert into message_receipt (gateway_reference, status, at, received_at)
    select * from unnest(${receipts.map(one => one.providerId)}::text[], ${receipts.map(one => one.status)}::text[],
      ${receipts.map(one => one.at)}::timestamptz[], ${receipts.map(one => one.receivedAt)}::timestamptz[])
    on conflict do nothing`.execute(database)
}

export type OpenReceipt = {
  readonly id: bigint
  readonly status: 'delivered' | 'failed'
  readonly at: Temporal.Instant
  readonly messageId: bigint
}

/** Receipts that are not applied yet and whose message is known by now, oldest first, after an id. */
export async function selectOpenReceipts(
  read: Read,
  after: bigint,
  limit: number,
): Promise<readonly OpenReceipt[]> {
  const result = await sql<{
    id: bigint
    status: 'delivered' | 'failed'
    at: Temporal.Instant
    message_id: bigint
  }>`
    select receipt.id, receipt.status, receipt.at, message.id as message_id
    from message_receipt receipt
    join message using (gateway_reference)
    where receipt.applied_at is null and receipt.id > ${after}
    order by receipt.id limit ${limit}`.execute(read)
  return result.rows.map(row => ({
    id: row.id,
    status: row.status,
    at: row.at,
    messageId: row.message_id,
  }))
}

/** Marks them as applied and returns which: not those that another worker has or has done. */
export async function takeReceipts(
  tx: Tx,
  ids: readonly bigint[],
  at: Temporal.Instant,
): Promise<ReadonlySet<bigint>> {
  const result = await sql<{ id: bigint }>`
    with mine as (
      select id from message_receipt where id = any(${ids}::bigint[]) and applied_at is null
      order by id for update skip locked
    )
    update message_receipt set applied_at = ${at} from mine where message_receipt.id = mine.id
    returning message_receipt.id`.execute(tx)
  return new Set(result.rows.map(row => row.id))
}

/** Returns which messages changed: a second "delivered" of one does not. */
export async function updateDelivered(
  tx: Tx,
  delivered: readonly OpenReceipt[],
): Promise<ReadonlySet<bigint>> {
  const result = await sql<{ id: bigint }>`update message
    set state = 'delivered', delivered_at = given.at, failure = null
    from unnest(${delivered.map(one => one.messageId)}::bigint[], ${delivered.map(one => one.at)}::timestamptz[])
      given (id, at)
    where message.id = given.id and state <> 'delivered'
    returning message.id`.execute(tx)
  return new Set(result.rows.map(row => row.id))
}

export async function deleteOldReceipts(database: Database, before: Temporal.Instant) {
  await sql`delete from message_receipt where received_at < ${before}`.execute(database)
}

/** The newest messages with their state, for the outbox page of a demonstration and an application's file. */
export async function selectMessages(
  read: Read,
  filter: { readonly applicationId?: bigint },
  limit: number,
) {
  const result = await sql<{
    id: bigint
    template: string
    language: Language
    state: 'planned' | 'sent' | 'delivered' | 'failed'
    text: string | null
    phone: string | null
    planned_at: Temporal.Instant
    sent_at: Temporal.Instant | null
    delivered_at: Temporal.Instant | null
    failure: string | null
  }>`
    select message.id, message.template, message.language, message.state, message.text,
           coalesce(message.phone, person.phone) as phone, message.planned_at, message.sent_at,
           message.delivered_at, message.failure
    from message left join person on person.id = message.person_id
    where ${filter.applicationId ?? null}::bigint is null
       or message.application_id = ${filter.applicationId ?? null}
    order by message.id desc limit ${limit}`.execute(read)
  return result.rows
}

/** Offer notices that never reached this person, for vouchers still waiting: planned once more. */
export async function reopenUnreached(
  tx: Tx,
  personId: bigint,
  now: Temporal.Instant,
): Promise<number> {
  const result = await sql`update message
    set state = 'planned', attempts = 0, send_after = ${now}, failure = null, gateway_reference = null
    where person_id = ${personId} and state in ('failed', 'sent') and (exists (
      select from voucher where voucher.offer_message_id = message.id
        and voucher.state = 'offered' and voucher.notified_at is null) or exists (
      select from naming where naming.message_id = message.id
        and naming.state = 'proposed' and naming.notified_at is null))`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}
