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
  /** Whose rules the sum follows. */
  readonly territory: string
  readonly totalTiyn: bigint
  /** Of the total: in acts that are approved and not paid yet, and in acts that the bank has paid. */
  readonly approvedTiyn: bigint
  readonly paidTiyn: bigint
  /** When the bank said so last. */
  readonly paidAt: Temporal.Instant | null
}

/** Newest month first; a month of two groups is there twice. */
export async function selectMoneyOfApplication(
  read: Read,
  applicationId: bigint,
): Promise<readonly LineMoney[]> {
  const result = await sql<LineMoney>`
    select sheet_line.id as "lineId", sheet_line.month, newest.days, newest.working_days as "workingDays", newest.norms,
           newest.territory,
           sums.total as "totalTiyn", sums.approved as "approvedTiyn", sums.paid as "paidTiyn",
           sums.paid_at as "paidAt"
    from enrolment join sheet_line on sheet_line.enrolment_id = enrolment.id
    join lateral (
      select act_line.days, act_line.working_days, norms, act.territory_code as territory
      from act_line join act on act.id = act_id where line_id = sheet_line.id order by sequence desc limit 1
    ) newest on true
    join lateral (
      select sum(act_line.amount_tiyn)::bigint as total,
             coalesce(sum(act_line.amount_tiyn) filter (where act.state in ('approved', 'sent', 'returned')), 0)::bigint as approved,
             coalesce(sum(act_line.amount_tiyn) filter (where act.state = 'paid'), 0)::bigint as paid,
             max(payment.answered_at) as paid_at
      from act_line join act on act.id = act_id
      left join payment on payment.act_id = act.id and payment.state = 'paid'
      where line_id = sheet_line.id
    ) sums on true
    where enrolment.application_id = ${applicationId}
    order by sheet_line.month desc, sheet_line.id`.execute(read)
  return result.rows
}
