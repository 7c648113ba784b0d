/** What is compared of a queue before its loss and after: places, families, claims; and a forger's tile. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { findPosition, type Position } from '../queue/find-position.ts'

/** Every queued application, with number, category and who stands before. */
export async function positionsIn(
  database: Database,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Position>> {
  const rows = await database
    .selectFrom('application')
    .select('number')
    .where('state', '=', 'queued')
    .execute()
  const found = new Map<string, Position>()
  for (const { number } of rows) {
    const position = await findPosition(database, number, today)
    if (position !== undefined) found.set(number, position)
  }
  return found
}

/** What is known of a family, without ids of rows. */
export async function familiesIn(database: Database) {
  const result = await sql<{ number: string; state: string }>`
    select application.number, application.state, application.tier, application.cohort, application.birth_year,
           application.kind, application.settlement_code, application.restorations, application.guardianship_checked,
           application.batch_key, application.stopped_until, child.iin as child, child.full_name as name,
           child.birth_date as born, guardian.iin as guardian, guardian.phone,
           (select array_agg(source) from guardianship where child_id = child.id) is not null as tied
    from application join person child on child.id = application.child_id
    join person guardian on guardian.id = application.guardian_id
    where application.state <> 'archived' order by number`.execute(database)
  return result.rows
}
export const claimsIn = async (database: Database) =>
  (
    await sql`select number, code, claim.state from benefit_claim claim
    join application on application.id = claim.application_id
    where application.state <> 'archived' order by 1, 2`.execute(database)
  ).rows

/** The hashes of a bundle of leaves, as the tile above it has them. */
export function forgedTile(bundle: Buffer): Buffer {
  const hashes: Buffer[] = []
  for (let from = 0; from < bundle.length; ) {
    const end = from + 2 + bundle.readUInt16BE(from)
    hashes.push(
      createHash('sha256')
        .update(Buffer.of(0))
        .update(bundle.subarray(from + 2, end))
        .digest(),
    )
    from = end
  }
  return Buffer.concat(hashes)
}
