/** SQL of what families would rather have than the seat that their child holds. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

/** The group in which a child has its seat now. */
export type OwnSeat = {
  readonly contractId: bigint
  readonly groupId: bigint
  readonly cohort: number
  readonly kind: string
}

/** Undefined for a child without a contract in force whose end nobody has set. */
export async function selectOwnSeat(
  read: Read,
  applicationId: bigint,
): Promise<OwnSeat | undefined> {
  const result = await sql<OwnSeat>`
    select contract.id as "contractId", provider_group.id as "groupId", provider_group.cohort, provider_group.kind
    from contract join enrolment on enrolment.contract_id = contract.id
    join provider_group on provider_group.id = contract.group_id
    where contract.application_id = ${applicationId} and contract.state = 'in-force' and contract.end_reason is null
      and contract.programme = 'preschool' and not enrolment.never_began
    order by contract.id desc limit 1`.execute(read)
  return result.rows[0]
}

/** Best first. */
export async function selectSwapWishes(
  read: Read,
  applicationId: bigint,
): Promise<readonly bigint[]> {
  const rows = await read
    .selectFrom('swap_wish')
    .select('group_id')
    .where('application_id', '=', applicationId)
    .orderBy('rank')
    .execute()
  return rows.map(row => row.group_id)
}

/** `at` counts for a list that is new; one that is changed keeps its turn. */
export async function replaceSwapWishes(
  tx: Tx,
  applicationId: bigint,
  groupIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<void> {
  const first = await tx
    .selectFrom('swap_wish')
    .select(({ fn }) => fn.min('since').as('since'))
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  await deleteSwapWishes(tx, applicationId, undefined)
  if (groupIds.length === 0) return
  const since = first?.since ?? at
  await tx
    .insertInto('swap_wish')
    .values(
      groupIds.map((groupId, index) => ({
        application_id: applicationId,
        rank: index + 1,
        group_id: groupId,
        since,
      })),
    )
    .execute()
}

/** One group, or the whole list. */
export async function deleteSwapWishes(
  tx: Tx,
  applicationId: bigint,
  groupId: bigint | undefined,
): Promise<void> {
  let query = tx.deleteFrom('swap_wish').where('application_id', '=', applicationId)
  if (groupId !== undefined) query = query.where('group_id', '=', groupId)
  await query.execute()
}

export type SwapGroup = {
  readonly id: bigint
  readonly bin: string
  readonly programme: string
  readonly territory: string
  readonly cohort: number
  readonly kind: string
}

/** Of kindergartens that are on the list on a day, in no order. */
export async function selectListedGroups(
  read: Read,
  ids: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<readonly SwapGroup[]> {
  const result = await sql<SwapGroup>`
    select provider_group.id, provider.bin, provider.programme, provider.territory_code as territory,
      provider_group.cohort, provider_group.kind
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = any(${ids}::bigint[]) and provider.listed_from <= ${day}
      and (provider.listed_to is null or provider.listed_to >= ${day})`.execute(read)
  return result.rows
}
