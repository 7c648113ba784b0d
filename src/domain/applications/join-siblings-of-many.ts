/** Siblings among imported applications stand as one batch, as if each had been submitted in turn. */
import type { Tx } from '../../platform/db/database.ts'
import type { Application } from './application.ts'
import {
  type SiblingRow,
  selectSiblingsOfMany,
  updateBatchKeys,
} from './bulk-application-queries.ts'

type Joining = Pick<Application, 'id' | 'guardianId' | 'batchKey'>

/** `days` says how far apart births may lie, by the pack of each application's queue. */
export async function joinSiblingsOfMany(
  tx: Tx,
  applications: readonly Joining[],
  days: (application: Joining) => number,
): Promise<void> {
  const alone = applications.filter(application => application.batchKey === null)
  const joining = new Map(alone.map(application => [application.id, days(application)]))
  if (joining.size === 0) return
  const guardianIds = [...new Set(alone.map(application => application.guardianId))]
  await updateBatchKeys(tx, composeBatches(await selectSiblingsOfMany(tx, guardianIds), joining))
}

/** Batch key by application id; a batch is named after its first application (join-siblings.ts). */
function composeBatches(
  waiting: readonly SiblingRow[],
  joining: ReadonlyMap<bigint, number>,
): ReadonlyMap<bigint, string> {
  const keys = new Map<bigint, string>()
  const byGuardian = Map.groupBy(waiting, row => row.guardianId)
  for (const family of byGuardian.values()) {
    for (const [index, row] of family.entries()) {
      const days = joining.get(row.id) ?? 0
      if (days === 0) continue
      const siblings = family.slice(0, index).filter(other => areSiblings(row, other, days))
      const first = siblings[0]
      if (first === undefined) continue
      const key = keys.get(first.id) ?? first.batchKey ?? `siblings:${first.number}`
      for (const one of [...siblings, row]) {
        if (one.batchKey === null) keys.set(one.id, key)
      }
    }
  }
  return keys
}

function areSiblings(a: SiblingRow, b: SiblingRow, days: number): boolean {
  const apart = Math.abs(a.birthDate.until(b.birthDate, { largestUnit: 'days' }).days)
  return a.programme === b.programme && a.territory === b.territory && apart <= days
}
