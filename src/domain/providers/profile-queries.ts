/** SQL of what providers say of themselves. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type Profile = {
  readonly aboutKk: string
  readonly aboutRu: string
  readonly meals: string | null
  readonly site: string | null
}

export async function selectProfile(read: Read, providerId: bigint): Promise<Profile | undefined> {
  const result = await sql<Profile>`
    select about_kk as "aboutKk", about_ru as "aboutRu", meals, site from provider_profile
    where provider_id = ${providerId}`.execute(read)
  return result.rows[0]
}

/** Says whether anything was new or different. */
export async function upsertProfile(
  tx: Tx,
  providerId: bigint,
  profile: Profile,
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`
    insert into provider_profile (provider_id, about_kk, about_ru, meals, site, changed_at)
    values (${providerId}, ${profile.aboutKk}, ${profile.aboutRu}, ${profile.meals}, ${profile.site}, ${at})
    on conflict (provider_id) do update
      set about_kk = excluded.about_kk, about_ru = excluded.about_ru, meals = excluded.meals,
          site = excluded.site, changed_at = excluded.changed_at
    where (provider_profile.about_kk, provider_profile.about_ru, provider_profile.meals, provider_profile.site)
      is distinct from (excluded.about_kk, excluded.about_ru, excluded.meals, excluded.site)`.execute(
    tx,
  )
  return (result.numAffectedRows ?? 0n) > 0n
}
