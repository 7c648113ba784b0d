/** Months that are in an approved act, or that nobody will be paid for: what is found later is a line of a later act. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { attendanceAccess } from './attendance-access.ts'
import { SHEET_LINE_LIFE } from './sheet-life.ts'
import { updateSettled } from './sheet-queries.ts'

/** Part of the approval of an act, whose leaf speaks for all of them. */
export async function settleLines(
  tx: Tx,
  actor: Actor,
  relation: Relation,
  lineIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<void> {
  authorize(actor, attendanceAccess.settle, relation)
  await updateSettled(tx, lineIds, SHEET_LINE_LIFE.settled.from, at)
}
