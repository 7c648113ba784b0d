/** All SQL of territories, the roll-out calendar and rule packs. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme, RolloutRow } from './rollout.ts'
import type { RulePack } from './rule-pack.ts'
import type { Territory, TerritoryKind } from './territory.ts'

type StoredTerritory = {
  code: string
  parent_code: string | null
  kind: TerritoryKind
  name_kk: string
  name_ru: string
  name_en: string
}

const asTerritory = (row: StoredTerritory): Territory => ({
  code: row.code,
  parent: row.parent_code,
  kind: row.kind,
  name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
})

/** From the country down to the territory; empty when there is no such territory. */
export async function findPath(read: Read, code: string): Promise<readonly Territory[]> {
  const result = await sql<StoredTerritory>`/* prepare: territory-path */
    with recursive path as (
      select territory.*, 0 as height from territory where code = ${code}
      union all
      select parent.*, path.height + 1 from path join territory parent on parent.code = path.parent_code
    )
    select code, parent_code, kind, name_kk, name_ru, name_en from path order by height desc`.execute(
    read,
  )
  return result.rows.map(asTerritory)
}

export type PackName = {
  readonly id: string
  readonly version: string
  readonly content_hash: string
}

type RulesBasis = {
  /** From the country down to the territory; empty when there is no such territory. */
  readonly path: readonly Territory[]
  /** Of the programme, for the territories of the path. */
  readonly rollout: readonly RolloutRow[]
  readonly packNames: readonly PackName[]
}

/** All that says which rules hold, in one way to the server: nearly every action asks for it. */
export async function selectRulesBasis(
  read: Read,
  code: string,
  programme: Programme,
): Promise<RulesBasis> {
  const result = await sql<{
    path: readonly StoredTerritory[] | null
    rollout: readonly (Omit<RolloutRow, 'startsOn'> & { readonly startsOn: string })[] | null
    packs: readonly PackName[] | null
  }>`/* prepare: rules-basis */
    with recursive path as (
      select territory.*, 0 as height from territory where code = ${code}
      union all
      select parent.*, path.height + 1 from path join territory parent on parent.code = path.parent_code
    )
    select
      (select json_agg(json_build_object('code', code, 'parent_code', parent_code, 'kind', kind,
         'name_kk', name_kk, 'name_ru', name_ru, 'name_en', name_en) order by height desc) from path) as path,
      (select json_agg(json_build_object('territory', territory_code, 'programme', programme, 'regime', regime,
         'startsOn', starts_on, 'responsible', responsible) order by starts_on)
       from rollout where programme = ${programme} and territory_code in (select code from path)) as rollout,
      (select json_agg(json_build_object('id', id, 'version', version, 'content_hash', content_hash) order by id)
       from rule_pack where retired_at is null) as packs`.execute(read)
  const [row] = result.rows
  return {
    path: (row?.path ?? []).map(asTerritory),
    rollout: (row?.rollout ?? []).map(one => ({
      ...one,
      startsOn: Temporal.PlainDate.from(one.startsOn),
    })),
    packNames: row?.packs ?? [],
  }
}

export async function selectTerritories(read: Read): Promise<readonly Territory[]> {
  const rows = await read
    .selectFrom('territory')
    .select(['code', 'parent_code', 'kind', 'name_kk', 'name_ru', 'name_en'])
    .orderBy('code')
    .execute()
  return rows.map(row => asTerritory(row as StoredTerritory))
}

export async function selectRollout(read: Read): Promise<readonly RolloutRow[]> {
  const result = await sql<RolloutRow>`/* prepare: rollout */
    select territory_code as territory, programme, regime, starts_on as "startsOn", responsible
    from rollout order by starts_on`.execute(read)
  return result.rows
}

export async function selectPackNames(read: Read): Promise<readonly PackName[]> {
  const result = await sql<PackName>`/* prepare: pack-names */
    select id, version, content_hash from rule_pack where retired_at is null order by id`.execute(
    read,
  )
  return result.rows
}

export async function selectPackContents(read: Read, ids: readonly string[]) {
  return read
    .selectFrom('rule_pack')
    .select(['id', 'version', 'content_hash', 'content'])
    .where('retired_at', 'is', null)
    .where('id', 'in', ids)
    .execute()
}

/** Returns how many rows were new or different. */
export async function upsertTerritories(
  tx: Tx,
  territories: readonly Territory[],
): Promise<number> {
  if (territories.length === 0) return 0
  const rows = territories.map(territory => ({
    code: territory.code,
    parent_code: territory.parent,
    kind: territory.kind,
    name_kk: territory.name.kk,
    name_ru: territory.name.ru,
    name_en: territory.name.en,
  }))
  const result = await sql`
    insert into territory (code, parent_code, kind, name_kk, name_ru, name_en)
    select code, parent_code, kind, name_kk, name_ru, name_en
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      given (code text, parent_code text, kind text, name_kk text, name_ru text, name_en text)
    on conflict (code) do update set parent_code = excluded.parent_code, kind = excluded.kind,
      name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en
    where (territory.parent_code, territory.kind, territory.name_kk, territory.name_ru, territory.name_en)
      is distinct from (excluded.parent_code, excluded.kind, excluded.name_kk, excluded.name_ru, excluded.name_en)`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

/** Returns how many rows were new or different. */
export async function upsertRollout(tx: Tx, rollout: readonly RolloutRow[]): Promise<number> {
  if (rollout.length === 0) return 0
  const rows = rollout.map(row => ({
    territory_code: row.territory,
    programme: row.programme,
    regime: row.regime,
    starts_on: row.startsOn.toString(),
    responsible: row.responsible,
  }))
  const result = await sql`
    insert into rollout (territory_code, programme, regime, starts_on, responsible)
    select territory_code, programme, regime, starts_on, responsible
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      given (territory_code text, programme text, regime text, starts_on date, responsible text)
    on conflict (territory_code, programme, starts_on) do update
      set regime = excluded.regime, responsible = excluded.responsible
    where (rollout.regime, rollout.responsible) is distinct from (excluded.regime, excluded.responsible)`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

export async function retirePack(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('rule_pack')
    .set({ retired_at: at })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .execute()
}

export async function insertPack(tx: Tx, pack: RulePack, hash: string, at: Temporal.Instant) {
  await tx
    .insertInto('rule_pack')
    .values({
      id: pack.id,
      version: pack.version,
      programme: pack.programme,
      regime: pack.regime,
      territory_codes: [...pack.territories],
      valid_from: Temporal.PlainDate.from(pack.validFrom),
      valid_to: pack.validTo === null ? null : Temporal.PlainDate.from(pack.validTo),
      content: JSON.stringify(pack),
      content_hash: hash,
      loaded_at: at,
    })
    .execute()
}
