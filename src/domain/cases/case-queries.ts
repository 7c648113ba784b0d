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
  providerId: row.provider_id,
  openedBy: row.opened_by,
  words: row.words,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  state: row.state as FamilyCase['state'],
  outcome: row.outcome as CaseOutcome | null,
  answer: row.answer,
  answeredAt: row.answered_at,
})

/** The enrolment that is named, if it is of the application; unnamed, the newest that runs or comes. */
export async function selectAskedEnrolment(
  read: Read,
  applicationId: bigint,
  today: Temporal.PlainDate,
  named: bigint | undefined,
): Promise<{ readonly id: bigint; readonly providerId: bigint } | undefined> {
  const result = await sql<{ id: bigint; providerId: bigint }>`
    select id, provider_id as "providerId" from enrolment
    where application_id = ${applicationId} and (id = ${named ?? null}::bigint
      or (${named ?? null}::bigint is null and not never_began and (last_day is null or last_day >= ${today})))
    order by id desc limit 1`.execute(read)
  return result.rows[0]
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
    | 'providerId'
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
      provider_id: one.providerId,
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
  const result = await sql<
    Selectable<FamilyCaseRow> & {
      application_number: string
      name_kk: string | null
      name_ru: string | null
    }
  >`
    select family_case.*, application.number as application_number, provider.name_kk, provider.name_ru from family_case
    join application on application.id = family_case.application_id
    left join provider on provider.id = family_case.provider_id
    where family_case.state = 'open' and family_case.territory_code = any(${territories}::text[])
    order by due_at, family_case.id limit ${limit}`.execute(read)
  return result.rows.map(row => ({
    ...asCase(row),
    applicationNumber: row.application_number,
    providerKk: row.name_kk,
    providerRu: row.name_ru,
  }))
}

export type ComplaintCounts = {
  readonly received: number
  readonly answeredInTime: number
  readonly answeredLate: number
  readonly open: number
  /** Of the open ones: those whose time is over. */
  readonly overdue: number
}

/** Complaints about a kindergarten since a moment, as they stand now. */
export async function selectComplaintCounts(
  read: Read,
  providerId: bigint,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<ComplaintCounts> {
  const result = await sql<ComplaintCounts>`
    select count(*)::integer as received,
           count(*) filter (where answered_at < due_at)::integer as "answeredInTime",
           count(*) filter (where answered_at >= due_at)::integer as "answeredLate",
           count(*) filter (where state = 'open')::integer as open,
           count(*) filter (where state = 'open' and due_at <= ${now}::timestamptz)::integer as overdue
    from family_case where provider_id = ${providerId} and opened_at >= ${since}::timestamptz`.execute(
    read,
  )
  return result.rows[0] ?? { received: 0, answeredInTime: 0, answeredLate: 0, open: 0, overdue: 0 }
}
