/** SQL of guardianships that no register confirmed yet. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type UncheckedGuardianship = {
  readonly id: bigint
  readonly number: string
  readonly submittedAt: Temporal.Instant
  readonly childName: string
  readonly guardianName: string
}

/** Live applications of one queue, the oldest first, after an id. */
export async function selectUnchecked(
  read: Read,
  territory: string,
  afterId: bigint,
  limit: number,
): Promise<readonly UncheckedGuardianship[]> {
  const result = await sql<UncheckedGuardianship>`
    select application.id, application.number, application.submitted_at as "submittedAt",
           child.full_name as "childName", guardian.full_name as "guardianName"
    from application
    join person child on child.id = application.child_id and child.standing = 'known'
    join person guardian on guardian.id = application.guardian_id
    where not application.guardianship_checked and application.state <> 'archived'
      and application.territory_code = ${territory} and application.id > ${afterId}
    order by application.id limit ${limit}`.execute(read)
  return result.rows
}

export async function markGuardianshipChecked(tx: Tx, applicationId: bigint): Promise<void> {
  await tx
    .updateTable('application')
    .set({ guardianship_checked: true })
    .where('id', '=', applicationId)
    .execute()
}
