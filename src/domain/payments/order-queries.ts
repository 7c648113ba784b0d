/** SQL of orders to prepare the acts of a month, and what became of each kindergarten in them. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { CloseScope, OrderReach } from './month-close-queries.ts'

export type ActOrder = CloseScope & {
  readonly id: bigint
  readonly reach: OrderReach
  readonly orderedAt: Temporal.Instant
  /** Null: by itself, on the day of the rules. */
  readonly orderedBy: bigint | null
  readonly finishedAt: Temporal.Instant | null
}

const ORDER = sql`id, territory_code as territory, programme, month, reach, ordered_at as "orderedAt",
  ordered_by as "orderedBy", finished_at as "finishedAt"`

/** The id of the one that runs already where somebody ordered the same before; undefined where it was done by itself. */
export async function insertOrder(
  tx: Tx,
  order: Omit<ActOrder, 'id' | 'finishedAt'>,
): Promise<bigint | undefined> {
  const inserted = await sql<{ id: bigint }>`
    insert into act_order (territory_code, programme, month, reach, ordered_at, ordered_by)
    values (${order.territory}, ${order.programme}, ${order.month}, ${order.reach}, ${order.orderedAt}, ${order.orderedBy})
    on conflict do nothing returning id`.execute(tx)
  if (inserted.rows[0] !== undefined) return inserted.rows[0].id
  const open = await sql<{ id: bigint }>`
    select id from act_order where territory_code = ${order.territory} and programme = ${order.programme}
      and month = ${order.month} and reach = ${order.reach} and finished_at is null`.execute(tx)
  return open.rows[0]?.id
}

export async function selectOrder(read: Read, id: bigint): Promise<ActOrder | undefined> {
  const result = await sql<ActOrder>`select ${ORDER} from act_order where id = ${id}`.execute(read)
  return result.rows[0]
}

export async function selectOpenOrders(read: Read, limit: number): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from act_order where finished_at is null order by id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

/** Of a month, newest first. */
export async function selectOrdersOfMonth(
  read: Read,
  scope: CloseScope,
): Promise<readonly ActOrder[]> {
  const result = await sql<ActOrder>`
    select ${ORDER} from act_order where territory_code = ${scope.territory} and programme = ${scope.programme}
      and month = ${scope.month} order by id desc`.execute(read)
  return result.rows
}

export type OrderResult = {
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly outcome: string
  readonly missingTiyn: bigint
}

export async function selectResults(read: Read, orderId: bigint): Promise<readonly OrderResult[]> {
  const result = await sql<OrderResult>`
    select bin, name_kk as "nameKk", name_ru as "nameRu", outcome, missing_tiyn as "missingTiyn"
    from act_order_result join provider on provider.id = provider_id
    where order_id = ${orderId} order by name_kk, bin`.execute(read)
  return result.rows
}

/** Those of these kindergartens that the order has decided on. */
export async function selectDecided(
  read: Read,
  orderId: bigint,
  providerIds: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  const result = await sql<{ id: bigint }>`
    select provider_id as id from act_order_result
    where order_id = ${orderId} and provider_id = any(${providerIds}::bigint[])`.execute(read)
  return new Set(result.rows.map(row => row.id))
}

export type NewResult = {
  readonly providerId: bigint
  readonly outcome: string
  readonly actId: bigint | null
  readonly missingTiyn: bigint
}

/** A second answer of the same order changes nothing. */
export async function insertResults(
  tx: Tx,
  orderId: bigint,
  at: Temporal.Instant,
  results: readonly NewResult[],
): Promise<void> {
  await sql`
    insert into act_order_result (order_id, provider_id, outcome, act_id, missing_tiyn, decided_at)
    select ${orderId}, given.*, ${at}::timestamptz
    from unnest(${results.map(one => one.providerId)}::bigint[], ${results.map(one => one.outcome)}::text[],
      ${results.map(one => one.actId)}::bigint[], ${results.map(one => one.missingTiyn)}::bigint[]) given
    on conflict do nothing`.execute(tx)
}

export async function finishOrder(tx: Tx, id: bigint, at: Temporal.Instant): Promise<void> {
  await sql`update act_order set finished_at = ${at} where id = ${id} and finished_at is null`.execute(
    tx,
  )
}

/** Territories with sheets of a year up to the month, whose acts of the month were never ordered by themselves. */
export async function selectTerritoriesToOrder(
  read: Read,
  month: Temporal.PlainDate,
): Promise<readonly Omit<CloseScope, 'month'>[]> {
  const result = await sql<Omit<CloseScope, 'month'>>`
    select distinct territory_code as territory, provider.programme
    from sheet join provider on provider.id = provider_id
    where sheet.month between ${month}::date - interval '11 months' and ${month}::date and not exists (
      select from act_order done where done.territory_code = provider.territory_code
        and done.programme = provider.programme and done.month = ${month} and done.ordered_by is null)
    order by 1, 2`.execute(read)
  return result.rows
}
