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
