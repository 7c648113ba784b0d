/** All SQL of providers and their groups. */
import { sql } from 'kysely'
import { assertDefined } from '../../base/assert.ts'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Group, Provider } from './provider.ts'

/** Returns the id, and whether the row was new or different. */
export async function upsertProvider(tx: Tx, provider: Provider, at: Temporal.Instant) {
  const result = await sql<{ id: bigint }>`
    insert into provider (bin, programme, territory_code, settlement_code, name_kk, name_ru, ownership,
                          address, latitude, longitude, phone, capacity, listed_from, created_at, club_kind)
    values (${provider.bin}, ${provider.programme}, ${provider.territory}, ${provider.settlement},
            ${provider.nameKk}, ${provider.nameRu}, ${provider.ownership}, ${provider.address},
            ${provider.latitude}, ${provider.longitude}, ${provider.phone}, ${provider.capacity},
            ${provider.listedFrom}, ${at}, ${provider.clubKind ?? null})
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
    returning id`.execute(tx)
  const changed = result.rows[0]?.id
  if (changed !== undefined) return { id: changed, changed: true }
  const known = await findProvider(tx, provider.bin, provider.programme)
  return { id: known?.id ?? 0n, changed: false }
}

export async function findProvider(read: Read, bin: string, programme: Programme) {
  return read
    .selectFrom('provider')
    .selectAll()
    .where('bin', '=', bin)
    .where('programme', '=', programme)
    .executeTakeFirst()
}

export async function findProviderById(read: Read, id: bigint) {
  return read.selectFrom('provider').selectAll().where('id', '=', id).executeTakeFirst()
}

/** In the order given. */
export async function upsertGroups(tx: Tx, providerId: bigint, groups: readonly Group[]) {
  const statements = groups.flatMap(group => [
    sql<{ id: bigint }>`/* prepare: keep-group */
      insert into provider_group (provider_id, name, cohort, language, kind, regime, capacity, enrolled, direction, cohort_to,
                                  planned_lessons)
      values (${providerId}, ${group.name}, ${group.cohort}, ${group.language}, ${group.kind},
              ${group.regime}, ${group.capacity}, ${group.enrolled}, ${group.lessons?.direction ?? null},
              ${group.lessons?.cohortTo ?? null}, ${group.lessons?.planned ?? null})
      on conflict (provider_id, name) do update
        set cohort = excluded.cohort, language = excluded.language, kind = excluded.kind,
            regime = excluded.regime, capacity = excluded.capacity, enrolled = excluded.enrolled,
            direction = excluded.direction, cohort_to = excluded.cohort_to, planned_lessons = excluded.planned_lessons
      where (provider_group.cohort, provider_group.language, provider_group.kind, provider_group.regime,
             provider_group.capacity, provider_group.enrolled, provider_group.direction, provider_group.cohort_to,
             provider_group.planned_lessons)
        is distinct from (excluded.cohort, excluded.language, excluded.kind, excluded.regime,
             excluded.capacity, excluded.enrolled, excluded.direction, excluded.cohort_to, excluded.planned_lessons)
      returning id`,
    sql<{ id: bigint }>`/* prepare: group-by-name */
      select id from provider_group where provider_id = ${providerId} and name = ${group.name}`,
  ])
  const answers = await together<{ id: bigint }[]>(tx, ...statements)
  return groups.map((group, at) => {
    const [changed, [known]] = answers.slice(2 * at) as [{ id: bigint }[], { id: bigint }[]]
    const { id } = assertDefined(known, `the group ${group.name}`)
    return { id, changed: changed.length > 0 }
  })
}

export type ProviderSummary = {
  readonly id: bigint
  readonly bin: string
  readonly programme: Programme
  readonly name_kk: string
  readonly name_ru: string
  readonly ownership: string
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly phone: string | null
  readonly capacity: number
  readonly enrolled: number
  readonly free: number
}

/** Listed providers of a queue's territory by name, after a key (name, id). */
export async function selectProviders(
  read: Read,
  filter: {
    readonly territory: string
    readonly programme: Programme
    readonly day: Temporal.PlainDate
    readonly after?: { readonly name: string; readonly id: bigint }
    readonly limit: number
  },
): Promise<readonly ProviderSummary[]> {
  const result = await sql<ProviderSummary>`
    select provider.id, provider.bin, provider.programme, provider.name_kk, provider.name_ru,
           provider.ownership, provider.address, provider.latitude, provider.longitude, provider.phone,
           provider.capacity, coalesce(sum(groups.enrolled), 0)::integer as enrolled,
           coalesce(sum(groups.free), 0)::integer as free
    from provider
    left join lateral (
      select provider_group.enrolled, (
        select count(*) from place where place.group_id = provider_group.id and place.state = 'published'
      ) as free
      from provider_group where provider_group.provider_id = provider.id
    ) groups on true
    where provider.territory_code = ${filter.territory} and provider.programme = ${filter.programme}
      and provider.listed_from <= ${filter.day}
      and (provider.listed_to is null or provider.listed_to >= ${filter.day})
      and (${filter.after === undefined}
        or (provider.name_kk, provider.id) > (${filter.after?.name ?? ''}, ${filter.after?.id ?? 0n}))
    group by provider.id order by provider.name_kk, provider.id limit ${filter.limit}`.execute(read)
  return result.rows
}

export async function selectGroups(read: Read, providerId: bigint) {
  const result = await sql<{
    id: bigint
    name: string
    cohort: number
    language: string
    kind: string
    regime: string
    capacity: number
    enrolled: number
    free: number
  }>`
    select provider_group.id, name, cohort, language, kind, regime, capacity, enrolled,
           (select count(*)::integer from place
            where place.group_id = provider_group.id and place.state = 'published') as free
    from provider_group where provider_id = ${providerId}
    order by cohort desc, name`.execute(read)
  return result.rows
}

export async function selectProvidersForExport(read: Read) {
  return read.selectFrom('provider').selectAll().orderBy('bin').orderBy('programme').execute()
}

export async function selectGroupsForExport(read: Read) {
  const result = await sql<{
    provider_bin: string
    name: string
    cohort: number
    language: string
    kind: string
    regime: string
    capacity: number
    enrolled: number
    free: number
    direction: string | null
    cohort_to: number | null
    planned_lessons: number | null
  }>`
    select provider.bin as provider_bin, provider_group.name, cohort, language, kind, regime, direction, cohort_to,
           planned_lessons,
           provider_group.capacity, enrolled,
           (select count(*)::integer from place where place.group_id = provider_group.id
              and place.state = 'published' and place.admission = 'general') as free
    from provider_group join provider on provider.id = provider_group.provider_id
    order by provider.bin, provider_group.name`.execute(read)
  return result.rows
}
