/** SQL of places that exchanges promise. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type ExchangeHold = {
  readonly groupId: bigint
  readonly applicationId: bigint
  readonly voucherId: bigint | null
  /** The first day at the earliest. */
  readonly startsOn: Temporal.PlainDate
  /** Of the place of the child that leaves the group. */
  readonly restriction: string | null
  /** The first moment that is too late to sign. */
  readonly until: Temporal.Instant
}

export async function insertExchange(
  tx: Tx,
  exchange: ExchangeHold,
  at: Temporal.Instant,
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    with promised as (
      insert into place (group_id, admission, starts_on, restriction, state, cause, published_at, changed_at)
      values (${exchange.groupId}, 'general', ${exchange.startsOn}, ${exchange.restriction}, 'exchange', 'swap',
              ${at}, ${at})
      returning id
    )
    insert into place_hold (place_id, group_id, application_id, voucher_id, cause, state, made_at, until, changed_at)
    select id, ${exchange.groupId}, ${exchange.applicationId}, ${exchange.voucherId}::bigint, 'swap', 'held', ${at},
           ${exchange.until}, ${at}
    from promised returning id`.execute(tx)
  const row = result.rows[0]
  if (row === undefined) throw new Error('a hold was written')
  return row.id
}

export async function withdrawExchange(tx: Tx, placeId: bigint, at: Temporal.Instant) {
  await sql`update place set state = 'withdrawn', withdrawal_reason = 'swap-off', changed_at = ${at}
    where id = ${placeId} and state = 'exchange'`.execute(tx)
}

/** A new term to sign, for all places of an exchange. */
export async function extendExchanges(
  tx: Tx,
  holdIds: readonly bigint[],
  until: Temporal.Instant,
): Promise<void> {
  await sql`update place_hold set until = ${until}
    where id = any(${holdIds}::bigint[]) and state = 'held' and cause = 'swap'`.execute(tx)
}
