/** SQL of letters: writing them, what kindergartens do with them, one with its replies. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Letter, LetterAsk, LetterTexts } from './letter.ts'

export type LetterRow = Omit<Letter, 'texts'> & {
  readonly subjectKk: string | null
  readonly bodyKk: string | null
  readonly subjectRu: string | null
  readonly bodyRu: string | null
}

/** Columns of a LetterRow, of a table or rows called `letter`. */
export const letterColumns = sql`letter.id, letter.number, letter.territory_code as territory,
  letter.subject_kk as "subjectKk", letter.body_kk as "bodyKk", letter.subject_ru as "subjectRu",
  letter.body_ru as "bodyRu", letter.asks, letter.answer_by as "answerBy", letter.to_all as "toAll",
  letter.sent_at as "sentAt",
  (select old.number from provider_letter old where old.id = letter.corrects_id) as corrects,
  (select newer.number from provider_letter newer where newer.corrects_id = letter.id) as "correctedBy"`

export function asTexts(
  row: Pick<LetterRow, 'subjectKk' | 'bodyKk' | 'subjectRu' | 'bodyRu'>,
): LetterTexts {
  const { subjectKk, bodyKk, subjectRu, bodyRu } = row
  return {
    ...(subjectKk === null || bodyKk === null ? {} : { kk: { subject: subjectKk, body: bodyKk } }),
    ...(subjectRu === null || bodyRu === null ? {} : { ru: { subject: subjectRu, body: bodyRu } }),
  }
}

export async function insertLetter(
  tx: Tx,
  letter: {
    readonly number: string
    readonly territory: string
    readonly programme: Programme
    readonly texts: LetterTexts
    readonly asks: LetterAsk
    readonly answerBy: Temporal.PlainDate | null
    readonly toAll: boolean
    readonly correctsId: bigint | null
    readonly sentAt: Temporal.Instant
    readonly sentBy: bigint
  },
): Promise<bigint> {
  const { kk, ru } = letter.texts
  const row = await tx
    .insertInto('provider_letter')
    .values({
      number: letter.number,
      territory_code: letter.territory,
      programme: letter.programme,
      subject_kk: kk?.subject ?? null,
      body_kk: kk?.body ?? null,
      subject_ru: ru?.subject ?? null,
      body_ru: ru?.body ?? null,
      asks: letter.asks,
      answer_by: letter.answerBy,
      to_all: letter.toAll,
      corrects_id: letter.correctsId,
      sent_at: letter.sentAt,
      sent_by: letter.sentBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertRecipient(tx: Tx, letterId: bigint, providerId: bigint): Promise<void> {
  await tx
    .insertInto('provider_letter_recipient')
    .values({ letter_id: letterId, provider_id: providerId })
    .execute()
}

/** Everybody on the list that day at or below the territory. Returns how many. */
export async function insertAllListed(
  tx: Tx,
  letterId: bigint,
  scope: {
    readonly territory: string
    readonly programme: Programme
    readonly day: Temporal.PlainDate
  },
): Promise<number> {
  const result = await sql`
    with recursive below as (
      select code from territory where code = ${scope.territory}
      union all
      select child.code from territory child join below on child.parent_code = below.code
    )
    insert into provider_letter_recipient (letter_id, provider_id)
    select ${letterId}, provider.id from provider join below on below.code = provider.territory_code
    where provider.programme = ${scope.programme} and provider.listed_from <= ${scope.day}
      and (provider.listed_to is null or provider.listed_to >= ${scope.day})`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** A correction goes to those who have the letter that it corrects. Returns how many. */
export async function copyRecipients(tx: Tx, fromId: bigint, toId: bigint): Promise<number> {
  const result = await sql`
    insert into provider_letter_recipient (letter_id, provider_id)
    select ${toId}, provider_id from provider_letter_recipient where letter_id = ${fromId}`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

export type StoredLetter = Letter & { readonly programme: Programme }

export async function selectLetter(read: Read, number: string): Promise<StoredLetter | undefined> {
  const result = await sql<LetterRow & { programme: Programme }>`
    select ${letterColumns}, letter.programme from provider_letter letter where letter.number = ${number}`.execute(
    read,
  )
  const row = result.rows[0]
  return row && { ...row, texts: asTexts(row) }
}

export async function isRecipient(
  read: Read,
  letterId: bigint,
  providerId: bigint,
): Promise<boolean> {
  const row = await read
    .selectFrom('provider_letter_recipient')
    .select('letter_id')
    .where('letter_id', '=', letterId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return row !== undefined
}

/** Once for each state of the replies: what is read again says nothing new. */
export async function insertReading(
  tx: Tx,
  reading: {
    readonly letterId: bigint
    readonly providerId: bigint
    readonly staffId: bigint
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { letterId, providerId, staffId, at } = reading
  await sql`
    insert into provider_letter_reading (letter_id, provider_id, staff_id, seen_reply_id, read_at)
    select ${letterId}, ${providerId}, ${staffId}, coalesce(max(id), 0), ${at}::timestamptz
    from provider_letter_reply
    where letter_id = ${letterId} and provider_id = ${providerId} and author_provider_id is null
    on conflict do nothing`.execute(tx)
}

/** False when somebody of the kindergarten was first. */
export async function insertAcknowledgement(
  tx: Tx,
  given: {
    readonly letterId: bigint
    readonly providerId: bigint
    readonly staffId: bigint
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const result = await sql`
    insert into provider_letter_acknowledgement (letter_id, provider_id, staff_id, acknowledged_at)
    values (${given.letterId}, ${given.providerId}, ${given.staffId}, ${given.at})
    on conflict (letter_id, provider_id) do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function insertReply(
  tx: Tx,
  reply: {
    readonly letterId: bigint
    readonly providerId: bigint
    readonly byProvider: boolean
    readonly staffId: bigint
    readonly words: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('provider_letter_reply')
    .values({
      letter_id: reply.letterId,
      provider_id: reply.providerId,
      author_provider_id: reply.byProvider ? reply.providerId : null,
      staff_id: reply.staffId,
      words: reply.words,
      written_at: reply.at,
    })
    .execute()
}

export type LetterReply = {
  readonly byProvider: boolean
  readonly author: string
  readonly words: string
  readonly writtenAt: Temporal.Instant
}

export async function selectReplies(
  read: Read,
  letterId: bigint,
  providerId: bigint,
): Promise<readonly LetterReply[]> {
  const result = await sql<LetterReply>`
    select author_provider_id is not null as "byProvider", staff.full_name as author, words,
      written_at as "writtenAt"
    from provider_letter_reply reply join staff on staff.id = reply.staff_id
    where reply.letter_id = ${letterId} and reply.provider_id = ${providerId} order by reply.id`.execute(
    read,
  )
  return result.rows
}
