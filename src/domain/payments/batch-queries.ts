/** SQL of batches: what is ready to be sent, and what was put together. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { ActState } from './act.ts'
import type { BatchState, Payer } from './payment.ts'

export type ReadyAct = {
  readonly id: bigint
  readonly number: string
  readonly month: Temporal.PlainDate
  readonly state: ActState
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly totalTiyn: bigint
  /** The account in force; null: it cannot be sent. */
  readonly accountId: bigint | null
  /** One waits for a second person. */
  readonly accountWaits: boolean
}

/**
 * Acts of a territory that are approved, or came back, and are in no live sending; oldest months first. Locked, so that
 * two operators who collect at once see one another.
 */
function readyActs({ territory, programme }: Payer, today: Temporal.PlainDate) {
  return sql`
    select act.id, act.number, month, act.state, bin, name_kk as "nameKk", name_ru as "nameRu",
           total_tiyn as "totalTiyn", account.id as "accountId",
           exists (select from provider_account where provider_id = act.provider_id and state = 'proposed') as "accountWaits"
    from act join provider on provider.id = act.provider_id
    left join lateral (
      select id from provider_account where provider_id = act.provider_id and state = 'confirmed'
        and valid_from <= ${today} order by valid_from desc, id desc limit 1) account on true
    where act.territory_code = ${territory} and act.programme = ${programme} and act.state in ('approved', 'returned')
      and not exists (select from payment where act_id = act.id and payment.state in ('draft', 'sent', 'paid'))
    order by month, act.id`
}

export async function selectReadyActs(
  read: Read,
  payer: Payer,
  today: Temporal.PlainDate,
): Promise<readonly ReadyAct[]> {
  return (await sql<ReadyAct>`${readyActs(payer, today)}`.execute(read)).rows
}

export async function lockReadyActs(
  tx: Tx,
  payer: Payer,
  today: Temporal.PlainDate,
): Promise<readonly ReadyAct[]> {
  return (await sql<ReadyAct>`${readyActs(payer, today)} for no key update of act`.execute(tx)).rows
}

/** Territories at or below one that have acts, or accounts to pay them to; those with acts first, then by code. */
export async function selectPayingTerritories(
  read: Read,
  under: string,
): Promise<readonly string[]> {
  const result = await sql<{ code: string }>`
    with recursive below as (
      select code from territory where code = ${under}
      union all
      select child.code from territory child join below on child.parent_code = below.code
    ), paying as (
      select code, exists (select from act where act.territory_code = below.code) as has_acts,
             exists (select from provider join provider_account on provider_id = provider.id
                     where provider.territory_code = below.code) as has_accounts
      from below
    )
    select code from paying where has_acts or has_accounts order by has_acts desc, code`.execute(
    read,
  )
  return result.rows.map(row => row.code)
}

export type Batch = {
  readonly id: bigint
  readonly number: string
  readonly programme: Programme
  readonly territory: string
  readonly payerAccountId: bigint
  readonly state: BatchState
  readonly paymentCount: number
  readonly totalTiyn: bigint
  readonly madeAt: Temporal.Instant
  readonly madeBy: string
  readonly releasedAt: Temporal.Instant | null
  readonly releasedBy: string | null
  readonly payOn: Temporal.PlainDate | null
  readonly sha256: string | null
}

const COLUMNS = sql`
  id, number, programme, territory_code as territory, payer_account_id as "payerAccountId", state,
  payment_count as "paymentCount", total_tiyn as "totalTiyn", made_at as "madeAt", made_by as "madeBy",
  released_at as "releasedAt", released_by as "releasedBy", pay_on as "payOn", sha256`

export async function selectBatch(read: Read, number: string): Promise<Batch | undefined> {
  const result =
    await sql<Batch>`select ${COLUMNS} from payment_batch where number = ${number}`.execute(read)
  return result.rows[0]
}

export async function lockBatch(tx: Tx, number: string): Promise<Batch | undefined> {
  const result = await sql<Batch>`
    select ${COLUMNS} from payment_batch where number = ${number} for no key update`.execute(tx)
  return result.rows[0]
}

