/** Disputed days that wait for a kindergarten's own word. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type DisputesToAnswer, selectDisputesToAnswer } from './dispute-queries.ts'

export type { DisputesToAnswer }

export async function findDisputesToAnswer(
  read: Read,
  actor: Actor,
  providerId: bigint,
): Promise<readonly DisputesToAnswer[]> {
  authorize(actor, attendanceAccess.answerDispute, { providerId })
  return selectDisputesToAnswer(read, providerId)
}
