/** SQL of the demonstration's own rows. */

import type { StaffRole } from '../../platform/access/actor.ts'
import type { Read, Tx } from '../../platform/db/database.ts'

export async function countApplications(read: Read): Promise<number> {
  const row = await read
    .selectFrom('application')
    .select(builder => builder.fn.countAll<bigint>().as('count'))
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

export async function insertStaff(tx: Tx, posts: readonly DemoPost[], at: Temporal.Instant) {
  await tx
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
    .execute()
}

/** The head of each kindergarten of the city that is on the list that day, who acts for it. */
export async function selectHeads(read: Read, day: Temporal.PlainDate) {
  const rows = await read
    .selectFrom('staff')
    .innerJoin('provider', 'provider.id', 'staff.provider_id')
    .select(['staff.id', 'provider.id as providerId'])
    .where('provider.territory_code', '=', 'taraz')
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
    territory: 'taraz',
  }))
}

/** Offered families of the city in the order of their numbers. */
export async function selectOffered(read: Read) {
  return read
    .selectFrom('application')
    .select(['number', 'guardian_id'])
    .where('state', '=', 'offered')
    .where('territory_code', '=', 'taraz')
    .orderBy('number')
    .execute()
}

export async function selectInState(read: Read, state: string, limit: number) {
  return read
    .selectFrom('application')
    .select(['number', 'guardian_id'])
    .where('state', '=', state)
    .where('territory_code', '=', 'taraz')
    .orderBy('number')
    .limit(limit)
    .execute()
}
