/** SQL of the letters that a kindergarten has: unread, waiting, all. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Letter } from './letter.ts'
import { asTexts, type LetterRow, letterColumns } from './letter-queries.ts'
import { fulfilled, isReplaced } from './letter-state-queries.ts'

export type OwnLetter = Letter & {
  readonly unread: boolean
  readonly acknowledgedAt: Temporal.Instant | null
  readonly answered: boolean
  readonly fulfilled: boolean
}

const acknowledgedAt = sql`(select acknowledged_at from provider_letter_acknowledgement given
  where given.letter_id = letter.id and given.provider_id = recipient.provider_id)`
const isAnswered = sql`exists (select from provider_letter_reply reply where reply.letter_id = letter.id
  and reply.provider_id = recipient.provider_id and reply.author_provider_id is not null)`

/**
 * By this person; a letter that a newer one replaces does not ask to be read. Who came later need not open what
 * colleagues had read before.
 */
const isUnread = (staffId: bigint) => sql`(not ${isReplaced} and not exists (
  select from provider_letter_reading reading where reading.letter_id = letter.id
    and reading.provider_id = recipient.provider_id
    and (reading.staff_id = ${staffId} or letter.sent_at < (select created_at from staff where id = ${staffId}))
    and reading.seen_reply_id >= coalesce((select max(id) from provider_letter_reply reply
      where reply.letter_id = letter.id and reply.provider_id = recipient.provider_id
        and reply.author_provider_id is null), 0)))`

type Reader = { readonly providerId: bigint; readonly staffId: bigint }

/** What the person has not read first, then what waits for the kindergarten, then the newest. */
export async function selectOwn(
  read: Read,
  query: Reader & { readonly limit: number; readonly offset: number },
): Promise<readonly OwnLetter[]> {
  const result = await sql<LetterRow & Omit<OwnLetter, keyof Letter>>`
    select ${letterColumns}, ${isUnread(query.staffId)} as unread, ${acknowledgedAt} as "acknowledgedAt",
      ${isAnswered} as answered, ${fulfilled} as fulfilled
    from provider_letter_recipient recipient join provider_letter letter on letter.id = recipient.letter_id
    where recipient.provider_id = ${query.providerId}
    order by unread desc, (not ${fulfilled} and not ${isReplaced}) desc, letter.sent_at desc, letter.id desc
    limit ${query.limit} offset ${query.offset}`.execute(read)
  return result.rows.map(row => ({ ...row, texts: asTexts(row) }))
}

export async function selectOwnLetter(
  read: Read,
  letterId: bigint,
  providerId: bigint,
): Promise<Pick<OwnLetter, 'acknowledgedAt' | 'answered'>> {
  const result = await sql<Pick<OwnLetter, 'acknowledgedAt' | 'answered'>>`
    select ${acknowledgedAt} as "acknowledgedAt", ${isAnswered} as answered
    from provider_letter_recipient recipient join provider_letter letter on letter.id = recipient.letter_id
    where letter.id = ${letterId} and recipient.provider_id = ${providerId}`.execute(read)
  return result.rows[0] ?? { acknowledgedAt: null, answered: false }
}

export type LetterCounts = {
  readonly unread: number
  /** Not done yet what is asked, and of those the ones whose day has passed. */
  readonly waiting: number
  readonly overdue: number
}

export async function selectCounts(
  read: Read,
  reader: Reader & { readonly today: Temporal.PlainDate },
): Promise<LetterCounts> {
  const result = await sql<LetterCounts>`
    select count(*) filter (where unread)::integer as unread, count(*) filter (where waiting)::integer as waiting,
      count(*) filter (where waiting and answer_by < ${reader.today})::integer as overdue
    from (select letter.answer_by, ${isUnread(reader.staffId)} as unread,
        not ${fulfilled} and not ${isReplaced} as waiting
      from provider_letter_recipient recipient join provider_letter letter on letter.id = recipient.letter_id
      where recipient.provider_id = ${reader.providerId}) letter`.execute(read)
  return result.rows[0] ?? { unread: 0, waiting: 0, overdue: 0 }
}
