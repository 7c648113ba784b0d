/** SQL of norms. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'

export type NormRow = {
  readonly territory_code: string
  readonly programme: Programme
  readonly cohort: number
  readonly kind: 'general' | 'special'
  /** Of clubs of one direction; empty: of all. */
  readonly direction: string
  readonly valid_from: Temporal.PlainDate
  readonly monthly_tiyn: bigint
}

/** The norm of the nearest territory of the path, newest first day not after `day`, per cohort and kind. */
export async function selectNormsInForce(
  read: Read,
  path: readonly string[],
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<readonly NormRow[]> {
  const result = await sql<NormRow>`
    select distinct on (cohort, kind, direction)
           territory_code, programme, cohort, kind, direction, valid_from, monthly_tiyn
    from norm
    where programme = ${programme} and territory_code = any(${path}::text[]) and valid_from <= ${day}
    order by cohort, kind, direction, array_position(${path}::text[], territory_code) desc, valid_from desc`.execute(
    read,
  )
  return result.rows
}

export async function selectNorms(read: Read): Promise<readonly NormRow[]> {
  const result = await sql<NormRow>`
    select territory_code, programme, cohort, kind, direction, valid_from, monthly_tiyn from norm
    order by territory_code, programme, cohort, kind, direction, valid_from`.execute(read)
  return result.rows
}

/** Returns true when the row was new or different. */
export async function upsertNorm(
  tx: Tx,
  norm: Omit<NormRow, 'direction'> & Partial<Pick<NormRow, 'direction'>>,
): Promise<boolean> {
  const result = await sql`
    insert into norm (territory_code, programme, cohort, kind, direction, valid_from, monthly_tiyn)
    values (${norm.territory_code}, ${norm.programme}, ${norm.cohort}, ${norm.kind}, ${norm.direction ?? ''},
            ${norm.valid_from}, ${norm.monthly_tiyn})
    on conflict (territory_code, programme, cohort, kind, direction, valid_from) do update
      set monthly_tiyn = excluded.monthly_tiyn where norm.monthly_tiyn <> excluded.monthly_tiyn`.execute(
    tx,
  )
  return (result.numAffectedRows ?? 0n) > 0n
}
