/** SQL of the bank's answers. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type TakenAnswer = {
  readonly form: 'pain.002' | 'csv' | 'hand'
  readonly name: string
  readonly sha256: string
  readonly paid: number
  readonly returned: number
  readonly pending: number
  readonly unchanged: number
  readonly takenAt: Temporal.Instant
  readonly takenBy: string
}

export async function insertAnswer(tx: Tx, batchId: bigint, answer: TakenAnswer): Promise<bigint> {
  const row = await tx
    .insertInto('bank_answer')
    .values({
      batch_id: batchId,
      form: answer.form,
      name: answer.name,
      sha256: answer.sha256,
      paid: answer.paid,
      returned: answer.returned,
      pending: answer.pending,
      unchanged: answer.unchanged,
      taken_at: answer.takenAt,
      taken_by: answer.takenBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Newest first. */
export async function selectAnswers(read: Read, batchId: bigint): Promise<readonly TakenAnswer[]> {
  const result = await sql<TakenAnswer>`
    select form, name, sha256, paid, returned, pending, unchanged, taken_at as "takenAt", taken_by as "takenBy"
    from bank_answer where batch_id = ${batchId} order by id desc`.execute(read)
  return result.rows
}

export async function isTaken(read: Read, batchId: bigint, sha256: string): Promise<boolean> {
  const row = await read
    .selectFrom('bank_answer')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row !== undefined
}

/** What the acts of these payments hold, by payment and budget year. */
export async function selectPaymentSums(read: Read, paymentIds: readonly bigint[]) {
  const result = await sql<{
    paymentId: bigint
    year: number
    amountTiyn: bigint
  }>`
    select payment.id as "paymentId", extract(year from sheet_line.month)::integer as year,
           sum(act_line.amount_tiyn)::bigint as "amountTiyn"
    from payment join act_line on act_line.act_id = payment.act_id
    join sheet_line on sheet_line.id = act_line.line_id
    where payment.id = any(${paymentIds}::bigint[]) group by 1, 2 order by 1, 2`.execute(read)
  return result.rows
}
