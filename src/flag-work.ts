/** What the worker does about plausibility: the job that a submitted month plans, and the night's look. */
import { SHEET_SUBMITTED } from './domain/attendance/submit-sheet.ts'
import { raiseFlagsOfNight, raiseFlagsOfSheet } from './domain/plausibility/raise-flags-of-night.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction } from './platform/db/database.ts'
import type { JobHandlers } from './platform/jobs/run-jobs.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }

type FlagDeps = { readonly database: Database; readonly setting: Setting }

export function flagJobs({ database, setting }: FlagDeps): JobHandlers {
  return {
    [SHEET_SUBMITTED]: async ({ groupId, month }) => {
      if (typeof groupId !== 'string' || !/^\d+$/.test(groupId) || typeof month !== 'string') {
        throw new Error('sheet-submitted needs a group and a month')
      }
      const look = { groupId: BigInt(groupId), month: Temporal.PlainYearMonth.from(month) }
      await inTransaction(database, tx => raiseFlagsOfSheet(tx, ACTOR, setting, look))
    },
  }
}

export async function lookForFlagsOfTheNight(
  { database, setting }: FlagDeps,
  failed: (fault: unknown) => void,
): Promise<void> {
  await raiseFlagsOfNight(database, ACTOR, setting, failed)
}
