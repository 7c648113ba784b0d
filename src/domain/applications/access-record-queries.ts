/** SQL of the record of looks at applications and their contracts: it only grows. */
import type { Read, Tx } from '../../platform/db/database.ts'

export async function insertAccess(
  tx: Tx,
  access: {
    readonly at: Temporal.Instant
    readonly staffId: bigint
    readonly applicationId: bigint | null
    readonly what: string
  },
): Promise<void> {
  await tx
    .insertInto('access_record')
    .values({
      at: access.at,
      staff_id: access.staffId,
      application_id: access.applicationId,
      what: access.what,
    })
    .execute()
}

/** Without contracts, which kindergartens open in their daily work. */
export async function countAccess(read: Read, since: Temporal.Instant): Promise<number> {
  const row = await read
    .selectFrom('access_record')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('at', '>=', since)
    .where('what', '<>', 'contract')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
