/** SQL of the demonstration's way of money: acts of a month, accounts, payments of a batch. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type StoryAct = {
  readonly number: string
  readonly providerId: bigint
  readonly staffId: bigint
  readonly totalTiyn: bigint
  readonly state: string
}

export async function selectStoryActs(
  read: Read,
  providers: readonly bigint[],
  month: Temporal.PlainYearMonth,
): Promise<readonly StoryAct[]> {
  const result = await sql<StoryAct>`
    select act.number, act.provider_id as "providerId", staff.id as "staffId", total_tiyn as "totalTiyn", act.state
    from act join staff on staff.provider_id = act.provider_id
    where act.month = ${month.toPlainDate({ day: 1 })} and act.provider_id = any(${providers}::bigint[])
    order by act.provider_id`.execute(read)
  return result.rows
}

export type StoryPayment = {
  readonly number: string
  readonly providerId: bigint
  readonly staffId: bigint
}

export async function selectStoryPayments(
  read: Read,
  batch: string,
): Promise<readonly StoryPayment[]> {
  const result = await sql<StoryPayment>`
    select payment.number, act.provider_id as "providerId", staff.id as "staffId"
    from payment join payment_batch on payment_batch.id = batch_id join act on act.id = act_id
    join staff on staff.provider_id = act.provider_id
    where payment_batch.number = ${batch} order by payment.id`.execute(read)
  return result.rows
}
