/** Forgets by what persons came in: sessions, codes, counters and kept answers that hold or hash something of them. */
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

type Forgotten = {
  readonly personIds: readonly bigint[]
  readonly phones: readonly string[]
  /** IINs and phones: an unfinished draft of a visitor may hold them. */
  readonly needles: readonly string[]
  /** A kept answer that names one of them has the hash of what was sent: without a salt, so it could be tried out. */
  readonly numbers: readonly string[]
}

/** Part of an action; these tables are short, what they hold ends by itself within hours or days. */
export async function forgetIdentity(tx: Tx, given: Forgotten): Promise<void> {
  const { personIds, phones, needles, numbers } = given
  await sql`delete from session where person_id = any(${personIds}::bigint[])
    or exists (select from unnest(${needles}::text[]) needle where strpos(data::text, needle) > 0)`.execute(
    tx,
  )
  await sql`delete from phone_code where phone = any(${phones}::text[])`.execute(tx)
  await sql`delete from attempt_counter
    where exists (select from unnest(${needles}::text[]) needle where strpos(bucket, needle) > 0)`.execute(
    tx,
  )
  await sql`delete from client_request where answer ->> 'number' = any(${numbers}::text[])`.execute(
    tx,
  )
}
