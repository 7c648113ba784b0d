/** SQL of sheets and their lines. */
import { sql } from 'kysely'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { AbsenceReason, MarkState, SheetLineState } from './attendance.ts'

export type MonthChild = {
  readonly enrolmentId: bigint
  readonly childId: bigint
  readonly application: string
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
}

/** Everybody who was of the group on some day of the month. */
export async function selectMonthChildren(
  read: Read,
  groupId: bigint,
  month: Temporal.PlainYearMonth,
): Promise<readonly MonthChild[]> {
  const result = await sql<MonthChild>`
    select enrolment.id as "enrolmentId", enrolment.child_id as "childId", application.number as application,
           starts_on as "startsOn", last_day as "lastDay"
    from enrolment join application on application.id = application_id
    where enrolment.group_id = ${groupId} and not never_began and starts_on <= ${lastOf(month)}::date
      and (last_day is null or last_day >= ${firstOf(month)}::date)
    order by enrolment.id`.execute(read)
  return result.rows
}

/** In one order: days of leave are counted over all groups of a child, so its sheets are made one after the other. */
export async function lockChildren(tx: Tx, childIds: readonly bigint[]): Promise<void> {
  await sql`select id from person where id = any(${childIds}::bigint[]) order by id for no key update`.execute(
    tx,
  )
}

export type MonthMark = {
  readonly enrolmentId: bigint
  readonly day: Temporal.PlainDate
  readonly state: MarkState
  readonly reason: AbsenceReason | null
}

