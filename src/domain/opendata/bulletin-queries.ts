/** SQL of the day's bulletins: what happened in a span of time, and the texts as published. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type {
  BulletinKind,
  BulletinScope,
  FreedLine,
  IssuedLine,
  WithdrawnLine,
} from './bulletin.ts'

export type BulletinSpan = {
  readonly territory: string
  readonly programme: Programme
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

const PLACE = sql`place.id::text as place, provider.bin as provider, provider.name_kk as "nameKk",
  provider.name_ru as "nameRu", provider_group.name as "group", provider_group.cohort,
  provider_group.language, provider_group.kind, provider_group.regime, place.admission,
  place.starts_on::text as "startsOn", place.last_day::text as "lastDay", place.restriction`

const UTC = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** A family that was offered a place of a waiting list took it; what it answered is a row of its own. */
const TOOK_OFFER = sql`exists (select from waiting_event where waiting_event.entry_id = place_hold.waiting_entry_id
  and waiting_event.kind = 'accepted' and waiting_event.at between place_hold.made_at and place_hold.changed_at)`

/**
 * Places that came in the span, also those that are gone by now: the protocol tells what came. A place that was
 * given and comes back (nobody signed in time, a family or a kindergarten said no) stands in it again; one that was
 * only offered to a waiting list was never told as given.
 */
export async function selectFreed(read: Read, span: BulletinSpan): Promise<readonly FreedLine[]> {
  const { territory, programme, from, until } = span
  const within = (column: string) =>
    sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until}`
  const result = await sql<FreedLine>`
    select ${PLACE}, came.cause, ${UTC('came.at')} as at
    from (
      select id, cause, published_at as at from place where ${within('published_at')} and cause <> 'swap'
      union all
      select id, 'ripened', ripened_at from place where ${within('ripened_at')}
      union all
      select place_id, 'returned', place_hold.changed_at from place_hold
      where place_hold.state = 'released' and ${within('place_hold.changed_at')}
        and (place_hold.cause not in ('waiting-list', 'swap') or (place_hold.cause = 'waiting-list' and ${TOOK_OFFER}))
        -- Of a kindergarten that left the list it is taken back in the same moment.
        and not exists (select from place where place.id = place_id and place.state = 'withdrawn'
          and place.changed_at = place_hold.changed_at)
    ) came join place on place.id = came.id
    join provider_group on provider_group.id = place.group_id
    join provider on provider.id = provider_group.provider_id
    where provider.territory_code = ${territory} and provider.programme = ${programme}
    order by came.at, place.id, came.cause`.execute(read)
  return result.rows
}

export async function selectWithdrawn(
  read: Read,
  span: BulletinSpan,
): Promise<readonly WithdrawnLine[]> {
  const result = await sql<WithdrawnLine>`
    select ${PLACE}, place.withdrawal_reason as reason, ${UTC('place.changed_at')} as at
    from place join provider_group on provider_group.id = place.group_id
    join provider on provider.id = provider_group.provider_id
    where provider.territory_code = ${span.territory} and provider.programme = ${span.programme}
      and place.state = 'withdrawn' and place.cause <> 'swap'
      and place.changed_at >= ${span.from} and place.changed_at < ${span.until}
    order by place.changed_at, place.id`.execute(read)
  return result.rows
}

/** Vouchers offered, referrals issued, places held (also those taken from a waiting list), children enrolled in the span. */
export async function selectIssued(read: Read, span: BulletinSpan): Promise<readonly IssuedLine[]> {
  const { territory, programme, from, until } = span
  const within = (column: string) =>
    sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until}`
  const ofQueue = (table: string) =>
    sql`${sql.ref(`${table}.territory_code`)} = ${territory} and ${sql.ref(`${table}.programme`)} = ${programme}`
  const group = (table: string) => sql`
    join provider_group on provider_group.id = ${sql.ref(`${table}.group_id`)}
    join provider on provider.id = provider_group.provider_id`
  const result = await sql<IssuedLine>`
    select issued.what, application.number as application,
           application.tier || '/' || application.cohort as category,
           provider.bin as provider, provider.name_kk as "nameKk", provider.name_ru as "nameRu",
           provider_group.name as "group", ${UTC('issued.at')} as at
    from (
      select 'voucher' as what, application_id, null::bigint as group_id, offered_at as at, id
      from voucher where ${ofQueue('voucher')} and ${within('offered_at')}
      union all
      select 'referral', application_id, group_id, issued_at, id
      from referral where ${ofQueue('referral')} and ${within('issued_at')}
      union all
      select 'place-held', place_hold.application_id, place_hold.group_id, place_hold.made_at, place_hold.id
      from place_hold ${group('place_hold')}
      where ${ofQueue('provider')} and place_hold.cause in ('round', 'immediate') and ${within('place_hold.made_at')}
      union all
      select 'place-held', entry.application_id, entry.group_id, waiting_event.at, waiting_event.id
      from waiting_event join waiting_entry entry on entry.id = waiting_event.entry_id ${group('entry')}
      where ${ofQueue('provider')} and waiting_event.kind = 'accepted' and ${within('waiting_event.at')}
      union all
      select 'enrolment', application_id, group_id, created_at, id
      from enrolment where ${ofQueue('enrolment')} and ${within('created_at')}
    ) issued
    join application on application.id = issued.application_id
    left join provider_group on provider_group.id = issued.group_id
    left join provider on provider.id = provider_group.provider_id
    order by issued.at, issued.what, issued.id`.execute(read)
  return result.rows
}

