/** SQL of disputed days. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { DisputeState, MarkState } from './attendance.ts'

export type Dispute = {
  readonly id: bigint
  readonly lineId: bigint
  readonly day: Temporal.PlainDate
  readonly claimed: MarkState
  readonly words: string
  readonly openedAt: Temporal.Instant
  readonly answerUntil: Temporal.Instant
  readonly state: DisputeState
  readonly answerWords: string | null
  readonly decisionWords: string | null
}

const DISPUTE = sql`id, line_id as "lineId", day, claimed, words, opened_at as "openedAt", answer_until as "answerUntil",
  state, answer_words as "answerWords", decision_words as "decisionWords"`

export async function insertDisputes(
  tx: Tx,
  lineId: bigint,
  opened: {
    readonly at: Temporal.Instant
    readonly by: bigint
    readonly until: Temporal.Instant
  },
  days: readonly {
    readonly day: Temporal.PlainDate
    readonly claimed: MarkState
    readonly words: string
  }[],
): Promise<void> {
  await tx
    .insertInto('sheet_dispute')
    .values(
      days.map(({ day, claimed, words }) => ({
        line_id: lineId,
        day,
        claimed,
        words,
        opened_at: opened.at,
        opened_by: opened.by,
        answer_until: opened.until,
        state: 'open',
      })),
    )
    .execute()
}

/** In the order of the days; the line must be locked before, so they need no lock of their own. */
export async function selectDisputes(read: Read, lineId: bigint): Promise<readonly Dispute[]> {
  const result = await sql<Dispute>`
    select ${DISPUTE} from sheet_dispute where line_id = ${lineId} order by day`.execute(read)
  return result.rows
}

export async function selectDispute(read: Read, id: bigint): Promise<Dispute | undefined> {
  const result = await sql<Dispute>`
    select ${DISPUTE} from sheet_dispute where id = ${id}`.execute(read)
  return result.rows[0]
}

export async function updateDispute(
  tx: Tx,
  id: bigint,
  state: DisputeState,
  said: {
    readonly at: Temporal.Instant
    readonly by: string
    readonly words: string | null
  } | null,
): Promise<void> {
  const decided = state === 'upheld' || state === 'dismissed'
  await tx
    .updateTable('sheet_dispute')
    .set({
      state,
      ...(said &&
        (decided
          ? { decided_at: said.at, decided_by: said.by, decision_words: said.words }
          : { answered_at: said.at, answered_by: said.by, answer_words: said.words })),
    })
    .where('id', '=', id)
    .execute()
}

/** Disputes that the kindergarten has not answered in time. */
export async function selectDisputesOverdue(read: Read, now: Temporal.Instant, limit: number) {
  const result = await sql<{ id: bigint }>`
    select id from sheet_dispute where state = 'open' and answer_until <= ${now}
    order by answer_until, id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

export type DisputesToAnswer = {
  readonly groupId: bigint
  readonly group: string
  readonly month: Temporal.PlainDate
  readonly count: number
  /** Of the one that is due first. */
  readonly answerUntil: Temporal.Instant
}

/** By group and month, the most urgent first. */
export async function selectDisputesToAnswer(
  read: Read,
  providerId: bigint,
): Promise<readonly DisputesToAnswer[]> {
  const result = await sql<DisputesToAnswer>`
    select provider_group.id as "groupId", provider_group.name as "group", sheet_line.month,
           count(*)::integer as count, min(sheet_dispute.answer_until) as "answerUntil"
    from enrolment join sheet_line on sheet_line.enrolment_id = enrolment.id
    join sheet_dispute on sheet_dispute.line_id = sheet_line.id and sheet_dispute.state = 'open'
    join provider_group on provider_group.id = enrolment.group_id
    where enrolment.provider_id = ${providerId}
    group by provider_group.id, sheet_line.month order by min(sheet_dispute.answer_until), provider_group.id`.execute(
    read,
  )
  return result.rows
}