export async function selectMonthMarks(
  read: Read,
  enrolmentIds: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<readonly MonthMark[]> {
  const result = await sql<MonthMark>`
    select enrolment_id as "enrolmentId", day, state, reason from attendance_mark
    where enrolment_id = any(${enrolmentIds}::bigint[])
      and day between ${firstOf(month)}::date and ${lastOf(month)}::date`.execute(read)
  return result.rows
}

export type UsedDays = {
  readonly childId: bigint
  readonly illness: number
  readonly leave: number
}

/** Days of each reason that earlier lines of the year have paid, by child. */
export async function selectUsedDays(
  read: Read,
  childIds: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<ReadonlyMap<bigint, UsedDays>> {
  const result = await sql<UsedDays>`
    select child_id as "childId", sum(length(days) - length(replace(days, 'i', '')))::integer as illness,
           sum(length(days) - length(replace(days, 'l', '')))::integer as leave
    from sheet_line join enrolment on enrolment.id = enrolment_id
    where child_id = any(${childIds}::bigint[]) and month >= ${`${month.year}-01-01`}::date
      and month <= ${firstOf(month)}::date
    group by child_id`.execute(read)
  return new Map(result.rows.map(row => [row.childId, row]))
}

/** With its lines. */
export async function insertSheet(
  tx: Tx,
  sheet: {
    readonly groupId: bigint
    readonly providerId: bigint
    readonly month: Temporal.PlainYearMonth
    readonly pack: { readonly id: string; readonly version: string }
    readonly workingDays: number
    readonly until: Temporal.Instant
    readonly at: Temporal.Instant
    readonly by: string
  },
  lines: readonly { readonly enrolmentId: bigint; readonly days: string }[],
): Promise<void> {
  await sql`/* prepare: insert-sheet */
    with inserted as (
      insert into sheet (group_id, provider_id, month, rule_pack_id, rule_pack_version, working_days, submitted_at,
                         submitted_by)
      values (${sheet.groupId}, ${sheet.providerId}, ${firstOf(sheet.month)}::date, ${sheet.pack.id},
              ${sheet.pack.version}, ${sheet.workingDays}, ${sheet.at}::timestamptz, ${sheet.by})
      returning id, month, submitted_at
    )
    insert into sheet_line (sheet_id, enrolment_id, month, state, days, answer_until, changed_at)
    select inserted.id, enrolment_id, month, 'submitted', days, ${sheet.until}::timestamptz, submitted_at
    from inserted, unnest(${lines.map(one => one.enrolmentId)}::bigint[], ${lines.map(one => one.days)}::text[])
      given (enrolment_id, days)`.execute(tx)
}

export type SheetLine = {
  readonly id: bigint
  readonly enrolmentId: bigint
  readonly month: Temporal.PlainDate
  readonly state: SheetLineState
  /** A letter a day (`month-days.ts`). */
  readonly days: string
  readonly answerUntil: Temporal.Instant
  readonly carried: number
  /** No month to wait for is left: an officer must decide. */
  readonly mustDecide: boolean
  readonly application: string
  readonly group: string
  readonly providerId: bigint
  readonly bin: string
  readonly territory: string
  readonly programme: 'preschool' | 'club'
  readonly guardianIds: readonly bigint[]
}

const LINE = sql`sheet_line.id, enrolment_id as "enrolmentId", sheet_line.month, sheet_line.state, days,
  answer_until as "answerUntil", carried, must_decide as "mustDecide", application.number as application, provider_group.name as "group",
  sheet.provider_id as "providerId", provider.bin, provider.territory_code as territory, provider.programme,
  array(select guardian_id from guardianship where guardianship.child_id = enrolment.child_id order by guardian_id)
    as "guardianIds"`
const LINE_FROM = sql`sheet_line join sheet on sheet.id = sheet_id join enrolment on enrolment.id = enrolment_id
  join application on application.id = enrolment.application_id join provider_group on provider_group.id = sheet.group_id
  join provider on provider.id = sheet.provider_id`

export async function lockLine(tx: Tx, id: bigint): Promise<SheetLine | undefined> {
  const [, [line]] = await together(
    tx,
    sql`select id from sheet_line where id = ${id} for no key update`,
    sql<SheetLine>`/* prepare: sheet-line */ select ${LINE} from ${LINE_FROM} where sheet_line.id = ${id}`,
  )
  return line
}

/** Not locked: to look at. */
export async function selectLine(read: Read, id: bigint): Promise<SheetLine | undefined> {
  const result =
    await sql<SheetLine>`select ${LINE} from ${LINE_FROM} where sheet_line.id = ${id}`.execute(read)
  return result.rows[0]
}

/** The months of a child of this application, newest first. */
export async function selectLinesOfApplication(
  read: Read,
  application: string,
): Promise<readonly SheetLine[]> {
  const result = await sql<SheetLine>`select ${LINE} from ${LINE_FROM}
    where application.number = ${application} order by sheet_line.month desc, sheet_line.id desc`.execute(
    read,
  )
  return result.rows
}

/** Of a month just submitted. */
export async function selectLinesOfEnrolments(
  read: Read,
  enrolmentIds: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<readonly SheetLine[]> {
  if (enrolmentIds.length === 0) return []
  const result = await sql<SheetLine>`select ${LINE} from ${LINE_FROM}
    where enrolment_id = any(${enrolmentIds}::bigint[]) and sheet_line.month = ${firstOf(month)}::date
    order by sheet_line.id`.execute(read)
  return result.rows
}

export async function updateLine(
  tx: Tx,
  id: bigint,
  change: {
    readonly state: SheetLineState
    readonly at: Temporal.Instant
    readonly days?: string
    readonly answer?: {
      readonly by: string
      readonly personId: bigint | null
      readonly words: string | null
    }
    readonly again?: {
      readonly until: Temporal.Instant
      readonly carried: number
      readonly mustDecide: boolean
    }
  },
): Promise<void> {
  const { state, at, days, answer, again } = change
  await tx
    .updateTable('sheet_line')
    .set({
      state,
      changed_at: at,
      ...(days !== undefined && { days }),
      ...(answer && {
        answered_at: at,
        answered_by: answer.by,
        person_id: answer.personId,
        words: answer.words,
      }),
      ...(again && {
        answer_until: again.until,
        carried: again.carried,
        must_decide: again.mustDecide,
      }),
    })
    .where('id', '=', id)
    .execute()
}

/** Lines whose parents let the time pass, for the first time or again. */
export async function selectLinesOverdue(
  read: Read,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from sheet_line
    where state in ('submitted', 'unconfirmed') and not must_decide and answer_until <= ${now}
    order by answer_until, id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

export async function updateSettled(
  tx: Tx,
  ids: readonly bigint[],
  from: readonly SheetLineState[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update sheet_line set state = 'settled', changed_at = ${at}
    where id = any(${ids}::bigint[]) and state = any(${from}::text[])`.execute(tx)
}

export const firstOf = (month: Temporal.PlainYearMonth) => month.toPlainDate({ day: 1 })
export const lastOf = (month: Temporal.PlainYearMonth) =>
  month.toPlainDate({ day: month.daysInMonth })
