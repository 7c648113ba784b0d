/** SQL of choosing among providers: filters, distances, free places and waiting lists in one read. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type {
  CatalogueEntry,
  CatalogueFilter,
  GroupForChoice,
  GroupWish,
  OpenPlaces,
  Point,
} from './catalogue.ts'

/** After every distance on earth: providers whose place is unknown come last. */
const NOWHERE = 100_000_000
const EARTH_METRES = 6_371_000

/** Great-circle distance (haversine), in whole metres; null where either place is unknown. */
function metresFrom(point: Point | undefined) {
  if (point === undefined) return sql`null::integer`
  const { latitude, longitude } = point
  return sql`(2 * ${EARTH_METRES}::double precision * asin(least(1, sqrt(
    power(sind((latitude - ${latitude}) / 2), 2)
    + cosd(latitude) * cosd(${latitude}) * power(sind((longitude - ${longitude}) / 2), 2)))))::integer`
}

function wishes(wish: GroupWish) {
  return sql`(${wish.cohort ?? null}::smallint is null
      or ${wish.cohort ?? null} between cohort and coalesce(cohort_to, cohort))
    and (${wish.direction ?? null}::text is null or direction = ${wish.direction ?? null})
    and (${wish.language ?? null}::text is null or language = ${wish.language ?? null})
    and (${wish.kind ?? null}::text is null or kind = ${wish.kind ?? null})
    and (${wish.regime ?? null}::text is null or regime = ${wish.regime ?? null})`
}

function rankOf(order: CatalogueFilter['order']) {
  if (order === 'distance') return sql`coalesce(metres, ${NOWHERE})`
  return order === 'free' ? sql`-coalesce(free, 0)` : sql`0`
}

/** Listed providers that have a group as wished, in the order asked for, after a key. */
export async function selectCatalogue(
  read: Read,
  filter: CatalogueFilter,
): Promise<readonly CatalogueEntry[]> {
  const { day, after } = filter
  const anyGroup = [
    filter.cohort,
    filter.language,
    filter.kind,
    filter.regime,
    filter.direction,
  ].every(wish => wish === undefined)
  const result = await sql<CatalogueEntry>`
    with listed as materialized (
      select provider.*, ${metresFrom(filter.point)} as metres from provider
      where territory_code = ${filter.territory} and programme = ${filter.programme}
        and listed_from <= ${day} and (listed_to is null or listed_to >= ${day})
        and (${filter.ownership ?? null}::text is null or ownership = ${filter.ownership ?? null})
        and not exists (
          select from unnest(${filter.words}::text[]) word
          where strpos(lower(name_kk || ' ' || name_ru || ' ' || address), lower(word)) = 0)
    ), ages as (
      select provider_id, cohort, cohort_to, sum(free)::integer as free, sum(waiting)::integer as waiting
      from (
        select provider_id, cohort, cohort_to,
               (select count(*) from place where group_id = provider_group.id and state = 'published') as free,
               (select count(*) from waiting_entry
                where group_id = provider_group.id and state in ('waiting', 'offered')) as waiting
        from provider_group
        where provider_id in (select id from listed) and ${wishes(filter)}
      ) groups
      group by provider_id, cohort, cohort_to
    ), summed as (
      select provider_id, sum(free)::integer as free, sum(waiting)::integer as waiting,
             jsonb_agg(jsonb_build_object('cohort', cohort, 'cohortTo', cohort_to, 'free', free)
                       order by cohort, cohort_to) as "freeByAge"
      from ages group by provider_id
    ), ranked as (
      select listed.*, coalesce(free, 0) as free, coalesce(waiting, 0) as waiting,
             coalesce("freeByAge", '[]') as "freeByAge", ${rankOf(filter.order)} as rank,
             (count(*) over ())::integer as found
      from listed left join summed on summed.provider_id = listed.id
      where (${anyGroup} or summed.provider_id is not null) and (${!filter.onlyFree} or free > 0)
    )
    select ranked.id, rank, name_kk as name, bin, name_kk, name_ru, ownership, address, latitude, longitude,
           free, waiting, "freeByAge", metres, found, club_kind as "clubKind",
           array(select direction from provider_group where provider_id = ranked.id and direction is not null
                 group by direction order by array_position(array['sport', 'creative', 'education'], direction)) as directions,
           (select effective_on from provider_exclusion
            where provider_id = ranked.id and state = 'announced') as "leavesOn",
           (select jsonb_build_object('sha256', sha256, 'smallSha256', small_sha256, 'width', width,
              'height', height, 'altKk', alt_kk, 'altRu', alt_ru)
            from provider_photo where provider_id = ranked.id and removed_at is null
            order by position, id limit 1) as photo
    from ranked
    where ${after === undefined}
      or (rank, name_kk, ranked.id) > (${after?.rank ?? 0}::integer, ${after?.name ?? ''}, ${after?.id ?? 0n})
    order by rank, name_kk, ranked.id limit ${filter.limit}`.execute(read)
  return result.rows
}

