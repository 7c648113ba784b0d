/** SQL of exchanges that came to nothing because a kindergarten did not sign, and of what its department did about it. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

/** One row a kindergarten, also where several of its groups were in the exchange. */
export async function insertUnsigned(
  tx: Tx,
  proposalId: bigint,
  groupIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into swap_unsigned (proposal_id, provider_id, happened_at)
    select distinct ${proposalId}::bigint, provider_id, ${at}::timestamptz from provider_group
    where id = any(${groupIds.map(String)}::bigint[])
    on conflict do nothing`.execute(tx)
}

export type UnsignedSwap = {
  readonly providerId: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly happenedAt: Temporal.Instant
  /** What the department did; null while nobody has looked into it. */
  readonly review: string | null
}

const isTold = (least: number) => sql`
  (select count(*) >= ${least} and bool_or(all_of_it.reviewed_at is null) from swap_unsigned all_of_it
   where all_of_it.provider_id = provider.id)`

/** Everything of the kindergartens that did it so often and have something nobody looked into; the newest first. */
export async function selectUnsigned(
  read: Read,
  scope: { readonly territory: string; readonly programme: string; readonly least: number },
): Promise<readonly UnsignedSwap[]> {
  const result = await sql<UnsignedSwap>`
    select provider.id as "providerId", provider.bin, provider.name_kk as "nameKk", provider.name_ru as "nameRu",
      happened_at as "happenedAt", review
    from swap_unsigned join provider on provider.id = provider_id
    where provider.territory_code = ${scope.territory} and provider.programme = ${scope.programme}
      and ${isTold(scope.least)}
    order by max(happened_at) over (partition by provider.id) desc, provider.id, happened_at desc`.execute(
    read,
  )
  return result.rows
}

export async function countToReview(
  read: Read,
  scope: { readonly territory: string; readonly programme: string; readonly least: number },
): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from provider
    where provider.territory_code = ${scope.territory} and provider.programme = ${scope.programme}
      and ${isTold(scope.least)}`.execute(read)
  return result.rows[0]?.count ?? 0
}

/** Returns how many exchanges were looked into with it. */
export async function updateReview(
  tx: Tx,
  providerId: bigint,
  given: { readonly at: Temporal.Instant; readonly by: string; readonly review: string },
): Promise<number> {
  const result = await sql`
    update swap_unsigned set reviewed_at = ${given.at}, reviewed_by = ${given.by}, review = ${given.review}
    where provider_id = ${providerId} and reviewed_at is null`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}
