/** When flags are raised: each night for every territory, and for a group when its month is submitted. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { insertRun, selectTerritoriesToLookAt, selectTerritoryOfGroup } from './flag-queries.ts'
import { forgetTraces } from './forget-traces.ts'
import { raiseFlags } from './raise-flags.ts'

/** Nobody marks then, and the day before is complete. */
const QUIET_HOUR = 3
/** Answers to a month come in the next one, silences are carried: three months are looked at again each night. */
const MONTHS_BACK = 2

/** Repeatable, cheap when done: a territory is a transaction, and what was killed is taken up in the next minute. */
export async function raiseFlagsOfNight(
  database: Database,
  actor: Actor,
  setting: Setting,
  failed: (fault: unknown) => void,
): Promise<void> {
  const at = setting.clock.now()
  const night = at.toZonedDateTimeISO(ALMATY).subtract({ hours: QUIET_HOUR }).toPlainDate()
  const territories = await selectTerritoriesToLookAt(database, night)
  if (territories.length === 0) return
  await inTransaction(database, tx => forgetTraces(tx, actor, setting)).catch(failed)
  for (const territory of territories) {
    await inTransaction(database, async tx => {
      if (!(await insertRun(tx, { territory, night, at }))) return
      const newest = night.toPlainYearMonth()
      for (let back = 0; back <= MONTHS_BACK; back += 1) {
        const month = newest.subtract({ months: back })
        await raiseFlags(tx, actor, setting, { territory, month, groupId: null })
      }
    }).catch(failed)
  }
}

/** The job that the submission of a sheet plans. */
export async function raiseFlagsOfSheet(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { groupId, month }: { readonly groupId: bigint; readonly month: Temporal.PlainYearMonth },
): Promise<number> {
  const territory = await selectTerritoryOfGroup(tx, groupId)
  if (territory === undefined) return 0
  return raiseFlags(tx, actor, setting, { territory, month, groupId })
}
