/** SQL of the demonstration's own rows. */

import type { StaffRole } from '../../platform/access/actor.ts'
import type { Read, Tx } from '../../platform/db/database.ts'

export async function countApplications(read: Read, territory: string): Promise<number> {
  const row = await read
    .selectFrom('application')
    .select(builder => builder.fn.countAll<bigint>().as('count'))
    .where('territory_code', '=', territory)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export type DemoPost = {
  readonly name: string
  readonly role: StaffRole | 'provider'
  readonly territory: string
  /** Of the kindergarten, for its own people only. */
  readonly providerId?: bigint
}

/** Names of the posts of the whole country that are filled already. */
export async function selectCountryPosts(read: Read): Promise<ReadonlySet<string>> {
  const rows = await read
    .selectFrom('staff')
    .select('full_name')
    .where('territory_code', '=', 'kz')
    .execute()
  return new Set(rows.map(row => row.full_name))
}

/** Their ids, in the order given. */
export async function insertStaff(
  tx: Tx,
  posts: readonly DemoPost[],
  at: Temporal.Instant,
): Promise<readonly bigint[]> {
  if (posts.length === 0) return []
  const rows = await tx
    .insertInto('staff')
    .values(
      posts.map(post => ({
        full_name: post.name,
        role: post.role,
        territory_code: post.territory,
        provider_id: post.providerId ?? null,
        created_at: at,
      })),
    )
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

/** The head of each kindergarten or club of the city that is on the list that day, who acts for it. */
export async function selectHeads(read: Read, territory: string, day: Temporal.PlainDate) {
  const rows = await read
    .selectFrom('staff')
    .innerJoin('provider', 'provider.id', 'staff.provider_id')
    .select(['staff.id', 'provider.id as providerId'])
    .where('provider.territory_code', '=', territory)
    .where('provider.listed_from', '<=', day)
    .where(({ eb, or }) =>
      or([eb('provider.listed_to', 'is', null), eb('provider.listed_to', '>=', day)]),
    )
    .orderBy('staff.id')
    .execute()
  return rows.map(({ id, providerId }) => ({
    kind: 'provider' as const,
    staffId: id,
    providerId,
    territory,
  }))
}

/** Offered families of the city in the order of their numbers. */
export async function selectOffered(read: Read, territory: string) {
  return read
    .selectFrom('application')
    .select(['number', 'guardian_id'])
    .where('state', '=', 'offered')
    .where('territory_code', '=', territory)
    .orderBy('number')
    .execute()
}

export async function selectInState(read: Read, territory: string, state: string, limit: number) {
  return read
    .selectFrom('application')
    .select(['number', 'guardian_id'])
    .where('state', '=', state)
    .where('territory_code', '=', territory)
    .orderBy('number')
    .limit(limit)
    .execute()
}
