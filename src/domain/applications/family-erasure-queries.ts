/** SQL that takes what belongs to the family out of applications. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export async function deleteNotes(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  await sql`delete from application_note note using application_event event
    where event.id = note.event_id and event.application_id = any(${applicationIds}::bigint[])`.execute(
    tx,
  )
}

export async function deleteClaims(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  await sql`delete from benefit_claim where application_id = any(${applicationIds}::bigint[])`.execute(
    tx,
  )
}

/** The batch and the wishes tie the family to others and to places; nothing of the queue rests on them now. */
export async function markErased(
  tx: Tx,
  applicationIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`update application set erased_at = ${at}, batch_key = null
    where id = any(${applicationIds}::bigint[])`.execute(tx)
}
