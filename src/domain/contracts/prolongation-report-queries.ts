/** SQL of the report on contracts prolonged together: how many, which not, and how many wait. */
import { type Selectable, sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { ProlongationRow } from '../../platform/db/tables.ts'
import { asProlongation, waitingFor } from './prolong-queries.ts'
import type { Prolongation, ProlongationOutcome } from './prolongation.ts'

export async function selectProlongation(
  read: Read,
  id: bigint,
): Promise<Prolongation | undefined> {
  const row = await read
    .selectFrom('prolongation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asProlongation(row)
}

/** The newest first. */
export async function selectProlongations(
  read: Read,
  scope: { readonly territory: string; readonly programme: string },
  limit: number,
): Promise<readonly Prolongation[]> {
  const result = await sql<Selectable<ProlongationRow>>`
    select * from prolongation where territory_code = ${scope.territory} and programme = ${scope.programme}
    order by id desc limit ${limit}`.execute(read)
  return result.rows.map(asProlongation)
}

export async function countOutcomes(
  read: Read,
  id: bigint,
): Promise<ReadonlyMap<ProlongationOutcome, number>> {
  const result = await sql<{ outcome: ProlongationOutcome; count: number }>`
    select outcome, count(*)::integer as count from prolongation_contract
    where prolongation_id = ${id} group by outcome`.execute(read)
  return new Map(result.rows.map(row => [row.outcome, row.count]))
}

export async function countWaiting(read: Read, one: Prolongation): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from contract where ${waitingFor(one)}`.execute(read)
  return result.rows[0]?.count ?? 0
}

export type LeftContract = {
  readonly number: string
  readonly applicationNumber: string
  readonly providerKk: string
  readonly providerRu: string
  readonly outcome: Exclude<ProlongationOutcome, 'prolonged'>
}

/** Those that were not prolonged, by reason and kindergarten; numbers only, nobody's name. */
export async function selectLeft(
  read: Read,
  id: bigint,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly LeftContract[]> {
  const result = await sql<LeftContract>`
    select contract.number, application.number as "applicationNumber", provider.name_kk as "providerKk",
      provider.name_ru as "providerRu", decided.outcome
    from prolongation_contract decided join contract on contract.id = decided.contract_id
    join application on application.id = contract.application_id
    join provider on provider.id = contract.provider_id
    where decided.prolongation_id = ${id} and decided.outcome <> 'prolonged'
    order by decided.outcome, provider.name_kk, contract.id
    limit ${page.limit} offset ${page.offset}`.execute(read)
  return result.rows
}
