/** SQL of traces of answers: keyed hashes and the key of a month, deleted together. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** The key of the month; the first answer of the month makes it. */
export async function ensureTraceKey(
  tx: Tx,
  month: Temporal.PlainDate,
  fresh: string,
): Promise<string> {
  const known = sql<{ key: string }>`select key from answer_trace_key where month = ${month}::date`
  const found = (await known.execute(tx)).rows[0]
  if (found !== undefined) return found.key
  await sql`insert into answer_trace_key (month, key) values (${month}::date, ${fresh}) on conflict do nothing`.execute(
    tx,
  )
  // A statement of its own: it sees the key of whoever was faster.
  return (await known.execute(tx)).rows[0]?.key ?? fresh
}

export async function insertTrace(
  tx: Tx,
  trace: {
    readonly enrolmentId: bigint
    readonly personId: bigint
    readonly month: Temporal.PlainDate
    readonly device: string
    readonly address: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    insert into answer_trace (enrolment_id, person_id, month, device, address, at)
    values (${trace.enrolmentId}, ${trace.personId}, ${trace.month}::date, ${trace.device}, ${trace.address},
            ${trace.at}::timestamptz)
    on conflict do nothing`.execute(tx)
}

export async function deleteTracesBefore(tx: Tx, month: Temporal.PlainDate): Promise<void> {
  await sql`delete from answer_trace where month < ${month}::date`.execute(tx)
  await sql`delete from answer_trace_key where month < ${month}::date`.execute(tx)
}

export async function deleteTracesOf(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  await sql`
    delete from answer_trace using enrolment
    where enrolment.id = answer_trace.enrolment_id
      and enrolment.application_id = any(${applicationIds}::bigint[])`.execute(tx)
}
