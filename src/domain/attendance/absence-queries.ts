/** SQL of the papers that cover days of absence. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { AbsencePaper } from './attendance.ts'

export async function selectPapers(
  read: Read,
  enrolmentIds: readonly bigint[],
): Promise<readonly (AbsencePaper & { readonly enrolmentId: bigint })[]> {
  const result = await sql<AbsencePaper & { enrolmentId: bigint }>`
    select enrolment_id as "enrolmentId", reason, first_day as "firstDay", last_day as "lastDay" from absence_paper
    where enrolment_id = any(${enrolmentIds}::bigint[]) order by first_day, id`.execute(read)
  return result.rows
}

export type PaperEnrolment = {
  readonly applicationId: bigint
  readonly application: string
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly providerId: bigint
  readonly guardianIds: readonly bigint[]
}

export async function selectPaperEnrolment(
  read: Read,
  enrolmentId: bigint,
): Promise<PaperEnrolment | undefined> {
  const result = await sql<PaperEnrolment>`
    select application.id as "applicationId", application.number as application, starts_on as "startsOn", last_day as "lastDay",
           provider_id as "providerId",
           array(select guardian_id from guardianship where guardianship.child_id = enrolment.child_id) as "guardianIds"
    from enrolment join application on application.id = application_id
    where enrolment.id = ${enrolmentId} and not never_began`.execute(read)
  return result.rows[0]
}

export async function deletePapersOf(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  await sql`delete from absence_paper using enrolment
    where enrolment.id = enrolment_id and application_id = any(${applicationIds}::bigint[])`.execute(
    tx,
  )
}

export async function insertPaper(
  tx: Tx,
  enrolmentId: bigint,
  paper: AbsencePaper & {
    readonly documentId: bigint | null
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await tx
    .insertInto('absence_paper')
    .values({
      enrolment_id: enrolmentId,
      reason: paper.reason,
      first_day: paper.firstDay,
      last_day: paper.lastDay,
      document_id: paper.documentId,
      added_at: paper.at,
      added_by: paper.by,
    })
    .execute()
}