export async function selectBatchFile(read: Read, id: bigint): Promise<Buffer | undefined> {
  const row = await read
    .selectFrom('payment_batch')
    .select('file')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.file ?? undefined
}

export type BatchListed = Batch & {
  readonly sent: number
  readonly paid: number
  readonly returned: number
  /** Kindergartens that say that their money has not come. */
  readonly missed: number
}

/** Newest first. */
export async function selectBatches(
  read: Read,
  { territory, programme }: Payer,
  most: number,
): Promise<readonly BatchListed[]> {
  const result = await sql<BatchListed>`
    with listed as (
      select ${COLUMNS} from payment_batch where territory_code = ${territory} and programme = ${programme}
      order by id desc limit ${most})
    select listed.*, counted.* from listed cross join lateral (
      select count(*) filter (where state = 'sent')::integer as sent,
             count(*) filter (where state = 'paid')::integer as paid,
             count(*) filter (where state = 'returned')::integer as returned,
             count(*) filter (where missed_at is not null and received_at is null and state = 'paid')::integer as missed
      from payment where batch_id = listed.id) counted
    order by listed.id desc`.execute(read)
  return result.rows
}

export async function insertBatch(
  tx: Tx,
  batch: Payer & {
    readonly number: string
    readonly payerAccountId: bigint
    readonly paymentCount: number
    readonly totalTiyn: bigint
    readonly madeAt: Temporal.Instant
    readonly madeBy: string
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('payment_batch')
    .values({
      number: batch.number,
      programme: batch.programme,
      territory_code: batch.territory,
      payer_account_id: batch.payerAccountId,
      state: 'draft' satisfies BatchState,
      payment_count: batch.paymentCount,
      total_tiyn: batch.totalTiyn,
      made_at: batch.madeAt,
      made_by: batch.madeBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateReleased(
  tx: Tx,
  id: bigint,
  release: {
    readonly at: Temporal.Instant
    readonly by: string
    readonly payOn: Temporal.PlainDate
    readonly file: Buffer
    readonly sha256: string
  },
): Promise<void> {
  await tx
    .updateTable('payment_batch')
    .set({
      state: 'released' satisfies BatchState,
      released_at: release.at,
      released_by: release.by,
      pay_on: release.payOn,
      file: release.file,
      sha256: release.sha256,
    })
    .where('id', '=', id)
    .execute()
}

export async function updateWithdrawn(tx: Tx, id: bigint, at: Temporal.Instant, by: string) {
  const state = 'withdrawn' satisfies BatchState
  await tx
    .updateTable('payment_batch')
    .set({ state, withdrawn_at: at, withdrawn_by: by })
    .where('id', '=', id)
    .execute()
}

export type ActOfBatch = { readonly id: bigint; readonly number: string; readonly state: ActState }

/** In one order everywhere: two answers at once wait for each other. */
export async function lockActsOfBatch(tx: Tx, batchId: bigint): Promise<readonly ActOfBatch[]> {
  const result = await sql<ActOfBatch>`
    select id, number, state from act where id in (select act_id from payment where batch_id = ${batchId})
    order by id for no key update`.execute(tx)
  return result.rows
}

export async function updateActStates(
  tx: Tx,
  actIds: readonly bigint[],
  state: ActState,
  at: Temporal.Instant,
): Promise<void> {
  if (actIds.length === 0) return
  await sql`update act set state = ${state}, changed_at = ${at} where id = any(${actIds}::bigint[])`.execute(
    tx,
  )
}

/** Payments whose kindergarten has another account now than the one in the batch. */
export async function countAccountsChanged(
  read: Read,
  batchId: bigint,
  today: Temporal.PlainDate,
): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from payment join act on act.id = act_id
    where batch_id = ${batchId} and account_id is distinct from (
      select id from provider_account where provider_id = act.provider_id and state = 'confirmed'
        and valid_from <= ${today} order by valid_from desc, id desc limit 1)`.execute(read)
  return result.rows[0]?.count ?? 0
}
