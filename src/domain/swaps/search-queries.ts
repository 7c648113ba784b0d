/** SQL of searches: who asks and may move at all, and the searches as they are kept. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { SwapScope } from './swap.ts'

/** A child that would rather sit elsewhere and whose seat nothing shakes. */
export type AskerRow = {
  readonly applicationId: bigint
  readonly number: string
  readonly guardianId: bigint
  readonly contractId: bigint
  readonly voucherId: bigint | null
  readonly groupId: bigint
  /** `<bin>/<group id>` */
  readonly group: string
  readonly groupName: string
  /** Of its place: whoever takes the seat takes it with this. */
  readonly restriction: string | null
  readonly since: string
  readonly wants: readonly string[]
}

/** Families with a wish for exchange, those with a proposal too; the applications to lock. */
export async function selectWishers(read: Read, scope: SwapScope): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from application
    where territory_code = ${scope.territory} and programme = ${scope.programme}
      and exists (select from swap_wish where application_id = application.id)
    order by id`.execute(read)
  return result.rows.map(row => row.id)
}

/** On the list to a day that is far enough, and no exclusion announced. */
const STAYS_LISTED = (alias: string, day: Temporal.PlainDate, far: Temporal.PlainDate) => {
  const provider = sql.ref(alias)
  return sql`(${provider}.listed_from <= ${day} and (${provider}.listed_to is null or ${provider}.listed_to > ${far})
    and not exists (select from provider_exclusion exclusion
      where exclusion.provider_id = ${provider}.id and exclusion.state = 'announced'))`
}

/**
 * Sorted by number. `far`: contracts and kindergartens must last beyond it. Who is away, sits on a lent seat, keeps
 * another place, signs another contract or stands in a proposal does not take part.
 */
export async function selectAskers(
  read: Read,
  scope: SwapScope,
  days: { readonly today: Temporal.PlainDate; readonly far: Temporal.PlainDate },
): Promise<readonly AskerRow[]> {
  const { today, far } = days
  const result = await sql<AskerRow>`
    select application.id as "applicationId", application.number, application.guardian_id as "guardianId",
      contract.id as "contractId", contract.voucher_id as "voucherId", own.id as "groupId",
      provider.bin || '/' || own.id as "group", own.name as "groupName", place.restriction,
      (select (extract(epoch from min(since)) * 1000000)::bigint::text from swap_wish
       where swap_wish.application_id = application.id) as since,
      (select coalesce(array_agg(other.bin || '/' || wanted.id order by rank), '{}')
       from swap_wish join provider_group wanted on wanted.id = swap_wish.group_id
       join provider other on other.id = wanted.provider_id
       where swap_wish.application_id = application.id
         and wanted.cohort = own.cohort and wanted.kind = own.kind
         and other.territory_code = provider.territory_code and other.programme = provider.programme
         and ${STAYS_LISTED('other', today, far)}) as wants
    from application
    join contract on contract.application_id = application.id
    join enrolment on enrolment.contract_id = contract.id
    join place on place.id = contract.place_id
    join provider_group own on own.id = contract.group_id
    join provider on provider.id = own.provider_id
    left join voucher on voucher.id = contract.voucher_id
    where application.territory_code = ${scope.territory} and application.programme = ${scope.programme}
      and exists (select from swap_wish where swap_wish.application_id = application.id)
      and application.state = 'served' and (voucher.id is null or voucher.state = 'enrolled')
      and contract.state = 'in-force' and contract.end_reason is null and contract.admission <> 'temporary'
      and (contract.last_day is null or contract.last_day > ${far})
      and enrolment.seated and not enrolment.never_began and enrolment.starts_on <= ${today}
      and ${STAYS_LISTED('provider', today, far)}
      and not exists (select from leave_of_absence leave
        where leave.enrolment_id = enrolment.id and leave.ended_at is null)
      and not exists (select from place_hold where place_hold.application_id = application.id and state = 'held')
      and not exists (select from contract open where open.child_id = application.child_id
        and open.programme = application.programme and open.state in ('drafted', 'signed-by-guardian'))
      and not exists (select from swap_leg where swap_leg.application_id = application.id and closed_at is null)
    order by application.number collate "C"`.execute(read)
  return result.rows
}

/** Queues with somebody who asks and is in no proposal, with the day of their last search. */
export async function selectAskingQueues(read: Read) {
  const result = await sql<{
    territory: string
    programme: Programme
    lastOn: Temporal.PlainDate | null
  }>`
    select asking.territory_code as territory, asking.programme,
      (select max(searched_on) from swap_search
       where swap_search.territory_code = asking.territory_code and swap_search.programme = asking.programme) as "lastOn"
    from (
      select distinct territory_code, programme from application
      where id in (select application_id from swap_wish) and state = 'served'
    ) asking order by 1, 2`.execute(read)
  return result.rows
}

type NewSearch = {
  readonly scope: SwapScope
  readonly searchedOn: Temporal.PlainDate
  readonly searchedAt: Temporal.Instant
  readonly searchedBy: string
  readonly rulePack: { readonly id: string; readonly version: string }
  readonly inputHash: string
  readonly resultHash: string
  readonly askers: number
  readonly cycles: number
  readonly bundle: string
}

/** Undefined when the night's search was made already. */
export async function insertSearch(tx: Tx, search: NewSearch): Promise<bigint | undefined> {
  const row = await tx
    .insertInto('swap_search')
    .values({
      programme: search.scope.programme,
      territory_code: search.scope.territory,
      searched_on: search.searchedOn,
      searched_at: search.searchedAt,
      searched_by: search.searchedBy,
      rule_pack_id: search.rulePack.id,
      rule_pack_version: search.rulePack.version,
      input_hash: search.inputHash,
      result_hash: search.resultHash,
      askers: search.askers,
      cycles: search.cycles,
      bundle: search.bundle,
    })
    .onConflict(conflict => conflict.constraint('swap_search_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function selectSearch(read: Read, id: bigint) {
  return read.selectFrom('swap_search').selectAll().where('id', '=', id).executeTakeFirst()
}

export type SearchSummary = {
  readonly id: bigint
  readonly territory: string
  readonly programme: Programme
  readonly searchedOn: Temporal.PlainDate
  /** Families who took part, and exchanges that were found. */
  readonly askers: number
  readonly cycles: number
}

/** The newest first; `before` is the key of the next page, `territory` null for all. */
export async function selectSearches(
  read: Read,
  territory: string | null,
  before: bigint | null,
  limit: number,
): Promise<readonly SearchSummary[]> {
  const result = await sql<SearchSummary>`
    select id, territory_code as territory, programme, searched_on as "searchedOn", askers, cycles
    from swap_search
    where (${territory}::text is null or territory_code = ${territory})
      and (${before}::bigint is null or id < ${before}::bigint)
    order by id desc limit ${limit}`.execute(read)
  return result.rows
}
