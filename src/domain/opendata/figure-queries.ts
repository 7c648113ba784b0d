/** SQL of the figures that the datasets are made of. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Tier } from '../territories/queue-rules.ts'

type Queue = { readonly territory: string; readonly programme: string }

/** Every category in which somebody waits. */
export async function selectQueueCells(read: Read) {
  const result = await sql<
    Queue & { cohort: number; tier: Tier; waiting: number; oldest: Temporal.PlainDate }
  >`
    select territory_code as territory, programme, cohort, tier, count(*)::integer as waiting,
           (min(submitted_at) at time zone 'Asia/Almaty')::date as oldest
    from application where state = 'queued'
    group by territory_code, programme, cohort, tier
    order by territory_code, programme, cohort desc, tier`.execute(read)
  return result.rows
}

/** `since` is the first day of the twelve months. */
export async function selectQueueTotals(read: Read, since: Temporal.PlainDate) {
  const result = await sql<
    Queue & {
      waiting: number
      oldest: Temporal.PlainDate | null
      offered: number
      confirmed: number
    }
  >`
    select territory_code as territory, programme, sum(waiting)::integer as waiting, min(oldest) as oldest,
           sum(offered)::integer as offered, sum(confirmed)::integer as confirmed
    from (
      select territory_code, programme, count(*) as waiting,
             (min(submitted_at) at time zone 'Asia/Almaty')::date as oldest, 0 as offered, 0 as confirmed
      from application where state = 'queued' group by territory_code, programme
      union all
      select territory_code, programme, 0, null, count(*) filter (where state = 'offered'),
             count(*) filter (where confirmed_at >= ${since}::timestamp at time zone 'Asia/Almaty')
      from voucher group by territory_code, programme
    ) part
    group by territory_code, programme order by territory_code, programme`.execute(read)
  return result.rows
}

export async function selectPublishedIterations(read: Read) {
  return read
    .selectFrom('iteration')
    .select([
      'id',
      'territory_code',
      'programme',
      'number',
      'held_on',
      'held_at',
      'rule_pack_id',
      'rule_pack_version',
      'offered',
      'skipped',
      'money_before_tiyn',
      'money_after_tiyn',
      'input_hash',
      'result_hash',
    ])
    .orderBy('id')
    .execute()
}

export async function selectListedProviders(read: Read, day: Temporal.PlainDate) {
  const result = await sql<{
    bin: string
    programme: string
    territory: string
    settlement: string
    name_kk: string
    name_ru: string
    ownership: string
    address: string
    latitude: number | null
    longitude: number | null
    phone: string | null
    capacity: number
    enrolled: number
    free: number
    listed_from: Temporal.PlainDate
  }>`
    select provider.bin, provider.programme, provider.territory_code as territory,
           provider.settlement_code as settlement, provider.name_kk, provider.name_ru, provider.ownership,
           provider.address, provider.latitude, provider.longitude, provider.phone, provider.capacity,
           coalesce(sum(groups.enrolled), 0)::integer as enrolled,
           coalesce(sum(groups.free), 0)::integer as free, provider.listed_from
    from provider
    left join (
      select provider_group.provider_id, provider_group.enrolled, coalesce(published.places, 0) as free
      from provider_group left join (
        select group_id, count(*) as places from place where state = 'published' group by group_id
      ) published on published.group_id = provider_group.id
    ) groups on groups.provider_id = provider.id
    where provider.listed_from <= ${day} and (provider.listed_to is null or provider.listed_to >= ${day})
    group by provider.id order by provider.territory_code, provider.programme, provider.bin`.execute(
    read,
  )
  return result.rows
}

/** What happened to vouchers on each complete day from `from` to before `until`, by the day in Almaty. */
export async function selectVoucherDays(
  read: Read,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
) {
  const result = await sql<
    Queue & {
      day: Temporal.PlainDate
      cohort: number
      offered: number
      confirmed: number
      lapsed: number
      closed: number
    }
  >`
    select day, territory_code as territory, programme, cohort,
           count(*) filter (where what = 'offered')::integer as offered,
           count(*) filter (where what = 'confirmed')::integer as confirmed,
           count(*) filter (where what = 'lapsed')::integer as lapsed,
           count(*) filter (where what = 'closed')::integer as closed
    from voucher cross join lateral (
      values ('offered', offered_at), ('confirmed', confirmed_at),
             (case when closed_reason is null then 'open' when closed_reason = 'lapsed' then 'lapsed'
                   else 'closed' end, changed_at)
    ) step (what, at)
    cross join lateral (select (step.at at time zone 'Asia/Almaty')::date as day) civil
    where what <> 'open' and day >= ${from} and day < ${until}
    group by day, territory_code, programme, cohort
    order by day, territory_code, programme, cohort desc`.execute(read)
  return result.rows
}
