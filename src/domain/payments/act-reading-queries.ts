/** SQL of acts as they are read: their lines with the child's group, and a line down to each day's mark. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { DisputeState, MarkState, SheetLineState } from '../attendance/attendance.ts'
import type { Act } from './act.ts'

export type ReadAct = Act & {
  readonly bin: string
  readonly programme: 'preschool' | 'club'
  readonly nameKk: string
  readonly nameRu: string
  readonly preparedAt: Temporal.Instant
  readonly preparedBy: string
  readonly signedAt: Temporal.Instant | null
  readonly signedBy: string | null
  readonly approvedAt: Temporal.Instant | null
  readonly approvedBy: string | null
}

const ACT = sql`act.id, number, provider_id as "providerId", act.territory_code as territory, act.programme, month, state,
  total_tiyn as "totalTiyn", bin, name_kk as "nameKk", name_ru as "nameRu", prepared_at as "preparedAt",
  prepared_by as "preparedBy", signed_at as "signedAt", signed_by as "signedBy", approved_at as "approvedAt",
  approved_by as "approvedBy"`

export async function selectAct(read: Read, number: string): Promise<ReadAct | undefined> {
  const result = await sql<ReadAct>`
    select ${ACT} from act join provider on provider.id = provider_id where number = ${number}`.execute(
    read,
  )
  return result.rows[0]
}

/** Newest first. */
export async function selectActsOfProvider(
  read: Read,
  providerId: bigint,
): Promise<readonly ReadAct[]> {
  const result = await sql<ReadAct>`
    select ${ACT} from act join provider on provider.id = provider_id where provider_id = ${providerId}
    order by month desc`.execute(read)
  return result.rows
}

export type ReadLine = {
  readonly actId: bigint
  readonly lineId: bigint
  readonly enrolmentId: bigint
  readonly applicationId: bigint
  readonly application: string
  /** Empty once the family was erased. */
  readonly childName: string
  readonly group: string
  readonly month: Temporal.PlainDate
  readonly sequence: number
  readonly days: string
  readonly payableDays: number
  readonly workingDays: number
  readonly norms: string
  readonly previousTiyn: bigint
  readonly amountTiyn: bigint
}

const LINES = sql`
  select act_id as "actId", line_id as "lineId", enrolment_id as "enrolmentId",
         application.id as "applicationId", application.number as application, full_name as "childName", provider_group.name as "group", sheet_line.month, sequence, act_line.days,
         payable_days as "payableDays", act_line.working_days as "workingDays", norms, previous_tiyn as "previousTiyn",
         amount_tiyn as "amountTiyn"
  from act_line join sheet_line on sheet_line.id = line_id join sheet on sheet.id = sheet_id
  join provider_group on provider_group.id = sheet.group_id join enrolment on enrolment.id = enrolment_id
  join application on application.id = enrolment.application_id join person on person.id = enrolment.child_id`

/** By month, group, application: the order of the act's document, which names of children do not change. */
export async function selectActLines(read: Read, actId: bigint): Promise<readonly ReadLine[]> {
  const result = await sql<ReadLine>`
    ${LINES} where act_id = ${actId} order by sheet_line.month, provider_group.name, application.number, line_id`.execute(
    read,
  )
  return result.rows
}

export type LineOrigin = {
  readonly state: SheetLineState
  readonly submittedAt: Temporal.Instant
  readonly submittedBy: string
  readonly answeredAt: Temporal.Instant | null
  /** `guardian`, or the officer who decided in her place. */
  readonly answeredBy: string | null
  readonly words: string | null
  readonly packId: string
  readonly packVersion: string
  readonly cohort: number
  readonly kind: 'general' | 'special'
}

/** Where a line of an act comes from. */
export async function selectLineOrigin(
  read: Read,
  lineId: bigint,
): Promise<LineOrigin | undefined> {
  const result = await sql<LineOrigin>`
    select sheet_line.state, submitted_at as "submittedAt", submitted_by as "submittedBy", answered_at as "answeredAt",
           answered_by as "answeredBy", words, rule_pack_id as "packId", rule_pack_version as "packVersion",
           voucher.cohort, voucher.kind
    from sheet_line join sheet on sheet.id = sheet_id join enrolment on enrolment.id = enrolment_id
    join voucher on voucher.id = enrolment.voucher_id where sheet_line.id = ${lineId}`.execute(read)
  return result.rows[0]
}

export type DayMark = {
  readonly day: Temporal.PlainDate
  readonly state: MarkState
  readonly reason: string | null
  readonly markedAt: Temporal.Instant
  readonly markedBy: string
  /** How many times it was changed after it was first made. */
  readonly changes: number
}

export async function selectMarksOfLine(read: Read, line: ReadLine): Promise<readonly DayMark[]> {
  const result = await sql<DayMark>`
    select day, state, reason, marked_at as "markedAt", marked_by as "markedBy",
           (select count(*)::integer from attendance_change change
            where change.enrolment_id = mark.enrolment_id and change.day = mark.day) as changes
    from attendance_mark mark
    where enrolment_id = ${line.enrolmentId} and day >= ${line.month}::date
      and day < ${line.month.add({ months: 1 })}::date order by day`.execute(read)
  return result.rows
}

export type LineDispute = {
  readonly day: Temporal.PlainDate
  readonly claimed: MarkState
  readonly words: string
  readonly openedAt: Temporal.Instant
  readonly state: DisputeState
  readonly answerWords: string | null
  readonly answeredAt: Temporal.Instant | null
  readonly decisionWords: string | null
  readonly decidedAt: Temporal.Instant | null
}

export async function selectDisputesOfLine(
  read: Read,
  lineId: bigint,
): Promise<readonly LineDispute[]> {
  const result = await sql<LineDispute>`
    select day, claimed, words, opened_at as "openedAt", state, answer_words as "answerWords", answered_at as "answeredAt",
           decision_words as "decisionWords", decided_at as "decidedAt"
    from sheet_dispute where line_id = ${lineId} order by day`.execute(read)
  return result.rows
}

/** Names of members of staff, by `staff:1` or `provider:1`. */
export async function selectStaffNames(
  read: Read,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = actors.flatMap(text => /^(?:staff|provider):(\d+)$/.exec(text)?.[1] ?? [])
  const result = await sql<{ id: bigint; name: string }>`
    select id, full_name as name from staff where id = any(${ids}::bigint[])`.execute(read)
  const names = new Map(result.rows.map(row => [row.id.toString(), row.name]))
  return new Map(
    actors.flatMap(text => {
      const name = names.get(text.split(':')[1] ?? '')
      return name === undefined ? [] : [[text, name] as const]
    }),
  )
}
