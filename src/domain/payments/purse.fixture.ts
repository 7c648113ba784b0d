/** What became of the money of one voucher: what it still has reserved, and what acts hold of its months. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import { selectReservedByYear } from '../ledger/ledger-queries.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'

export async function purseOf(read: Read, application: { readonly id: bigint }) {
  const voucher = await findVoucherOfApplication(read, application.id)
  if (voucher === undefined) throw new Error('no voucher')
  const { rows } = await sql<{ tiyn: bigint }>`
    select coalesce(sum(amount_tiyn), 0)::bigint as tiyn from act_line where voucher_id = ${voucher.id}`.execute(
    read,
  )
  const byYear = await selectReservedByYear(read, voucher)
  return {
    state: voucher.state,
    cost: voucher.costTiyn,
    reserved: [...byYear.values()].reduce((sum, tiyn) => sum + tiyn, 0n),
    earned: rows[0]?.tiyn ?? 0n,
  }
}
