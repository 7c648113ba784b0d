/** SQL that moves the last day of many contracts at once, piece by piece, and keeps what became of each. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { ProlongationRow } from '../../platform/db/tables.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Prolongation, ProlongationOutcome } from './prolongation.ts'

export function asProlongation(row: Selectable<ProlongationRow>): Prolongation {
  return {
    id: row.id,
    territory: row.territory_code,
    programme: row.programme as Programme,
    lastDay: row.last_day,
    newLastDay: row.new_last_day,
    orderedAt: row.ordered_at,
    finishedAt: row.finished_at,
  }
}

/** The id; of the one that runs already where somebody ordered the same before. */
export async function insertProlongation(
  tx: Tx,
  order: Omit<Prolongation, 'id' | 'finishedAt'> & { readonly orderedBy: bigint },
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into prolongation (territory_code, programme, last_day, new_last_day, ordered_at, ordered_by)
    values (${order.territory}, ${order.programme}, ${order.lastDay}, ${order.newLastDay}, ${order.orderedAt},
            ${order.orderedBy})
    on conflict (territory_code, programme, last_day) where finished_at is null do nothing
    returning id`.execute(tx)
  const [inserted] = result.rows
  if (inserted !== undefined) return inserted.id
  const open = await tx
    .selectFrom('prolongation')
    .select('id')
    .where('territory_code', '=', order.territory)
    .where('programme', '=', order.programme)
    .where('last_day', '=', order.lastDay)
    .where('finished_at', 'is', null)
    .executeTakeFirstOrThrow()
  return open.id
}

/** Undefined when it is finished, or there is none. Whoever else would do a piece of it waits. */
export async function lockOpenProlongation(tx: Tx, id: bigint): Promise<Prolongation | undefined> {
  const row = await tx
    .selectFrom('prolongation')
    .selectAll()
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && asProlongation(row)
}

export async function finishProlongation(tx: Tx, id: bigint, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('prolongation').set({ finished_at: at }).where('id', '=', id).execute()
}

export async function selectOpenProlongations(
  read: Read,
  limit: number,
): Promise<readonly bigint[]> {
  const rows = await read
    .selectFrom('prolongation')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

/** Contracts that end on the day and on which this prolongation has not decided. */
export const waitingFor = (one: Pick<Prolongation, 'id' | 'territory' | 'programme' | 'lastDay'>) =>
  sql`contract.territory_code = ${one.territory} and contract.programme = ${one.programme}
    and contract.state in ('drafted', 'signed-by-guardian', 'in-force') and contract.last_day = ${one.lastDay}
    and not exists (select from prolongation_contract decided
      where decided.prolongation_id = ${one.id} and decided.contract_id = contract.id)`

/**
 * A club's contract is for a year at most, counted from its first day, or from the day after the term that both sides renewed
 * last; whatever rules are prolonged (`contract.lastDay`: `one-year-at-most`). Null for a kindergarten's.
 */
const yearOver = sql`case when contract.programme = 'club' then (greatest(contract.starts_on,
    (select max(renewal.last_day) + 1 from renewal where renewal.contract_id = contract.id and renewal.state = 'agreed'))
  + interval '1 year' - interval '1 day')::date end`

const outcome = sql`case
  when contract.state <> 'in-force' then 'not-signed'
  when contract.end_reason is not null then 'end-set'
  when contract.admission = 'temporary' then 'temporary'
  when exists (
    select from enrolment later join enrolment mine on mine.contract_id = contract.id
    where later.child_id = contract.child_id and later.programme = contract.programme
      and later.starts_on > contract.last_day and later.id <> mine.id and not later.never_began)
    then 'enrolled-elsewhere'
  when ${yearOver} <= contract.last_day then 'year-over'
  else 'prolonged' end`

export type DecidedContract = {
  readonly id: bigint
  readonly number: string
  readonly outcome: ProlongationOutcome
  /** What it got, were it prolonged. */
  readonly newLastDay: Temporal.PlainDate | null
  readonly applicationId: bigint
  readonly applicationNumber: string
  readonly guardianId: bigint
}

/** The next ones, in the order of applications, as everybody locks them: decided, moved and kept in one statement. */
export async function prolongPiece(
  tx: Tx,
  one: Prolongation,
  at: Temporal.Instant,
  limit: number,
): Promise<readonly DecidedContract[]> {
  const result = await sql<DecidedContract>`
    with due as (
      select contract.id, contract.number, contract.application_id, contract.guardian_id, ${outcome} as outcome,
        least(${one.newLastDay}::date, ${yearOver}) as new_last_day
      from contract where ${waitingFor(one)}
      order by contract.application_id, contract.id limit ${limit} for no key update
    ), moved as (
      update contract set last_day = due.new_last_day, changed_at = ${at}
      from due where contract.id = due.id and due.outcome = 'prolonged'
    ), enrolments as (
      update enrolment set last_day = due.new_last_day
      from due where contract_id = due.id and due.outcome = 'prolonged'
    ), kept as (
      insert into prolongation_contract (prolongation_id, contract_id, outcome)
      select ${one.id}::bigint, due.id, due.outcome from due
    )
    select due.id, due.number, due.outcome, due.new_last_day as "newLastDay", due.application_id as "applicationId",
      application.number as "applicationNumber", due.guardian_id as "guardianId"
    from due join application on application.id = due.application_id order by due.id`.execute(tx)
  return result.rows
}

export async function selectEnding(
  read: Read,
  given: {
    readonly territory: string
    readonly programme: string
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate
  },
) {
  const result = await sql<{ lastDay: Temporal.PlainDate; count: number }>`
    select last_day as "lastDay", count(*)::integer as count from contract
    where territory_code = ${given.territory} and programme = ${given.programme}
      and state = 'in-force' and end_reason is null and admission <> 'temporary'
      and last_day between ${given.from} and ${given.to}
    group by last_day order by last_day`.execute(read)
  return result.rows
}
