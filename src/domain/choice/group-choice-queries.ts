/** SQL of the groups that a family may choose from: where they are, what is free, how many wait. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export type GroupChoice = {
  readonly groupId: bigint
  readonly bin: string
  readonly territory: string
  readonly nameKk: string
  readonly nameRu: string
  readonly address: string
  readonly group: string
  readonly language: string
  readonly regime: string
  /** Only clubs have one. */
  readonly direction: string | null
  readonly ageFrom: number
  /** The oldest age of a club's group. */
  readonly ageTo: number | null
  /** Published places by admission. */
  readonly general: number
  readonly early: number
  readonly temporary: number
  /** Families on the waiting list. */
  readonly waiting: number
}

const COLUMNS = sql`provider_group.id as "groupId", provider.bin,
  provider.territory_code as territory, provider.name_kk as "nameKk",
  provider.name_ru as "nameRu", provider.address, provider_group.name as "group",
  provider_group.language, provider_group.regime, provider_group.direction,
  provider_group.cohort as "ageFrom", provider_group.cohort_to as "ageTo",
  coalesce(open.general, 0)::integer as general, coalesce(open.early, 0)::integer as early,
  coalesce(open.temporary, 0)::integer as temporary,
  (select count(*)::integer from waiting_entry where waiting_entry.group_id = provider_group.id
     and waiting_entry.state in ('waiting', 'offered')) as waiting`

const SOURCE = sql`provider_group join provider on provider.id = provider_group.provider_id
  left join lateral (
    select count(*) filter (where admission = 'general') as general,
           count(*) filter (where admission = 'early-booking') as early,
           count(*) filter (where admission = 'temporary') as temporary
    from place where place.group_id = provider_group.id and place.state = 'published'
  ) open on true`

/** In no order. */
export async function selectGroupChoices(
  read: Read,
  ids: readonly bigint[],
): Promise<readonly GroupChoice[]> {
  const result = await sql<GroupChoice>`
    select ${COLUMNS} from ${SOURCE} where provider_group.id = any(${ids}::bigint[])`.execute(read)
  return result.rows
}

export type SuitableFilter = {
  readonly territory: string
  readonly programme: string
  readonly cohort: number
  readonly kind: string
  readonly day: Temporal.PlainDate
  /** Every word must be in the name or the address. */
  readonly words: readonly string[]
  readonly language: string | null
  /** Of clubs: sport, creative, education. */
  readonly direction: string | null
  /** Of clubs: which sorts may be chosen; null for kindergartens. */
  readonly clubs: readonly string[] | null
  readonly onlyFree: boolean
  readonly limit: number
  readonly offset: number
}

/** Suitable groups of listed providers, those with free places first, then by name. */
export async function selectSuitableGroups(
  read: Read,
  filter: SuitableFilter,
): Promise<readonly GroupChoice[]> {
  const patterns = filter.words.map(word => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const result = await sql<GroupChoice>`
    select ${COLUMNS} from ${SOURCE}
    where provider.territory_code = ${filter.territory} and provider.programme = ${filter.programme}
      and ${filter.cohort} between provider_group.cohort and coalesce(provider_group.cohort_to, provider_group.cohort)
      and (provider_group.direction is not null or provider_group.kind = ${filter.kind})
      and (${filter.clubs}::text[] is null or provider.club_kind = any(${filter.clubs}::text[]))
      and (${filter.direction}::text is null or provider_group.direction = ${filter.direction})
      and provider.listed_from <= ${filter.day}
      and (provider.listed_to is null or provider.listed_to >= ${filter.day})
      and (${filter.language}::text is null or provider_group.language = ${filter.language})
      and (not ${filter.onlyFree} or coalesce(open.general, 0) + coalesce(open.early, 0) + coalesce(open.temporary, 0) > 0)
      and (provider.name_kk || ' ' || provider.name_ru || ' ' || provider.address) ilike all (${patterns}::text[])
    order by coalesce(open.general, 0) > 0 desc, provider.name_kk, provider_group.id
    limit ${filter.limit} offset ${filter.offset}`.execute(read)
  return result.rows
}