/** Queues that have anybody to tell about: where there are providers. */
export async function selectBulletinQueues(read: Read) {
  const result = await sql<{ territory: string; programme: Programme }>`
    select distinct territory_code as territory, programme from provider order by 1, 2`.execute(
    read,
  )
  return result.rows
}

export async function selectLastBulletinDay(
  read: Read,
  territory: string,
  programme: Programme,
): Promise<Temporal.PlainDate | undefined> {
  const row = await read
    .selectFrom('bulletin')
    .select('day')
    .where('territory_code', '=', territory)
    .where('programme', '=', programme)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.day
}

/** False when the bulletin of that day was there already. */
export async function insertBulletin(
  tx: Tx,
  scope: BulletinScope,
  bulletin: {
    readonly kind: BulletinKind
    readonly rowCount: number
    readonly content: string
    readonly sha256: string
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('bulletin')
    .values({
      programme: scope.programme,
      territory_code: scope.territory,
      kind: bulletin.kind,
      day: scope.day,
      row_count: bulletin.rowCount,
      content: bulletin.content,
      sha256: bulletin.sha256,
      published_at: bulletin.at,
    })
    .onConflict(conflict => conflict.constraint('bulletin_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function selectBulletin(read: Read, scope: BulletinScope, kind: BulletinKind) {
  return read
    .selectFrom('bulletin')
    .select(['content', 'sha256', 'published_at', 'row_count'])
    .where('territory_code', '=', scope.territory)
    .where('programme', '=', scope.programme)
    .where('day', '=', scope.day)
    .where('kind', '=', kind)
    .executeTakeFirst()
}

export type BulletinDay = {
  readonly day: Temporal.PlainDate
  readonly freed: number
  readonly withdrawn: number
  readonly issued: number
}

/** Days with their counts, the newest first. */
export async function selectBulletinDays(
  read: Read,
  filter: {
    readonly territory: string
    readonly programme: Programme
    readonly before: Temporal.PlainDate | null
    readonly limit: number
  },
): Promise<readonly BulletinDay[]> {
  const result = await sql<BulletinDay>`
    select day, max(row_count) filter (where kind = 'freed') as freed,
           max(row_count) filter (where kind = 'withdrawn') as withdrawn,
           max(row_count) filter (where kind = 'issued') as issued
    from bulletin
    where territory_code = ${filter.territory} and programme = ${filter.programme}
      and (${filter.before}::date is null or day < ${filter.before}::date)
    group by day order by day desc limit ${filter.limit}`.execute(read)
  return result.rows
}

export type BulletinHeading = {
  readonly id: bigint
  readonly territory: string
  readonly programme: Programme
  readonly kind: BulletinKind
  readonly day: Temporal.PlainDate
  readonly rowCount: number
  readonly sha256: string
  readonly publishedAt: Temporal.Instant
  /** Of its leaf in the log; null while it waits for its place. */
  readonly leafIndex: bigint | null
}

/** What there is, without the rows; null is any. The newest first. */
export async function selectBulletinHeadings(
  read: Read,
  filter: {
    readonly territory: string | null
    readonly programme: Programme | null
    readonly kind: BulletinKind | null
    readonly day: Temporal.PlainDate | null
    readonly before: bigint | null
    readonly limit: number
  },
): Promise<readonly BulletinHeading[]> {
  const { territory, programme, kind, day, before, limit } = filter
  const result = await sql<BulletinHeading>`
    select bulletin.id, bulletin.territory_code as territory, bulletin.programme, bulletin.kind, bulletin.day,
           bulletin.row_count as "rowCount", bulletin.sha256, bulletin.published_at as "publishedAt",
           leaf.index as "leafIndex"
    from (
      select * from bulletin
      where (${territory}::text is null or territory_code = ${territory})
        and (${programme}::text is null or programme = ${programme})
        and (${kind}::text is null or kind = ${kind}) and (${day}::date is null or day = ${day}::date)
        and (${before}::bigint is null or id < ${before}::bigint)
      order by id desc limit ${limit}
    ) bulletin
    left join journal_entry entry on entry.kind = 'bulletin.closed' and entry.about =
      '/bulletins/' || territory_code || '/' || programme || '/' || day || '/' || bulletin.kind || '.json'
    left join log_leaf leaf on leaf.entry_id = entry.id
    order by bulletin.id desc`.execute(read)
  return result.rows
}
