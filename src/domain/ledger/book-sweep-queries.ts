/** SQL of what the worker has done for the books of a territory, once a period. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Book } from './ledger.ts'

export type SweepKind = 'idle-months' | 'carry-over' | 'long-absence'
export type Books = Omit<Book, 'year'>

/** Territories that ever had money and for which this was not done in the period that begins on `period`. */
export async function selectUnswept(
  read: Read,
  kind: SweepKind,
  period: Temporal.PlainDate,
): Promise<readonly Books[]> {
  const result = await sql<Books>`
    select distinct programme, territory_code as territory from ledger_account account
    where not exists (select from book_sweep done where done.territory_code = account.territory_code
      and done.programme = account.programme and done.kind = ${kind} and done.period = ${period})
    order by 1, 2`.execute(read)
  return result.rows
}

/** False when somebody else has done it: two workers meet here, and the second does nothing. */
export async function insertSweep(
  tx: Tx,
  { programme, territory }: Books,
  kind: SweepKind,
  period: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`
    insert into book_sweep (programme, territory_code, kind, period, swept_at)
    values (${programme}, ${territory}, ${kind}, ${period}, ${at}) on conflict do nothing`.execute(
    tx,
  )
  return (result.numAffectedRows ?? 0n) > 0n
}

export async function selectYearsReserved(
  read: Read,
  { programme, territory }: Books,
): Promise<readonly number[]> {
  const result = await sql<{ year: number }>`
    select year from ledger_account
    where programme = ${programme} and territory_code = ${territory} and kind = 'reserved' and balance_tiyn > 0
    order by year`.execute(read)
  return result.rows.map(row => row.year)
}
