/** SQL of what an office sent, and of how each kindergarten took it. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Letter } from './letter.ts'
import { asTexts, type LetterRow, letterColumns } from './letter-queries.ts'
import { awaitsReply, fulfilled, isRead, isReplaced } from './letter-state-queries.ts'

const someRecipient = (condition: ReturnType<typeof sql>) => sql`exists (
  select from provider_letter_recipient recipient where recipient.letter_id = letter.id and ${condition})`

export type SentFilter = 'all' | 'overdue' | 'waiting' | 'answers'

export type SentLetter = Letter & {
  readonly overdue: boolean
  readonly recipients: number
  readonly read: number
  readonly done: number
  /** Threads whose last word is a kindergarten's. */
  readonly answers: number
  /** Undefined where it went to several. */
  readonly providerKk: string | null
  readonly providerRu: string | null
}

/** Letters of posts at or below a territory: overdue first, then the newest. */
export async function selectSent(
  read: Read,
  query: {
    readonly territory: string
    readonly filter: SentFilter
    readonly providerId: bigint | undefined
    readonly programme?: Programme
    readonly today: Temporal.PlainDate
    readonly limit: number
    readonly offset: number
  },
): Promise<readonly SentLetter[]> {
  const overdue = sql`(letter.answer_by < ${query.today} and not ${isReplaced}
    and ${someRecipient(sql`not ${fulfilled}`)})`
  const condition = {
    all: sql`true`,
    overdue,
    waiting: sql`(letter.asks <> 'nothing' and not ${isReplaced} and ${someRecipient(sql`not ${fulfilled}`)})`,
    answers: someRecipient(awaitsReply),
  }[query.filter]
  const provider = query.providerId ?? null
  const result = await sql<LetterRow & Omit<SentLetter, keyof Letter>>`
    with recursive below as (
      select code from territory where code = ${query.territory}
      union all
      select child.code from territory child join below on child.parent_code = below.code
    ), page as (
      select letter.*, ${overdue} is true as overdue from provider_letter letter
      join below on below.code = letter.territory_code
      where ${condition} and (${query.programme ?? null}::text is null or letter.programme = ${query.programme ?? null}::text)
        and (${provider}::bigint is null
        or ${someRecipient(sql`recipient.provider_id = ${provider}`)})
      order by overdue desc, letter.sent_at desc, letter.id desc
      limit ${query.limit} offset ${query.offset}
    )
    select ${letterColumns}, letter.overdue, counts.*
    from page letter cross join lateral (
      select count(*)::integer as recipients, count(*) filter (where ${isRead})::integer as read,
        count(*) filter (where ${fulfilled})::integer as done,
        count(*) filter (where ${awaitsReply})::integer as answers,
        case when count(*) = 1 then min(provider.name_kk) end as "providerKk",
        case when count(*) = 1 then min(provider.name_ru) end as "providerRu"
      from provider_letter_recipient recipient join provider on provider.id = recipient.provider_id
      where recipient.letter_id = letter.id
    ) counts
    order by letter.overdue desc, letter.sent_at desc, letter.id desc`.execute(read)
  return result.rows.map(row => ({ ...row, texts: asTexts(row) }))
}

export type RecipientFilter = 'all' | 'unread' | 'waiting' | 'answers' | 'done'

export type Recipient = {
  readonly providerId: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  /** When somebody of the kindergarten opened it first. */
  readonly readAt: Temporal.Instant | null
  /** When it acknowledged or answered, as was asked. */
  readonly doneAt: Temporal.Instant | null
  readonly awaitsReply: boolean
}

/** How each kindergarten took a letter: who has not done yet what is asked first, then who has not read it. */
export async function selectRecipients(
  read: Read,
  query: {
    readonly letterId: bigint
    readonly filter: RecipientFilter
    readonly limit: number
    readonly offset: number
  },
): Promise<readonly Recipient[]> {
  const condition = {
    all: sql`true`,
    unread: sql`not ${isRead}`,
    waiting: sql`not ${fulfilled}`,
    answers: awaitsReply,
    done: sql`letter.asks <> 'nothing' and ${fulfilled}`,
  }[query.filter]
  const result = await sql<Recipient>`
    select provider.id as "providerId", provider.bin, provider.name_kk as "nameKk", provider.name_ru as "nameRu",
      (select min(read_at) from provider_letter_reading reading
       where reading.letter_id = letter.id and reading.provider_id = recipient.provider_id) as "readAt",
      case letter.asks when 'acknowledgement' then (select acknowledged_at from provider_letter_acknowledgement given
         where given.letter_id = letter.id and given.provider_id = recipient.provider_id)
       when 'answer' then (select min(written_at) from provider_letter_reply reply where reply.letter_id = letter.id
         and reply.provider_id = recipient.provider_id and reply.author_provider_id is not null) end as "doneAt",
      ${awaitsReply} as "awaitsReply"
    from provider_letter letter
    join provider_letter_recipient recipient on recipient.letter_id = letter.id
    join provider on provider.id = recipient.provider_id
    where letter.id = ${query.letterId} and ${condition}
    order by ${fulfilled}, ${isRead}, provider.name_kk, provider.id
    limit ${query.limit} offset ${query.offset}`.execute(read)
  return result.rows
}

export type Addressee = { readonly bin: string; readonly nameKk: string; readonly nameRu: string }

/** To whom an office may write at once: on the list that day at or below its territory, by name. */
export async function selectAddressees(
  read: Read,
  scope: {
    readonly territory: string
    readonly programme: Programme
    readonly day: Temporal.PlainDate
  },
): Promise<readonly Addressee[]> {
  const result = await sql<Addressee>`
    with recursive below as (
      select code from territory where code = ${scope.territory}
      union all
      select child.code from territory child join below on child.parent_code = below.code
    )
    select bin, name_kk as "nameKk", name_ru as "nameRu" from provider
    join below on below.code = provider.territory_code
    where programme = ${scope.programme} and listed_from <= ${scope.day}
      and (listed_to is null or listed_to >= ${scope.day})
    order by name_kk, bin`.execute(read)
  return result.rows
}
