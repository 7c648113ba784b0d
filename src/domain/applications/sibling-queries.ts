/** SQL that ties the applications of siblings into one batch. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Application } from './application.ts'

/** Queued applications of the same guardian and queue whose child was born within `days` of the date. */
export async function lockSiblings(
  tx: Tx,
  application: Application,
  birthDate: Temporal.PlainDate,
  days: number,
) {
  const result = await sql<{ id: bigint; number: string; batch_key: string | null }>`
    select sibling.id, sibling.number, sibling.batch_key
    from application sibling join person child on child.id = sibling.child_id
    where sibling.guardian_id = ${application.guardianId} and sibling.id <> ${application.id}
      and sibling.programme = ${application.programme}
      and sibling.territory_code = ${application.territory} and sibling.state = 'queued'
      and child.birth_date between ${birthDate.subtract({ days })} and ${birthDate.add({ days })}
    order by sibling.id for update of sibling`.execute(tx)
  return result.rows
}

export async function updateBatchKey(tx: Tx, ids: readonly bigint[], batchKey: string) {
  await sql`update application set batch_key = ${batchKey} where id = any(${ids}::bigint[])`.execute(
    tx,
  )
}
