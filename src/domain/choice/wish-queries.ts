/** SQL of wishes and preferences of families. */
import { sql } from 'kysely'
import { ahead, type Read, type Tx } from '../../platform/db/database.ts'
import type { Admission } from '../places/place.ts'

export type Wish = { readonly groupId: bigint; readonly admissions: readonly Admission[] }

export type GroupAbout = {
  readonly id: bigint
  readonly name: string
  /** The youngest age. */
  readonly cohort: number
  /** The oldest age of a club's group. */
  readonly cohortTo: number | null
  readonly clubKind: string | null
  readonly kind: string
  readonly programme: string
  readonly territory: string
  readonly bin: string
  readonly providerId: bigint
}

export async function selectGroups(
  read: Read,
  ids: readonly bigint[],
): Promise<readonly GroupAbout[]> {
  const result = await sql<GroupAbout>`
    select provider_group.id, provider_group.name, provider_group.cohort, provider_group.kind,
           provider_group.cohort_to as "cohortTo", provider.club_kind as "clubKind", provider.programme, provider.territory_code as territory, provider.bin,
           provider.id as "providerId"
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = any(${ids}::bigint[])`.execute(read)
  return result.rows
}

/** Best first. */
export async function selectWishes(read: Read, applicationId: bigint): Promise<readonly Wish[]> {
  const rows = await read
    .selectFrom('wish')
    .select(['group_id', 'admissions'])
    .where('application_id', '=', applicationId)
    .orderBy('rank')
    .execute()
  return rows.map(row => ({ groupId: row.group_id, admissions: row.admissions as Admission[] }))
}

export async function replaceWishes(
  tx: Tx,
  applicationId: bigint,
  wishes: readonly Wish[],
): Promise<void> {
  await deleteWishes(tx, applicationId, undefined)
  if (wishes.length === 0) return
  await tx
    .insertInto('wish')
    .values(
      wishes.map(({ groupId, admissions }, index) => ({
        application_id: applicationId,
        rank: index + 1,
        group_id: groupId,
        admissions: [...admissions],
      })),
    )
    .execute()
}

/** One group, or the whole list. */
export async function deleteWishes(
  tx: Tx,
  applicationId: bigint,
  groupId: bigint | undefined,
): Promise<void> {
  const group = groupId ?? null
  await ahead(
    tx,
    sql`delete from wish where application_id = ${applicationId}
      and (${group}::bigint is null or group_id = ${group}::bigint)`,
  )
}

export type Preferences = {
  /** Brothers and sisters in one kindergarten, or each for itself. */
  readonly together: boolean
  /** Any suitable place is better than none: a consent. */
  readonly anyPlace: boolean
}

export async function selectPreferences(read: Read, applicationId: bigint): Promise<Preferences> {
  const row = await read
    .selectFrom('choice_preference')
    .select(['together', 'any_place'])
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  return { together: row?.together ?? true, anyPlace: row?.any_place ?? false }
}

export async function upsertPreferences(
  tx: Tx,
  applicationId: bigint,
  preferences: Preferences,
  at: Temporal.Instant,
): Promise<void> {
  const values = {
    together: preferences.together,
    any_place: preferences.anyPlace,
    consented_at: preferences.anyPlace ? at : null,
  }
  await tx
    .insertInto('choice_preference')
    .values({ application_id: applicationId, ...values })
    .onConflict(conflict => conflict.column('application_id').doUpdateSet(values))
    .execute()
}
