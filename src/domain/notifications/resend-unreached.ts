/** Sends the notice of an offer once more to a family that it did not reach, e.g. after a new phone. */
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { DELIVER_MESSAGES } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import { reopenUnreached } from './message-queries.ts'

/** Part of an action. Returns how many notices are on their way again; none for a family that was reached. */
export async function resendUnreached(tx: Tx, setting: Setting, personId: bigint): Promise<number> {
  const reopened = await reopenUnreached(tx, personId, setting.clock.now())
  if (reopened > 0) await planJob(tx, DELIVER_MESSAGES, {}, { key: DELIVER_MESSAGES })
  return reopened
}
