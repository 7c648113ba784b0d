/** Recomputes every invariant: for the doctor, each database test, and the public page. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import {
  INVARIANT_NAMES,
  type InvariantCause,
  type InvariantRefusal,
  type InvariantReport,
} from './invariant.ts'
import { invariantAccess } from './invariant-access.ts'
import { askInvariant, giveRoom } from './invariant-queries.ts'
import { insertRun, tryRunLock } from './invariant-run-queries.ts'

/** Looks, and keeps no record. */
export async function checkInvariants(database: Database): Promise<readonly InvariantReport[]> {
  return inTransaction(database, askInvariants)
}

/** Within a transaction that somebody else began: asks, and records nothing. */
export async function askInvariants(tx: Tx): Promise<readonly InvariantReport[]> {
  await giveRoom(tx)
  const reports: InvariantReport[] = []
  for (const name of INVARIANT_NAMES) reports.push(await askInvariant(tx, name))
  return reports
}

type RunInvariants = {
  readonly cause: InvariantCause
  /** Of a nightly run: a second one for the same night cannot be written. */
  readonly night?: Temporal.PlainDate
  /** From the post of the staff member up to the country. */
  readonly territoryPath?: readonly string[]
}

/** Recomputes and records. Refuses `invariants/running` while another run is going on. */
export async function runInvariants(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RunInvariants,
): Promise<{ readonly runId: bigint; readonly reports: readonly InvariantReport[] }> {
  const { territoryPath } = input
  authorize(actor, invariantAccess.run, territoryPath === undefined ? {} : { territoryPath })
  if (!(await tryRunLock(tx))) throw new Refusal<InvariantRefusal>('invariants/running')
  const reports = await askInvariants(tx)
  const night = input.night ?? null
  const run = { at: setting.clock.now(), cause: input.cause, night, by: actorText(actor) }
  const runId = await insertRun(tx, run, reports)
  return { runId, reports }
}
