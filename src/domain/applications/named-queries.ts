/** SQL of applications that no queue has. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Application, ApplicationKind } from './application.ts'
import { asApplication, type StoredApplication } from './application-queries.ts'

export type NewNamed = {
  readonly number: string
  readonly territory: string
  readonly settlement: string
  readonly childId: bigint
  readonly guardianId: bigint
  readonly birthYear: number
  readonly cohort: number
  readonly kind: ApplicationKind
  /** Whether a register or an officer vouches for the guardian; taken so when absent. */
  readonly checked?: boolean
}

/** Those written: a number that is taken is left out; a child that has one already is refused by constraint. */
export async function insertNamed(
  tx: Tx,
  rows: readonly NewNamed[],
  cause: 'named' | 'taken-over',
  at: Temporal.Instant,
): Promise<readonly Application[]> {
  const result = await sql<StoredApplication>`
    insert into application (number, programme, territory_code, settlement_code, child_id, guardian_id, submitted_at,
      birth_year, cohort, tier, kind, form, state, last_change, changed_at, guardianship_checked, created_at)
    select given.number, 'club', given.territory, given.settlement, given.child_id, given.guardian_id, ${at},
           given.birth_year, given.cohort, 'general', given.kind, 'targeted',
           ${cause === 'named' ? 'offered' : 'served'}, ${cause}, ${at}, given.checked, ${at}
    from unnest(
      ${rows.map(row => row.number)}::text[], ${rows.map(row => row.territory)}::text[],
      ${rows.map(row => row.settlement)}::text[], ${rows.map(row => row.childId)}::bigint[],
      ${rows.map(row => row.guardianId)}::bigint[], ${rows.map(row => row.birthYear)}::smallint[],
      ${rows.map(row => row.cohort)}::smallint[], ${rows.map(row => row.kind)}::text[],
      ${rows.map(row => row.checked ?? true)}::boolean[])
      with ordinality given (number, territory, settlement, child_id, guardian_id, birth_year, cohort, kind, checked, place)
    order by given.place
    on conflict (number) do nothing
    returning *`.execute(tx)
  return result.rows.map(asApplication)
}
