/** SQL of queue heads. */
import { sql } from 'kysely'
import { assertDefined } from '../../base/assert.ts'
import { type Read, type Tx, together } from '../../platform/db/database.ts'
import type { Programme } from './rollout.ts'

/** Opens the head when the queue is new, and locks it. */
export async function lockQueueHead(
  tx: Tx,
  territory: string,
  programme: Programme,
  cohortYear: number,
) {
  const open = sql`
    insert into queue_head (territory_code, programme, cohort_year)
    values (${territory}, ${programme}, ${cohortYear}) on conflict do nothing`
  const lock = sql<{
    readonly iterations_held: number
    readonly cohort_year: number
    readonly rounds_held: number
  }>`
    select iterations_held, cohort_year, rounds_held from queue_head
    where territory_code = ${territory} and programme = ${programme} for update`
  const [, [head]] = await together(tx, open, lock)
  return assertDefined(head, 'the head that was opened')
}

export async function selectCohortYears(read: Read) {
  return read
    .selectFrom('queue_head')
    .select(['territory_code', 'programme', 'cohort_year'])
    .execute()
}

export async function selectCohortYear(read: Read, territory: string, programme: Programme) {
  const row = await read
    .selectFrom('queue_head')
    .select('cohort_year')
    .where('territory_code', '=', territory)
    .where('programme', '=', programme)
    .executeTakeFirst()
  return row?.cohort_year
}

export async function updateQueueHead(
  tx: Tx,
  territory: string,
  programme: Programme,
  head: { readonly iterationsHeld: number; readonly cohortYear: number },
): Promise<void> {
  await tx
    .updateTable('queue_head')
    .set({ iterations_held: head.iterationsHeld, cohort_year: head.cohortYear })
    .where('territory_code', '=', territory)
    .where('programme', '=', programme)
    .execute()
}

/** False when it was done on that day already. Under the lock of the head. */
export async function updateCalledOn(
  tx: Tx,
  territory: string,
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('queue_head')
    .set({ called_on: day })
    .where('territory_code', '=', territory)
    .where('programme', '=', programme)
    .where(where => where.or([where('called_on', 'is', null), where('called_on', '<', day)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateRoundsHeld(
  tx: Tx,
  territory: string,
  programme: Programme,
  roundsHeld: number,
): Promise<void> {
  await tx
    .updateTable('queue_head')
    .set({ rounds_held: roundsHeld })
    .where('territory_code', '=', territory)
    .where('programme', '=', programme)
    .execute()
}
