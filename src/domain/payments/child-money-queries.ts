/** SQL of what the state pays for one child, month by month. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type LineMoney = {
  readonly lineId: bigint
  readonly month: Temporal.PlainDate
  /** As the newest act that holds the line has them. */
  readonly days: string
  readonly workingDays: number
  readonly norms: string
  readonly totalTiyn: bigint
  /** Of the total: in acts that are approved and not paid yet, and in acts that the bank has paid. */
  readonly approvedTiyn: bigint
  readonly paidTiyn: bigint
}

/** Newest month first; a month of two groups is there twice. */
export async function selectMoneyOfApplication(
  read: Read,
  applicationId: bigint,
): Promise<readonly LineMoney[]> {
  const result = await sql<LineMoney>`
    select sheet_line.id as "lineId", sheet_line.month, newest.days, newest.working_days as "workingDays", newest.norms,
           sums.total as "totalTiyn", sums.approved as "approvedTiyn", sums.paid as "paidTiyn"
    from enrolment join sheet_line on sheet_line.enrolment_id = enrolment.id
    join lateral (
      select days, working_days, norms from act_line where line_id = sheet_line.id order by sequence desc limit 1
    ) newest on true
    join lateral (
      select sum(amount_tiyn)::bigint as total,
             coalesce(sum(amount_tiyn) filter (where act.state in ('approved', 'sent', 'returned')), 0)::bigint as approved,
             coalesce(sum(amount_tiyn) filter (where act.state = 'paid'), 0)::bigint as paid
      from act_line join act on act.id = act_id where line_id = sheet_line.id
    ) sums on true
    where enrolment.application_id = ${applicationId}
    order by sheet_line.month desc, sheet_line.id`.execute(read)
  return result.rows
}
