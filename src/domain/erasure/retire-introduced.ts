/** A family that made itself known and never applied is forgotten, as one whose applications are over. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { DocumentStore } from '../applications/document-store.ts'
import type { Setting } from '../territories/setting.ts'
import { eraseFamily } from './erase-family.ts'
import { erasureAccess } from './erasure-access.ts'
import { lockFamily } from './erasure-queries.ts'
import { deleteIntroduction, selectIntroducedBefore } from './introduction-queries.ts'

/**
 * `assumed`: a year of school, in which a club may still name the child. No rule pack can say it: such a family stands in
 * no territory.
 */
const INTRODUCED_KEPT_FOR = { years: 1 } as const

/** Children whose families are to be forgotten by now. */
export function findIntroducedDue(
  read: Read,
  setting: Setting,
  limit: number,
): Promise<readonly bigint[]> {
  return selectIntroducedBefore(read, keptSince(setting), limit)
}

const keptSince = ({ clock }: Setting) =>
  clock.now().toZonedDateTimeISO(ALMATY).subtract(INTRODUCED_KEPT_FOR).toInstant()

/** Repeatable. Whoever applied meanwhile is kept as long as the application. */
export async function retireIntroduced(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: DocumentStore,
  childId: bigint,
): Promise<void> {
  authorize(actor, erasureAccess.retire)
  const family = await lockFamily(tx, childId)
  const isOver = await deleteIntroduction(tx, childId, keptSince(setting))
  if (!isOver || family.length > 0) return
  await eraseFamily(tx, actor, setting, store, {
    ...{ childId, family, chosen: [], vouchers: [] },
    ground: 'retention',
    reason: '',
  })
}
