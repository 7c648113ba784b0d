/** SQL of the figures of a city's clubs: sums, nothing about one child. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import { DIRECTIONS } from '../providers/provider.ts'
import type { VoucherForm, VoucherState } from '../vouchers/voucher.ts'
import type { DirectionFigures } from './club-figures.ts'

export async function selectVouchersByForm(read: Read, territory: string) {
  const result = await sql<{ form: VoucherForm; state: VoucherState; count: number }>`
    select form, state, count(*)::integer as count from voucher
    where territory_code = ${territory} and programme = 'club'
    group by form, state order by form, state`.execute(read)
  return result.rows
}

/** Where clubs are listed, by code. */
export async function selectClubTerritories(read: Read): Promise<readonly string[]> {
  const result = await sql<{ code: string }>`
    select distinct territory_code as code from provider where programme = 'club' order by 1`.execute(
    read,
  )
  return result.rows.map(row => row.code)
}

/** Of the queue, which is of universal vouchers only; and how many children go to a club on the day. */
export async function selectClubChildren(read: Read, territory: string, day: Temporal.PlainDate) {
  const result = await sql<{ queued: number; children: number; allottedTiyn: bigint }>`
    select (select count(*)::integer from application
            where state = 'queued' and territory_code = ${territory} and programme = 'club') as queued,
           (select count(distinct child_id)::integer from enrolment
            where territory_code = ${territory} and programme = 'club' and not never_began
              and starts_on <= ${day} and (last_day is null or last_day >= ${day})) as children,
           (select coalesce(sum(allotted_tiyn), 0)::bigint from budget
            where territory_code = ${territory} and programme = 'club' and year = ${day.year}) as "allottedTiyn"`.execute(
    read,
  )
  return result.rows[0] ?? { queued: 0, children: 0, allottedTiyn: 0n }
}

export async function selectDirections(
  read: Read,
  territory: string,
  day: Temporal.PlainDate,
): Promise<readonly DirectionFigures[]> {
  const result = await sql<DirectionFigures>`
    with listed as materialized (
      select provider_group.id, provider_id, direction from provider_group
      join provider on provider.id = provider_group.provider_id
      where provider.territory_code = ${territory} and provider.programme = 'club' and direction is not null
        and listed_from <= ${day} and (listed_to is null or listed_to >= ${day})
    ), attending as (
      select direction, count(distinct child_id)::integer as children from enrolment
      join provider_group on provider_group.id = enrolment.group_id
      where territory_code = ${territory} and programme = 'club' and not never_began
        and starts_on <= ${day} and (last_day is null or last_day >= ${day})
      group by direction
    ), renewing as (
      select direction, count(*)::integer as renewing from voucher
      join taken_over on taken_over.voucher_id = voucher.id
      join provider_group on provider_group.id = taken_over.group_id
      where voucher.territory_code = ${territory} and voucher.state = 'held'
      group by direction
    ), clubs as (
      select direction, count(distinct provider_id)::integer as clubs from listed group by direction
    ), free as (
      select direction, count(*)::integer as free from place join listed on listed.id = place.group_id
      where state = 'published' group by direction
    )
    select asked.direction, coalesce(children, 0) as children,
           coalesce(renewing, 0) as renewing, coalesce(clubs, 0) as clubs,
           coalesce(free, 0) as "freePlaces"
    from unnest(${DIRECTIONS}::text[]) with ordinality asked (direction, place)
    left join attending on attending.direction = asked.direction
    left join renewing on renewing.direction = asked.direction
    left join clubs on clubs.direction = asked.direction
    left join free on free.direction = asked.direction
    order by asked.place`.execute(read)
  return result.rows
}
