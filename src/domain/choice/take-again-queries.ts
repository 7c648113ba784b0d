/** SQL of the clubs that a child between two of them may go to, its old group first, then the nearest. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

type Suits = {
  readonly territory: string
  readonly cohort: number
  readonly clubs: readonly string[]
  readonly day: Temporal.PlainDate
}

const suits = ({ territory, cohort, clubs, day }: Suits) => sql`
  provider.programme = 'club' and provider.territory_code = ${territory}
  and provider.club_kind = any(${clubs}::text[])
  and ${cohort} between provider_group.cohort and provider_group.cohort_to
  and provider.listed_from <= ${day} and (provider.listed_to is null or provider.listed_to >= ${day})`

const WAITING = sql`exists (select from waiting_entry
  where waiting_entry.group_id = provider_group.id and waiting_entry.state = 'waiting')`

/** Undefined where it does not suit. */
export async function selectGroupAgain(
  read: Read,
  asked: Suits & { readonly groupId: bigint },
): Promise<{ readonly waiting: boolean } | undefined> {
  const result = await sql<{ waiting: boolean }>`
    select ${WAITING} as waiting from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = ${asked.groupId} and ${suits(asked)}`.execute(read)
  return result.rows[0]
}

export type PlaceAgain = {
  readonly groupId: bigint
  readonly group: string
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly address: string
  readonly free: number
  /** The group that the child left. */
  readonly old: boolean
  /** From the club that it left; null where one of both is not on the map. */
  readonly metres: number | null
}

/** The old group, free or not; then those with a free place that no list is due, the nearest to the old club first. */
export async function selectPlacesAgain(
  read: Read,
  asked: Suits & { readonly applicationId: bigint; readonly limit: number },
): Promise<readonly PlaceAgain[]> {
  const result = await sql<PlaceAgain>`
    with left_group as (
      select known.group_id, provider.latitude, provider.longitude
      from (
        select contract.group_id, contract.id as newest from contract
        where contract.application_id = ${asked.applicationId} and contract.state in ('in-force', 'ended')
        union all
        -- A child that held its voucher before its city came to Kezek has had no contract here yet.
        select taken_over.group_id, 0 from taken_over join voucher on voucher.id = taken_over.voucher_id
        where voucher.application_id = ${asked.applicationId}
      ) known
      join provider_group on provider_group.id = known.group_id
      join provider on provider.id = provider_group.provider_id
      order by known.newest desc limit 1
    ), suiting as (
      select provider_group.id as "groupId", provider_group.name as "group", provider.bin, provider.name_kk as "nameKk",
        provider.name_ru as "nameRu", provider.address,
        provider_group.id = (select group_id from left_group) as old,
        case when ${WAITING} then 0 else (select count(*)::integer from place
          where place.group_id = provider_group.id and place.state = 'published' and place.admission = 'general') end as free,
        (select (12742000 * asin(least(1, sqrt(
            power(sin(radians(provider.latitude - left_group.latitude) / 2), 2)
            + cos(radians(provider.latitude)) * cos(radians(left_group.latitude))
              * power(sin(radians(provider.longitude - left_group.longitude) / 2), 2)))))::integer
          from left_group) as metres
      from provider_group join provider on provider.id = provider_group.provider_id
      where ${suits(asked)}
    )
    select "groupId", "group", bin, "nameKk", "nameRu", address, free, coalesce(old, false) as old, metres
    from suiting where free > 0 or old
    order by coalesce(old, false) desc, metres nulls last, "nameKk", "groupId" limit ${asked.limit}`.execute(
    read,
  )
  return result.rows
}
