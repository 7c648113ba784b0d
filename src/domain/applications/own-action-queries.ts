/** SQL of consents that let a child act itself. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import { asApplication, type StoredApplication } from './application-queries.ts'

export async function insertConsent(
  tx: Tx,
  consent: { readonly childId: bigint; readonly givenBy: bigint; readonly at: Temporal.Instant },
): Promise<void> {
  const { childId, givenBy, at } = consent
  await sql`
    insert into own_action_consent (child_id, given_by, given_at)
    values (${childId}, ${givenBy}, ${at})`.execute(tx)
}

/** False when none was live. */
export async function endConsent(
  tx: Tx,
  consent: { readonly childId: bigint; readonly endedBy: bigint; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { childId, endedBy, at } = consent
  const result = await sql`
    update own_action_consent set ended_at = ${at}, ended_by = ${endedBy}
    where child_id = ${childId} and ended_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

/** One of a representative that is none any more counts for nothing. */
export async function selectConsent(read: Read, childId: bigint) {
  const result = await sql<{ readonly givenAt: Temporal.Instant; readonly phone: string | null }>`
    select consent.given_at as "givenAt", child.phone
    from own_action_consent consent
    join guardianship on guardianship.child_id = consent.child_id
      and guardianship.guardian_id = consent.given_by
    join person child on child.id = consent.child_id
    where consent.child_id = ${childId} and consent.ended_at is null`.execute(read)
  return result.rows[0]
}

/** Of clubs, newest first; none without a live consent. */
export async function selectOfActingChild(read: Read, childId: bigint) {
  const result = await sql<StoredApplication>`
    select application.* from application
    where child_id = ${childId} and programme = 'club'
      and exists (select from own_action_consent consent
        join guardianship on guardianship.child_id = consent.child_id
          and guardianship.guardian_id = consent.given_by
        where consent.child_id = application.child_id and consent.ended_at is null)
    order by submitted_at desc`.execute(read)
  return result.rows.map(asApplication)
}
