/** SQL of what families wrote: lists for everybody, for a kindergarten, for an office; hiding and answering. */
import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { HidingReason } from './rating.ts'

export type RatingText = {
  readonly id: bigint
  readonly providerId: bigint
  readonly bin: string
  readonly name_kk: string
  readonly name_ru: string
  readonly territory: string
  readonly programme: Programme
  readonly words: string
  readonly writtenAt: Temporal.Instant
  /** Null: shown. */
  readonly hiddenFor: HidingReason | null
  readonly hidingWords: string | null
  readonly answer: string | null
  readonly answeredAt: Temporal.Instant | null
}

const COLUMNS = sql`text.id, text.provider_id as "providerId", provider.bin, provider.name_kk, provider.name_ru,
  provider.territory_code as territory, provider.programme, text.words, text.written_at as "writtenAt", ruling.reason as "hiddenFor",
  ruling.words as "hidingWords", answer.words as answer,
  case when answer.words is not null then answer.written_at end as "answeredAt"`

const FROM = sql`rating_text text join provider on provider.id = text.provider_id
  left join rating_answer answer on answer.text_id = text.id
  left join lateral (
    select reason, words from rating_ruling where text_id = text.id order by id desc limit 1
  ) ruling on true`

/** Only what its family says now: words that it changed or took away are nobody's to read. */
const IS_CURRENT = sql`(text.words is not null and text.id = (
  select text_id from rating_version where rating_id = text.rating_id order by version desc limit 1))`

type Page = { readonly limit: number; readonly offset: number }

async function selectNewest(
  read: Read,
  condition: RawBuilder<unknown>,
  page: Page,
): Promise<readonly RatingText[]> {
  const result = await sql<RatingText>`
    select ${COLUMNS} from ${FROM} where ${IS_CURRENT} and ${condition}
    order by text.id desc limit ${page.limit} offset ${page.offset}`.execute(read)
  return result.rows
}

export async function selectTextsOfProvider(
  read: Read,
  providerId: bigint,
  page: Page,
): Promise<readonly RatingText[]> {
  return selectNewest(read, sql`text.provider_id = ${providerId}`, page)
}

/** Of kindergartens at or below a territory. */
export async function selectTextsWithin(
  read: Read,
  territory: string,
  filter: 'all' | 'hidden',
  page: Page & { readonly programme?: Programme },
): Promise<readonly RatingText[]> {
  const state = filter === 'hidden' ? sql`ruling.reason is not null` : sql`true`
  const within = sql`provider.territory_code in (
    with recursive below as (
      select code from territory where code = ${territory}
      union all
      select child.code from territory child join below on child.parent_code = below.code
    ) select code from below)`
  const { programme = null } = page
  const ofProgramme = sql`(${programme}::text is null or provider.programme = ${programme}::text)`
  return selectNewest(read, sql`${state} and ${within} and ${ofProgramme}`, page)
}

export type TextWithFamily = RatingText & {
  /** False: the family has said something else since. */
  readonly isCurrent: boolean
  /** Of the rating; never shown beside the words. */
  readonly ratingNumber: string
  /** Who wrote the version that holds, and through which application. */
  readonly personId: bigint
  readonly applicationId: bigint
  readonly application: string
}

export async function selectText(read: Read, id: bigint): Promise<TextWithFamily | undefined> {
  const result = await sql<TextWithFamily>`
    select ${COLUMNS}, ${IS_CURRENT} as "isCurrent", rating.number as "ratingNumber",
      (select person_id from rating_version where rating_id = rating.id order by version desc limit 1) as "personId",
      application.id as "applicationId", application.number as application
    from ${FROM} join rating on rating.id = text.rating_id join sheet_line line on line.id = rating.line_id
    join enrolment on enrolment.id = line.enrolment_id join application on application.id = enrolment.application_id
    where text.id = ${id} and text.words is not null`.execute(read)
  return result.rows[0]
}

/** Whoever hides, shows or answers waits for the other. */
export async function lockText(tx: Tx, id: bigint): Promise<TextWithFamily | undefined> {
  await sql`select id from rating_text where id = ${id} for no key update`.execute(tx)
  return selectText(tx, id)
}

/** Returns the id of the ruling. `reason` null: shown again. */
export async function insertRuling(
  tx: Tx,
  ruling: {
    readonly textId: bigint
    readonly reason: HidingReason | null
    readonly words: string | null
    readonly staffId: bigint
    readonly at: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('rating_ruling')
    .values({
      text_id: ruling.textId,
      hidden: ruling.reason !== null,
      reason: ruling.reason,
      words: ruling.words,
      decided_at: ruling.at,
      staff_id: ruling.staffId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertAnswer(
  tx: Tx,
  answer: {
    readonly textId: bigint
    readonly providerId: bigint
    readonly staffId: bigint
    readonly words: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('rating_answer')
    .values({
      text_id: answer.textId,
      provider_id: answer.providerId,
      staff_id: answer.staffId,
      words: answer.words,
      written_at: answer.at,
    })
    .execute()
}
