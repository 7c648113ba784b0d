/** SQL of what a round of choice decides on: places, families, wishes. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { GroupKind, PoolRule } from '../iterations/iteration.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type { VoucherState } from '../vouchers/voucher.ts'

export type RoundScope = {
  readonly territory: string
  readonly programme: Programme
  readonly heldOn: Temporal.PlainDate
}

export type RoundPlaceRow = {
  readonly group_id: bigint
  readonly name: string
  readonly bin: string
  readonly settlement: string | null
  /** With `cohort_to` the youngest age. */
  readonly cohort: number
  /** The oldest age of a club's group. */
  readonly cohort_to: number | null
  readonly kind: GroupKind
  readonly admission: Admission
  readonly starts_on: Temporal.PlainDate
  readonly places: number
  /** Children without a place who wait for this group and would take this admission: theirs come first. */
  readonly waiting: number
}

/** Published places of listed providers; of clubs only those of `clubs` (null: all). */
export async function selectRoundPlaces(
  read: Read,
  scope: RoundScope,
  poolRule: PoolRule,
  clubs: readonly string[] | null,
): Promise<readonly RoundPlaceRow[]> {
  const result = await sql<RoundPlaceRow>`
    with line as (
      select waiting_entry.group_id, admission, count(*)::integer as waiting
      from waiting_entry cross join unnest(waiting_entry.admissions) admission
      where waiting_entry.state = 'waiting' and exists (select from voucher
        where voucher.application_id = waiting_entry.application_id
          and voucher.state in ('confirmed', 'held'))
      group by 1, 2
    )
    select provider_group.id as group_id, provider_group.name, provider.bin,
           case when ${poolRule === 'whole'} then null else provider.settlement_code end as settlement,
           provider_group.cohort, provider_group.cohort_to, provider_group.kind, place.admission,
           place.starts_on, count(*)::integer as places, coalesce(max(line.waiting), 0)::integer as waiting
    from place
    join provider_group on provider_group.id = place.group_id
    join provider on provider.id = provider_group.provider_id
    left join line on line.group_id = place.group_id and line.admission = place.admission
    where place.state = 'published' and (place.last_day is null or place.last_day >= ${scope.heldOn})
      and provider.territory_code = ${scope.territory} and provider.programme = ${scope.programme}
      and provider.listed_from <= ${scope.heldOn}
      and (provider.listed_to is null or provider.listed_to >= ${scope.heldOn})
      and (${clubs}::text[] is null or provider.club_kind = any(${clubs}::text[]))
    group by provider_group.id, provider.id, place.admission, place.starts_on
    order by provider_group.id, place.admission, place.starts_on`.execute(read)
  return result.rows
}

export type RoundFamilyRow = {
  readonly application_id: bigint
  readonly number: string
  readonly guardian_id: bigint
  readonly batch_key: string | null
  readonly voucher_id: bigint
  readonly voucher_number: string
  readonly voucher_state: VoucherState
  readonly choose_until: Temporal.Instant | null
  readonly cohort: number
  readonly kind: GroupKind
  readonly settlement: string | null
  readonly together: boolean
  readonly any_place: boolean
}

/** Vouchers that look for a place, in the order in which their iterations offered them. */
export async function selectRoundFamilies(
  read: Read,
  scope: RoundScope,
  poolRule: PoolRule,
): Promise<readonly RoundFamilyRow[]> {
  const result = await sql<RoundFamilyRow>`
    select application.id as application_id, application.number, application.guardian_id,
           application.batch_key, voucher.id as voucher_id, voucher.number as voucher_number,
           voucher.state as voucher_state, voucher.choose_until, voucher.cohort, voucher.kind,
           case when ${poolRule === 'whole'} then null else voucher.settlement_code end as settlement,
           coalesce(choice_preference.together, true) as together,
           coalesce(choice_preference.any_place, false) as any_place
    from voucher
    join application on application.id = voucher.application_id
    join iteration on iteration.id = voucher.iteration_id
    left join iteration_decision on iteration_decision.iteration_id = voucher.iteration_id
      and iteration_decision.application_id = voucher.application_id
    left join choice_preference on choice_preference.application_id = application.id
    where voucher.territory_code = ${scope.territory} and voucher.programme = ${scope.programme}
      and voucher.state in ('confirmed', 'held') and application.state <> 'archived'
      and not exists (select from place_hold
        where place_hold.application_id = application.id and place_hold.state = 'held')
    order by iteration.number, iteration_decision.sequence, application.number collate "C"`.execute(
    read,
  )
  return result.rows
}

type RoundWishRow = {
  readonly application_id: bigint
  readonly group_id: bigint
  readonly bin: string
  readonly name: string
  readonly admissions: readonly Admission[]
}

/** Wishes of those families for groups that suit the child, best first. */
export async function selectRoundWishes(
  read: Read,
  scope: RoundScope,
  families: readonly Pick<RoundFamilyRow, 'application_id' | 'cohort' | 'kind'>[],
  clubs: readonly string[] | null,
): Promise<readonly RoundWishRow[]> {
  const result = await sql<RoundWishRow>`
    select wish.application_id, wish.group_id, provider.bin, provider_group.name, wish.admissions
    from unnest(${families.map(one => one.application_id)}::bigint[],
                ${families.map(one => one.cohort)}::integer[],
                ${families.map(one => one.kind)}::text[]) family (application_id, cohort, kind)
    join wish on wish.application_id = family.application_id
    join provider_group on provider_group.id = wish.group_id
      and family.cohort between provider_group.cohort and coalesce(provider_group.cohort_to, provider_group.cohort)
      and (provider_group.direction is not null or provider_group.kind = family.kind)
    join provider on provider.id = provider_group.provider_id
      and provider.territory_code = ${scope.territory} and provider.programme = ${scope.programme}
      and provider.listed_from <= ${scope.heldOn}
      and (provider.listed_to is null or provider.listed_to >= ${scope.heldOn})
      and (${clubs}::text[] is null or provider.club_kind = any(${clubs}::text[]))
    order by wish.application_id, wish.rank`.execute(read)
  return result.rows
}
