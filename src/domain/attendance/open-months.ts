/** The table of a month's marks is there before the first group marks: nobody's morning waits for it. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { attendanceAccess } from './attendance-access.ts'
import { openMonth } from './mark-queries.ts'

/** Making a table waits for everybody who marks: a week before, in the first minute of a night. */
const DAYS_AHEAD = 7

/** By the worker; a month that is open stays as it is. */
export async function openMonths(tx: Tx, actor: Actor, setting: Setting): Promise<void> {
  authorize(actor, attendanceAccess.openMonth)
  const today = setting.clock.today()
  await openMonth(tx, today)
  await openMonth(tx, today.add({ days: DAYS_AHEAD }))
}
