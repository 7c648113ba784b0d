/** SQL of giving ratings: which kindergartens a child's family may rate, what it gave, and writing it down. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Criterion, HidingReason, RatingContent, Scores } from './rating.ts'

export type GivenRating = RatingContent & {
  readonly id: bigint
  readonly number: string
  readonly version: number
  readonly givenAt: Temporal.Instant
  /** While the words are hidden. */
  readonly hidden: { readonly reason: HidingReason; readonly words: string | null } | null
  /** What the kindergarten answered to the words. */
  readonly answer: string | null
}

export type Rateable = {
  readonly providerId: bigint
  readonly bin: string
  readonly name_kk: string
  readonly name_ru: string
  readonly territory: string
  readonly programme: Programme
  /** Of the first month that the family confirmed. */
  readonly lineId: bigint
  readonly given: GivenRating | null
}

type GivenRow = Omit<GivenRating, 'id' | 'givenAt'> & {
  readonly id: string
  readonly givenAt: string
}

/** Kindergartens in which a guardian confirmed a month of the child, with what the family gave last. */
export async function selectRateable(read: Read, childId: bigint): Promise<readonly Rateable[]> {
  const result = await sql<Omit<Rateable, 'given'> & { readonly given: GivenRow | null }>`
    select provider.id as "providerId", provider.bin, provider.name_kk, provider.name_ru,
           provider.territory_code as territory, provider.programme, month.line_id as "lineId", given.given
    from (
      select distinct on (sheet.provider_id) sheet.provider_id, line.id as line_id
      from enrolment join sheet_line line on line.enrolment_id = enrolment.id join sheet on sheet.id = line.sheet_id
      where enrolment.child_id = ${childId} and line.state in ('confirmed', 'settled') and line.answered_by = 'guardian'
      order by sheet.provider_id, line.month, line.id
    ) month
    join provider on provider.id = month.provider_id
    left join lateral (
      select jsonb_build_object('id', rating.id::text, 'number', rating.number, 'version', version.version,
               'givenAt', version.given_at, 'words', text.words, 'answer', answer.words,
               'scores', (select jsonb_object_agg(criterion, score) from rating_score score
                 where score.rating_id = rating.id and score.version = version.version),
               'hidden', case when ruling.hidden then jsonb_build_object('reason', ruling.reason, 'words', ruling.words) end
             ) as given
      from rating join rating_version version on version.rating_id = rating.id
      left join rating_text text on text.id = version.text_id
      left join rating_answer answer on answer.text_id = text.id
      left join lateral (select hidden, reason, words from rating_ruling
        where text_id = text.id order by id desc limit 1) ruling on true
      where rating.provider_id = month.provider_id and rating.child_id = ${childId}
      order by version.version desc limit 1
    ) given on true
    order by month.line_id desc`.execute(read)
  return result.rows.map(row => ({
    ...row,
    given: row.given && {
      ...row.given,
      id: BigInt(row.given.id),
      givenAt: Temporal.Instant.from(row.given.givenAt),
    },
  }))
}

export async function insertRating(
  tx: Tx,
  rating: {
    readonly number: string
    readonly providerId: bigint
    readonly childId: bigint
    readonly lineId: bigint
    readonly at: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('rating')
    .values({
      number: rating.number,
      provider_id: rating.providerId,
      child_id: rating.childId,
      line_id: rating.lineId,
      given_at: rating.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The text of this rating with these very words: an older one comes back with its answer, and hidden if it was. */
export async function ensureText(
  tx: Tx,
  text: {
    readonly ratingId: bigint
    readonly providerId: bigint
    readonly words: string
    readonly at: Temporal.Instant
  },
): Promise<bigint> {
  const known = await tx
    .selectFrom('rating_text')
    .select('id')
    .where('rating_id', '=', text.ratingId)
    .where('words', '=', text.words)
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const row = await tx
    .insertInto('rating_text')
    .values({
      rating_id: text.ratingId,
      provider_id: text.providerId,
      words: text.words,
      written_at: text.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertVersion(
  tx: Tx,
  version: {
    readonly ratingId: bigint
    readonly version: number
    readonly personId: bigint
    readonly textId: bigint | null
    readonly at: Temporal.Instant
    readonly scores: Scores
  },
): Promise<void> {
  await tx
    .insertInto('rating_version')
    .values({
      rating_id: version.ratingId,
      version: version.version,
      person_id: version.personId,
      text_id: version.textId,
      given_at: version.at,
    })
    .execute()
  const scores = Object.entries(version.scores) as [Criterion, number][]
  await tx
    .insertInto('rating_score')
    .values(
      scores.map(([criterion, score]) => ({
        rating_id: version.ratingId,
        version: version.version,
        criterion,
        score,
      })),
    )
    .execute()
}
