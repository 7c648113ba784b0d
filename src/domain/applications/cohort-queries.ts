/** SQL of the yearly refresh: who is in another cohort this year, who has grown out of the queue. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import { asApplication, type StoredApplication } from './application-queries.ts'

export type Refresh = {
  readonly territory: string
  readonly programme: Programme
  readonly year: number
  /** The oldest cohort that the pack serves. */
  readonly oldest: number
}

/** Waiting applications that grew out of the pack's cohorts; a family with an offer keeps it. */
export async function lockAgedOut(tx: Tx, refresh: Refresh) {
  const result = await sql<StoredApplication>`
    select * from application
    where territory_code = ${refresh.territory} and programme = ${refresh.programme}
      and state in ('queued', 'inactive', 'stopped')
      and ${refresh.year} - birth_year > ${refresh.oldest}
    order by id for no key update`.execute(tx)
  return result.rows.map(asApplication)
}

type CohortMove = {
  readonly id: bigint
  readonly number: string
  readonly tier: Tier
  readonly before: number
  readonly after: number
}

export async function updateCohorts(
  tx: Tx,
  refresh: Refresh,
  at: Temporal.Instant,
): Promise<readonly CohortMove[]> {
  const result = await sql<CohortMove>`
    with moved as (
      select id, cohort as before, ${refresh.year} - birth_year as after from application
      where territory_code = ${refresh.territory} and programme = ${refresh.programme}
        and state <> 'archived' and cohort <> ${refresh.year} - birth_year
      order by id for no key update
    )
    update application
    set cohort = moved.after, last_change = 'refresh', changed_at = ${at}
    from moved where application.id = moved.id
    returning application.id, application.number, application.tier, moved.before, moved.after`.execute(
    tx,
  )
  return result.rows
}

export type CohortCount = {
  readonly before: number
  /** Null: leaves the queue as aged out. */
  readonly after: number | null
  readonly count: number
}

export async function countCohortMoves(
  read: Read,
  refresh: Refresh,
): Promise<readonly CohortCount[]> {
  const result = await sql<CohortCount>`
    select cohort as before,
           case when ${refresh.year} - birth_year > ${refresh.oldest} then null
                else ${refresh.year} - birth_year end as after,
           count(*)::integer as count
    from application
    where territory_code = ${refresh.territory} and programme = ${refresh.programme}
      and state in ('queued', 'inactive', 'stopped') and cohort <> ${refresh.year} - birth_year
    group by 1, 2 order by 1, 2`.execute(read)
  return result.rows
}
