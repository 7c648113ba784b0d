/** All SQL of cases. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { FamilyCaseRow } from '../../platform/db/tables.ts'
import type { CaseKind, CaseOutcome, FamilyCase } from './family-case.ts'

const asCase = (row: Selectable<FamilyCaseRow>): FamilyCase => ({
  id: row.id,
  number: row.number,
  kind: row.kind as CaseKind,
  territory: row.territory_code,
  applicationId: row.application_id,
  enrolmentId: row.enrolment_id,
  openedBy: row.opened_by,
  words: row.words,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  state: row.state as FamilyCase['state'],
  outcome: row.outcome as CaseOutcome | null,
  answer: row.answer,
  answeredAt: row.answered_at,
})

/** The enrolment of an application that runs or comes, the newest one. */
export async function selectLiveEnrolment(
  read: Read,
  applicationId: bigint,
  today: Temporal.PlainDate,
): Promise<bigint | undefined> {
  const result = await sql<{ id: bigint }>`
    select id from enrolment
    where application_id = ${applicationId} and not never_began
      and (last_day is null or last_day >= ${today})
    order by id desc limit 1`.execute(read)
  return result.rows[0]?.id
}

export async function insertCase(
  tx: Tx,
  one: Pick<
    FamilyCase,
    | 'number'
    | 'kind'
    | 'territory'
    | 'applicationId'
    | 'enrolmentId'
    | 'openedBy'
    | 'words'
    | 'openedAt'
    | 'dueAt'
  >,
): Promise<void> {
  await tx
    .insertInto('family_case')
    .values({
      number: one.number,
      kind: one.kind,
      territory_code: one.territory,
      application_id: one.applicationId,
      enrolment_id: one.enrolmentId,
      opened_by: one.openedBy,
      words: one.words,
      opened_at: one.openedAt,
      due_at: one.dueAt,
      state: 'open',
    })
    .execute()
}

export async function selectCase(read: Read, number: string): Promise<FamilyCase | undefined> {
  const row = await read
    .selectFrom('family_case')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  return row && asCase(row)
}

export async function selectCaseById(read: Read, id: bigint): Promise<FamilyCase | undefined> {
  const row = await read
    .selectFrom('family_case')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asCase(row)
}

export async function lockCase(tx: Tx, id: bigint): Promise<FamilyCase | undefined> {
  const row = await tx
    .selectFrom('family_case')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && asCase(row)
}

export async function updateAnswer(
  tx: Tx,
  id: bigint,
  given: {
    readonly outcome: CaseOutcome
    readonly answer: string
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await tx
    .updateTable('family_case')
    .set({
      state: 'answered',
      outcome: given.outcome,
      answer: given.answer,
      answered_at: given.at,
      answered_by: given.by,
    })
    .where('id', '=', id)
    .execute()
}

export async function selectOfApplications(read: Read, applicationIds: readonly bigint[]) {
  const rows = await read
    .selectFrom('family_case')
    .selectAll()
    .where('application_id', 'in', applicationIds.length > 0 ? applicationIds : [0n])
    .orderBy('id', 'desc')
    .execute()
  return rows.map(asCase)
}

/** Open ones of some territories, those due first before others, with the number of the application. */
export async function selectOpen(read: Read, territories: readonly string[], limit: number) {
  const result = await sql<Selectable<FamilyCaseRow> & { application_number: string }>`
    select family_case.*, application.number as application_number from family_case
    join application on application.id = family_case.application_id
    where family_case.state = 'open' and family_case.territory_code = any(${territories}::text[])
    order by due_at, family_case.id limit ${limit}`.execute(read)
  return result.rows.map(row => ({ ...asCase(row), applicationNumber: row.application_number }))
}
