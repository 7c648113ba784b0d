/** From which devices months were answered is forgotten when nobody can look into it any more, key and all. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { forgetAnswerTraces } from '../attendance/answer-trace.ts'
import type { Setting } from '../territories/setting.ts'
import { flagAccess } from './flag-access.ts'

/** Assumed: a month is answered, carried for two cycles, paid and checked within half a year. */
const KEPT_MONTHS = 6

export async function forgetTraces(tx: Tx, actor: Actor, setting: Setting): Promise<void> {
  authorize(actor, flagAccess.raise)
  const before = setting.clock.today().with({ day: 1 }).subtract({ months: KEPT_MONTHS })
  await forgetAnswerTraces(tx, before)
}
