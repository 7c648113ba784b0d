/** SQL that moves the last day of many contracts at once. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

type Prolonged = {
  readonly id: bigint
  readonly number: string
  readonly applicationId: bigint
  readonly applicationNumber: string
  readonly guardianId: bigint
}

/**
 * Left alone: temporary places, contracts whose end somebody set, and children with another enrolment afterwards.
 * In the order of applications, as everybody locks them.
 */
export async function prolongBatch(
  tx: Tx,
  given: {
    readonly territory: string
    readonly programme: string
    readonly lastDay: Temporal.PlainDate
    readonly newLastDay: Temporal.PlainDate | null
    readonly at: Temporal.Instant
  },
  limit: number,
): Promise<readonly Prolonged[]> {
  const result = await sql<Prolonged>`
    with due as (
      select contract.id from contract
      where contract.territory_code = ${given.territory} and contract.programme = ${given.programme}
        and contract.state = 'in-force' and contract.last_day = ${given.lastDay}
        and contract.end_reason is null and contract.admission <> 'temporary'
        and not exists (
          select from enrolment later join enrolment mine on mine.contract_id = contract.id
          where later.child_id = contract.child_id and later.programme = contract.programme
            and later.starts_on > ${given.lastDay} and later.id <> mine.id and not later.never_began)
      order by contract.application_id, contract.id limit ${limit} for no key update
    ), moved as (
      update contract set last_day = ${given.newLastDay}::date, changed_at = ${given.at}
      from due where contract.id = due.id
      returning contract.id, contract.number, contract.application_id, contract.guardian_id
    ), enrolments as (
      update enrolment set last_day = ${given.newLastDay}::date from due where contract_id = due.id
    )
    select moved.id, moved.number, application_id as "applicationId",
      application.number as "applicationNumber", moved.guardian_id as "guardianId"
    from moved join application on application.id = application_id order by moved.id`.execute(tx)
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
