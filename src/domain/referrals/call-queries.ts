/** SQL of the calls of families whose turn has come. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

/** In the record of an application: its turn has come, `until` the day in its facts. */
export const TURN_EVENT = 'referral-turn'

/** Those of the applications that were told of a day which is not over. */
export async function selectToldUntil(
  read: Read,
  applicationIds: readonly bigint[],
  today: Temporal.PlainDate,
): Promise<ReadonlySet<bigint>> {
  const result = await sql<{ id: bigint }>`
    select distinct application_id as id from application_event
    where application_id = any(${applicationIds}::bigint[]) and kind = ${TURN_EVENT}
      and (facts->>'until')::date >= ${today}`.execute(read)
  return new Set(result.rows.map(row => row.id))
}
