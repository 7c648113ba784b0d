/** SQL of reports about acts: all of a territory and month, and their lines in pieces. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { ActState } from './act.ts'
import type { CloseScope } from './month-close-queries.ts'

export type ReportedAct = {
  readonly number: string
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly state: ActState
  readonly lines: number
  readonly totalTiyn: bigint
  readonly preparedAt: Temporal.Instant
  readonly signedAt: Temporal.Instant | null
  readonly approvedAt: Temporal.Instant | null
}

export async function selectActsOfTerritory(
  read: Read,
  scope: CloseScope,
): Promise<readonly ReportedAct[]> {
  const result = await sql<ReportedAct>`
    select number, bin, name_kk as "nameKk", name_ru as "nameRu", state, total_tiyn as "totalTiyn",
           (select count(*)::integer from act_line where act_id = act.id) as lines,
           prepared_at as "preparedAt", signed_at as "signedAt", approved_at as "approvedAt"
    from act join provider on provider.id = provider_id
    where act.territory_code = ${scope.territory} and act.programme = ${scope.programme} and month = ${scope.month}
    order by name_kk, bin`.execute(read)
  return result.rows
}

export type ReportedLine = {
  readonly actId: bigint
  readonly lineId: bigint
  readonly act: string
  readonly bin: string
  readonly application: string
  readonly group: string
  readonly month: Temporal.PlainDate
  readonly days: string
  readonly payableDays: number
  readonly workingDays: number
  readonly norms: string
  readonly previousTiyn: bigint
  readonly amountTiyn: bigint
}

/** Those after a line, in the order of acts: a city has as many lines as children. */
export async function selectLinesOfTerritory(
  read: Read,
  scope: CloseScope,
  after: { readonly actId: bigint; readonly lineId: bigint },
  limit: number,
): Promise<readonly ReportedLine[]> {
  const result = await sql<ReportedLine>`
    select act_line.act_id as "actId", line_id as "lineId", act.number as act, bin, application.number as application,
           provider_group.name as "group", sheet_line.month, act_line.days, payable_days as "payableDays",
           act_line.working_days as "workingDays", norms, previous_tiyn as "previousTiyn", amount_tiyn as "amountTiyn"
    from act join act_line on act_line.act_id = act.id join provider on provider.id = act.provider_id
    join sheet_line on sheet_line.id = line_id join sheet on sheet.id = sheet_id
    join provider_group on provider_group.id = sheet.group_id join enrolment on enrolment.id = enrolment_id
    join application on application.id = enrolment.application_id
    where act.territory_code = ${scope.territory} and act.programme = ${scope.programme} and act.month = ${scope.month}
      and (act_line.act_id, line_id) > (${after.actId}::bigint, ${after.lineId}::bigint)
    order by act_line.act_id, line_id limit ${limit}`.execute(read)
  return result.rows
}
