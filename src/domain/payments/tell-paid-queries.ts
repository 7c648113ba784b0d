/** SQL of families whose month was paid. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type PaidLine = {
  readonly paymentId: bigint
  /** Null, as the month, where nothing of the act is money for a child. */
  readonly enrolmentId: bigint | null
  readonly month: Temporal.PlainDate | null
}

/** What the next payments pay of which the answer said that they are paid; they may have come back since. */
export async function selectPaidLines(
  read: Read,
  {
    answerId,
    after,
    limit,
  }: { readonly answerId: bigint; readonly after: bigint; readonly limit: number },
): Promise<readonly PaidLine[]> {
  const result = await sql<PaidLine>`
    with paid as (
      select payment.id, act_id from payment_event join payment on payment.id = payment_id
      where answer_id = ${answerId} and event = 'paid' and payment.state = 'paid' and payment.id > ${after}
      order by payment.id limit ${limit})
    select paid.id as "paymentId", sheet_line.enrolment_id as "enrolmentId", sheet_line.month
    from paid left join act_line on act_line.act_id = paid.act_id and act_line.amount_tiyn > 0
    left join sheet_line on sheet_line.id = act_line.line_id
    order by paid.id, sheet_line.id`.execute(read)
  return result.rows
}
