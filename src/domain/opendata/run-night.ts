/** The night's work: recomputes every promise and publishes the day's open data, each once a night. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, violatedConstraint } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { runInvariants } from './check-invariants.ts'
import { existsNightlyRun } from './invariant-run-queries.ts'
import { publishOpenData } from './publish-open-data.ts'
import { nightOf } from './quiet-hour.ts'

/** Repeatable and cheap when done: the minute sweep may call it as often as it likes, in any number of processes. */
export async function runNight(database: Database, actor: Actor, setting: Setting): Promise<void> {
  const night = nightOf(setting.clock.now())
  if (!(await existsNightlyRun(database, night))) await checkOnce(database, actor, setting, night)
  await publishOpenData(database, actor, setting, night)
}

async function checkOnce(
  database: Database,
  actor: Actor,
  setting: Setting,
  night: Temporal.PlainDate,
): Promise<void> {
  try {
    await inTransaction(database, tx =>
      runInvariants(tx, actor, setting, { cause: 'nightly', night }),
    )
  } catch (error) {
    // Another process is at it or was faster; the next minute looks again.
    const busy = error instanceof Refusal && error.code === 'invariants/running'
    if (!busy && violatedConstraint(error) !== 'invariant_run_one_a_night') throw error
  }
}
