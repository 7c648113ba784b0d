/** SQL of targeted vouchers that give way to universal ones. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Voucher } from './voucher.ts'
import { lockVoucher } from './voucher-queries.ts'

/** The live one; a child has one at most (`voucher_one_live_of_form_per_child`). */
export async function lockTargetedOfChild(tx: Tx, childId: bigint): Promise<Voucher | undefined> {
  const row = await tx
    .selectFrom('voucher')
    .select('id')
    .where('child_id', '=', childId)
    .where('form', '=', 'targeted')
    .where('state', 'not in', ['lapsed', 'closed'])
    .executeTakeFirst()
  return row && lockVoucher(tx, row.id)
}

export async function updateEndsOn(tx: Tx, id: bigint, endsOn: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('voucher').set({ ends_on: endsOn }).where('id', '=', id).execute()
}

/** The last day of the targeted voucher of a child that accepted a universal one. */
export async function selectEndOfTargeted(
  read: Read,
  childId: bigint,
): Promise<Temporal.PlainDate | undefined> {
  const row = await read
    .selectFrom('voucher')
    .select('ends_on')
    .where('child_id', '=', childId)
    .where('ends_on', 'is not', null)
    .orderBy('ends_on', 'desc')
    .executeTakeFirst()
  return row?.ends_on ?? undefined
}

/** Over, and without a contract that would still go on: that one ends first. */
export async function selectReplaced(read: Read, today: Temporal.PlainDate, limit: number) {
  const result = await sql<{ id: bigint; applicationId: bigint }>`
    select id, application_id as "applicationId" from voucher
    where ends_on < ${today} and state not in ('lapsed', 'closed')
      and not exists (select from contract
        where contract.voucher_id = voucher.id and contract.state = 'in-force')
    order by id limit ${limit}`.execute(read)
  return result.rows
}

export async function insertTargeted(
  tx: Tx,
  issue: {
    readonly year: number
    readonly at: Temporal.Instant
    readonly state: 'confirmed' | 'held'
    readonly chooseUntil: Temporal.Instant | null
    readonly vouchers: readonly {
      readonly number: string
      readonly applicationId: bigint
      readonly costTiyn: bigint
    }[]
  },
): Promise<
  readonly { readonly id: bigint; readonly applicationId: bigint; readonly number: string }[]
> {
  const { vouchers, year, at, state, chooseUntil } = issue
  const betweenSince = state === 'held' ? at : null
  const result = await sql<{ id: bigint; applicationId: bigint; number: string }>`
    insert into voucher (number, application_id, child_id, programme, territory_code, settlement_code, cohort, kind,
                         form, state, year, cost_tiyn, offered_at, notified_at, confirmed_at, choose_until,
                         between_since, changed_at)
    select given.number, application.id, application.child_id, application.programme, application.territory_code,
           application.settlement_code, ${year}::smallint - application.birth_year, application.kind, 'targeted',
           ${state}, ${year}::smallint, given.cost_tiyn, ${at}, ${at}, ${at}, ${chooseUntil}::timestamptz,
           ${betweenSince}::timestamptz, ${at}
    from unnest(${vouchers.map(one => one.number)}::text[], ${vouchers.map(one => one.applicationId)}::bigint[],
                ${vouchers.map(one => one.costTiyn)}::bigint[])
      with ordinality given (number, application_id, cost_tiyn, place)
    join application on application.id = given.application_id and application.form = 'targeted'
    order by given.place
    returning id, application_id as "applicationId", number`.execute(tx)
  return result.rows
}