type OpenRow = Omit<OpenPlaces, 'startsOn' | 'lastDay'> & {
  readonly startsOn: string
  readonly lastDay: string | null
}

/** Groups of some providers, the youngest first, with what each has open and how many wait. */
export async function selectGroupsForChoice(
  read: Read,
  providerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly GroupForChoice[]>> {
  const result = await sql<Omit<GroupForChoice, 'open'> & { readonly open: readonly OpenRow[] }>`
    select id, provider_id as "providerId", name, cohort, language, kind, regime, direction, cohort_to as "cohortTo",
           planned_lessons as planned, capacity, enrolled,
           (select count(*)::integer from waiting_entry
            where group_id = provider_group.id and state in ('waiting', 'offered')) as waiting,
           coalesce((
             select jsonb_agg(jsonb_build_object('admission', admission, 'count', count, 'startsOn', starts_on,
                      'lastDay', last_day, 'restriction', restriction)
                      order by array_position(array['general', 'early-booking', 'temporary'], admission),
                               starts_on, last_day, restriction)
             from (
               select admission, starts_on, last_day, restriction, count(*)::integer as count
               from place where group_id = provider_group.id and state = 'published'
               group by admission, starts_on, last_day, restriction
             ) offered), '[]') as open
    from provider_group where provider_id = any(${providerIds}::bigint[])
    order by cohort, name, id`.execute(read)
  const groups = result.rows.map(row => ({ ...row, open: row.open.map(readOpen) }))
  return Map.groupBy(groups, group => group.providerId)
}

function readOpen(row: OpenRow): OpenPlaces {
  return {
    ...row,
    startsOn: Temporal.PlainDate.from(row.startsOn),
    lastDay: row.lastDay === null ? null : Temporal.PlainDate.from(row.lastDay),
  }
}

/** Where a provider stands, or the middle of the providers of a settlement. */
export async function selectCentre(
  read: Read,
  programme: Programme,
  code: string,
): Promise<Point | undefined> {
  const result = await sql<{ readonly latitude: number | null; readonly longitude: number | null }>`
    select avg(latitude) as latitude, avg(longitude) as longitude from provider
    where programme = ${programme} and (bin = ${code} or settlement_code = ${code})
      and latitude is not null`.execute(read)
  const { latitude, longitude } = result.rows[0] ?? {}
  return typeof latitude === 'number' && typeof longitude === 'number'
    ? { latitude, longitude }
    : undefined
}

/** Settlements of the territory that have a provider whose place is known. */
export async function selectSettlements(read: Read, territory: string, programme: Programme) {
  const result = await sql<{
    readonly code: string
    readonly name_kk: string
    readonly name_ru: string
  }>`
    select territory.code, territory.name_kk, territory.name_ru from territory
    where territory.code in (
      select settlement_code from provider
      where territory_code = ${territory} and programme = ${programme} and latitude is not null)
    order by territory.name_kk, territory.code`.execute(read)
  return result.rows
}

/** Listed on the day, with what a marker of the map shows. */
export async function selectMarkers(
  read: Read,
  territory: string,
  programme: Programme,
  day: Temporal.PlainDate,
) {
  const result = await sql<{
    readonly bin: string
    readonly name_kk: string
    readonly name_ru: string
    readonly address: string
    readonly latitude: number
    readonly longitude: number
    readonly free: number
  }>`
    select bin, name_kk, name_ru, address, latitude, longitude,
           (select count(*)::integer from place join provider_group on provider_group.id = place.group_id
            where provider_group.provider_id = provider.id and place.state = 'published') as free
    from provider
    where territory_code = ${territory} and programme = ${programme} and latitude is not null
      and listed_from <= ${day} and (listed_to is null or listed_to >= ${day})
    order by name_kk, id`.execute(read)
  return result.rows
}
