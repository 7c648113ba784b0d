/** SQL of days that the department took back. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type Correction = {
  readonly lineId: bigint
  readonly day: Temporal.PlainDate
  readonly words: string
  readonly correctedAt: Temporal.Instant
}

export async function insertCorrections(
  tx: Tx,
  lineId: bigint,
  said: { readonly words: string; readonly at: Temporal.Instant; readonly by: string },
  days: readonly { readonly day: Temporal.PlainDate; readonly before: string }[],
): Promise<void> {
  await tx
    .insertInto('sheet_correction')
    .values(
      days.map(({ day, before }) => ({
        line_id: lineId,
        day,
        before,
        words: said.words,
        corrected_at: said.at,
        corrected_by: said.by,
      })),
    )
    .execute()
}

/** With the kindergarten an act of it is either drawn up before the days are taken back, or sees that they were. */
export async function lockProviderOfLine(tx: Tx, lineId: bigint): Promise<void> {
  await sql`
    select from sheet_line join sheet on sheet.id = sheet_id join provider on provider.id = sheet.provider_id
    where sheet_line.id = ${lineId} for no key update of provider`.execute(tx)
}

/** In the order of lines and days. */
export async function selectCorrections(
  read: Read,
  lineIds: readonly bigint[],
): Promise<readonly Correction[]> {
  if (lineIds.length === 0) return []
  const result = await sql<Correction>`
    select line_id as "lineId", day, coalesce(words, '***') as words, corrected_at as "correctedAt" from sheet_correction
    where line_id = any(${lineIds}::bigint[]) order by line_id, day`.execute(read)
  return result.rows
}

/** Whether money was ever counted for the line. */
export async function selectIsInAct(read: Read, lineId: bigint): Promise<boolean> {
  const result = await sql<{ held: boolean }>`
    select exists (select from act_line where line_id = ${lineId}) as held`.execute(read)
  return result.rows[0]?.held === true
}
