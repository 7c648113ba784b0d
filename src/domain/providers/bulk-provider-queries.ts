/** SQL that keeps very many providers and groups at once. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Group, Provider } from './provider.ts'

/** Returns `bin programme` of those that were new or different. */
export async function upsertProviders(
  tx: Tx,
  providers: readonly Provider[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const rows = providers.map(one => ({ ...one, listedFrom: one.listedFrom.toString() }))
  const result = await sql<{ key: string }>`
    insert into provider (bin, programme, territory_code, settlement_code, name_kk, name_ru, ownership,
                          address, latitude, longitude, phone, capacity, listed_from, created_at, club_kind)
    select bin, programme, territory, settlement, "nameKk", "nameRu", ownership, address, latitude,
           longitude, phone, capacity, "listedFrom", ${at}, "clubKind"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given (
      bin text, programme text, territory text, settlement text, "nameKk" text, "nameRu" text,
      ownership text, address text, latitude double precision, longitude double precision, phone text,
      capacity integer, "listedFrom" date, "clubKind" text)
    on conflict (bin, programme) do update
      set territory_code = excluded.territory_code, settlement_code = excluded.settlement_code,
          name_kk = excluded.name_kk, name_ru = excluded.name_ru, ownership = excluded.ownership,
          address = excluded.address, latitude = excluded.latitude, longitude = excluded.longitude,
          phone = excluded.phone, capacity = excluded.capacity, listed_from = excluded.listed_from,
          club_kind = excluded.club_kind
    where (provider.territory_code, provider.settlement_code, provider.name_kk, provider.name_ru,
           provider.ownership, provider.address, provider.latitude, provider.longitude, provider.phone,
           provider.capacity, provider.listed_from, provider.club_kind)
      is distinct from (excluded.territory_code, excluded.settlement_code, excluded.name_kk,
           excluded.name_ru, excluded.ownership, excluded.address, excluded.latitude,
           excluded.longitude, excluded.phone, excluded.capacity, excluded.listed_from, excluded.club_kind)
    returning bin || ' ' || programme as key`.execute(tx)
  return new Set(result.rows.map(row => row.key))
}

export type ProviderOfBin = {
  readonly id: bigint
  readonly bin: string
  readonly programme: Programme
  readonly territory: string
  readonly groupNames: readonly string[]
}

export async function selectByBins(
  read: Read,
  bins: readonly string[],
): Promise<readonly ProviderOfBin[]> {
  const result = await sql<ProviderOfBin>`
    select id, bin, programme, territory_code as territory,
           array(select name from provider_group where provider_id = provider.id) as "groupNames"
    from provider where bin = any(${bins}::text[]) order by bin, programme`.execute(read)
  return result.rows
}

export type GroupOfProvider = Group & { readonly providerId: bigint }

/** Ids by `provider/name`, and which of them were new or different. */
export async function upsertGroups(tx: Tx, groups: readonly GroupOfProvider[]) {
  const rows = groups.map(one => ({ ...one, providerId: one.providerId.toString() }))
  const given = JSON.stringify(rows)
  const changed = await sql<{ id: bigint }>`
    insert into provider_group (provider_id, name, cohort, language, kind, regime, capacity, enrolled, direction, cohort_to,
                                planned_lessons)
    select "providerId", name, cohort, language, kind, regime, capacity, enrolled, lessons ->> 'direction',
           (lessons ->> 'cohortTo')::smallint, (lessons ->> 'planned')::smallint
    from jsonb_to_recordset(${given}::jsonb) given ("providerId" bigint, name text, cohort smallint,
      language text, kind text, regime text, capacity integer, enrolled integer, lessons jsonb)
    order by "providerId", name
    on conflict (provider_id, name) do update
      set cohort = excluded.cohort, language = excluded.language, kind = excluded.kind,
          regime = excluded.regime, capacity = excluded.capacity, enrolled = excluded.enrolled,
          direction = excluded.direction, cohort_to = excluded.cohort_to, planned_lessons = excluded.planned_lessons
    where (provider_group.cohort, provider_group.language, provider_group.kind, provider_group.regime,
           provider_group.capacity, provider_group.enrolled, provider_group.direction, provider_group.cohort_to,
           provider_group.planned_lessons)
      is distinct from (excluded.cohort, excluded.language, excluded.kind, excluded.regime,
           excluded.capacity, excluded.enrolled, excluded.direction, excluded.cohort_to, excluded.planned_lessons)
    returning id`.execute(tx)
  const known = await sql<{ id: bigint; key: string }>`
    select id, provider_id || '/' || name as key from provider_group
    where provider_id = any(${groups.map(one => one.providerId)}::bigint[])`.execute(tx)
  return {
    ids: new Map(known.rows.map(row => [row.key, row.id])),
    changed: new Set(changed.rows.map(row => row.id)),
  }
}
