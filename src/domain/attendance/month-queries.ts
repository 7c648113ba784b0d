/** SQL of a month as its group or a family sees it: lines, disputed days, papers. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { AbsencePaper, SheetLineState } from './attendance.ts'
import type { Dispute } from './dispute-queries.ts'

export type GroupLine = {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly state: SheetLineState
  readonly days: string
  readonly answerUntil: Temporal.Instant
}

export async function selectLinesOfGroup(
  read: Read,
  groupId: bigint,
  month: Temporal.PlainDate,
): Promise<readonly GroupLine[]> {
  const result = await sql<GroupLine>`
    select sheet_line.id, enrolment_id as "enrolmentId", state, days, answer_until as "answerUntil"
    from sheet join sheet_line on sheet_line.sheet_id = sheet.id
    where sheet.group_id = ${groupId} and sheet.month = ${month}::date order by sheet_line.id`.execute(
    read,
  )
  return result.rows
}

export async function selectDisputesOfLines(
  read: Read,
  lineIds: readonly bigint[],
): Promise<readonly Dispute[]> {
  const result = await sql<Dispute>`
    select id, line_id as "lineId", day, claimed, words, opened_at as "openedAt", answer_until as "answerUntil",
           state, answer_words as "answerWords", decision_words as "decisionWords"
    from sheet_dispute where line_id = any(${lineIds}::bigint[]) order by day, id`.execute(read)
  return result.rows
}

export type KeptPaper = AbsencePaper & {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly documentId: bigint | null
}

/** Of these children, that cover some day from `from` to `to`. */
export async function selectPapersBetween(
  read: Read,
  enrolmentIds: readonly bigint[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly KeptPaper[]> {
  const result = await sql<KeptPaper>`
    select id, enrolment_id as "enrolmentId", reason, first_day as "firstDay", last_day as "lastDay",
           document_id as "documentId"
    from absence_paper where enrolment_id = any(${enrolmentIds}::bigint[])
      and first_day <= ${to}::date and last_day >= ${from}::date order by first_day, id`.execute(
    read,
  )
  return result.rows
}

export type PaperOwner = {
  readonly applicationId: bigint
  readonly providerId: bigint
  readonly documentId: bigint | null
}

export async function selectPaperOwner(read: Read, id: bigint): Promise<PaperOwner | undefined> {
  const result = await sql<PaperOwner>`
    select application_id as "applicationId", provider_id as "providerId", document_id as "documentId"
    from absence_paper join enrolment on enrolment.id = enrolment_id where absence_paper.id = ${id}`.execute(
    read,
  )
  return result.rows[0]
}

export type FamilyEnrolment = {
  readonly id: bigint
  readonly group: string
  readonly providerKk: string
  readonly providerRu: string
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
}

/** Newest first; those that never began are none. */
export async function selectEnrolmentsOfApplication(
  read: Read,
  applicationId: bigint,
): Promise<readonly FamilyEnrolment[]> {
  const result = await sql<FamilyEnrolment>`
    select enrolment.id, provider_group.name as "group", name_kk as "providerKk", name_ru as "providerRu",
           starts_on as "startsOn", last_day as "lastDay"
    from enrolment join provider_group on provider_group.id = enrolment.group_id
    join provider on provider.id = enrolment.provider_id
    where application_id = ${applicationId} and not never_began order by starts_on desc, enrolment.id desc`.execute(
    read,
  )
  return result.rows
}

/** Months of a group that were submitted, newest first. */
export async function selectSubmittedMonths(
  read: Read,
  groupId: bigint,
): Promise<readonly Temporal.PlainDate[]> {
  const result = await sql<{ month: Temporal.PlainDate }>`
    select month from sheet where group_id = ${groupId} order by month desc`.execute(read)
  return result.rows.map(row => row.month)
}
