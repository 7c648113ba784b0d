/** What must never be of places: two children on one, a voucher without its place, a group with more than it seats. */
import { sql } from 'kysely'

type Row = { readonly what: string }

/** While a place is offered, held or taken it is one child's; and it is in no other state than its hold says. */
export const noPlaceTwice = sql<Row>`
  with live as (
    select place_id, count(*) as holds, bool_or(state = 'used') as used from place_hold
    where state in ('offered', 'held', 'used') group by place_id
  )
  select 'place ' || coalesce(live.place_id, place.id) as what
  from (select id, state from place where state in ('held', 'taken', 'exchange')) place
  full join live on live.place_id = place.id
  where live.holds is distinct from 1 or place.id is null
    or (place.state = 'taken') is distinct from live.used`

/** A voucher whose place is held has exactly one place that is held for it; only an enrolled child may hold one besides. */
export const holdFitsVoucher = sql<Row>`
  with held as (
    select voucher_id, count(*) as holds from place_hold
    where state = 'held' and voucher_id is not null group by voucher_id
  )
  select voucher.number as what
  from voucher left join held on held.voucher_id = voucher.id
  where (voucher.state = 'place-held' and held.holds is distinct from 1)
    or (held.holds is not null and voucher.state not in ('place-held', 'enrolled'))`

/** Places free today and kept for a child, with the children who sit there, are never more than the group seats. */
export const groupNotOverCapacity = sql<Row>`
  select provider.bin || ' ' || provider_group.name as what
  from provider_group join provider on provider.id = provider_group.provider_id
  left join lateral (
    select count(*) filter (where admission <> 'early-booking') as now,
           count(*) filter (where admission = 'early-booking') as later
    from place where place.group_id = provider_group.id and place.state in ('published', 'held')
  ) open on true
  where open.now + provider_group.enrolled - provider_group.away > provider_group.capacity
    or open.later > provider_group.enrolled - provider_group.away`
