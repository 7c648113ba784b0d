/** SQL of providers' photos. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type PhotoRow = {
  readonly id: bigint
  readonly sha256: string
  readonly smallSha256: string
  readonly width: number
  readonly height: number
  readonly altKk: string
  readonly altRu: string
}

/** In the order in which they are shown. */
export async function selectPhotos(read: Read, providerId: bigint): Promise<readonly PhotoRow[]> {
  const result = await sql<PhotoRow>`
    select id, sha256, small_sha256 as "smallSha256", width, height, alt_kk as "altKk", alt_ru as "altRu"
    from provider_photo where provider_id = ${providerId} and removed_at is null
    order by position, id`.execute(read)
  return result.rows
}

/** Photos of one provider change one transaction at a time. */
export async function lockPhotos(tx: Tx, providerId: bigint): Promise<readonly PhotoRow[]> {
  await sql`select from provider where id = ${providerId} for no key update`.execute(tx)
  return selectPhotos(tx, providerId)
}

export async function insertPhoto(
  tx: Tx,
  photo: Omit<PhotoRow, 'id'> & { readonly providerId: bigint; readonly at: Temporal.Instant },
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into provider_photo (provider_id, position, sha256, small_sha256, width, height, alt_kk, alt_ru, uploaded_at)
    select ${photo.providerId}, coalesce(max(position), 0) + 1, ${photo.sha256}, ${photo.smallSha256},
           ${photo.width}, ${photo.height}, ${photo.altKk}, ${photo.altRu}, ${photo.at}
    from provider_photo where provider_id = ${photo.providerId} and removed_at is null
    returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

export async function markPhotoRemoved(tx: Tx, id: bigint, at: Temporal.Instant): Promise<void> {
  await sql`update provider_photo set removed_at = ${at} where id = ${id}`.execute(tx)
}

/** `ids` in their new order. */
export async function updatePositions(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await sql`
    update provider_photo set position = given.place
    from unnest(${ids}::bigint[]) with ordinality given (id, place)
    where provider_photo.id = given.id`.execute(tx)
}

export async function selectProviderOfPhoto(read: Read, photoId: bigint) {
  const result = await sql<{ readonly providerId: bigint; readonly territory: string }>`
    select provider.id as "providerId", provider.territory_code as territory
    from provider_photo join provider on provider.id = provider_photo.provider_id
    where provider_photo.id = ${photoId}`.execute(read)
  return result.rows[0]
}

/** Whether a photo that is shown has this content, in either size. */
export async function isPhotoLive(read: Read, sha256: string): Promise<boolean> {
  const result = await sql`
    select from provider_photo
    where removed_at is null and (sha256 = ${sha256} or small_sha256 = ${sha256}) limit 1`.execute(
    read,
  )
  return result.rows.length > 0
}

/** One at a time for one content: a file is never removed while another upload of it is being stored. */
export async function lockPhotoContent(tx: Tx, hashes: readonly string[]): Promise<void> {
  for (const sha256 of [...new Set(hashes)].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 1))`.execute(tx)
  }
}
