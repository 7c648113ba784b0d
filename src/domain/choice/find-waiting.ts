/** A family's place on its waiting lists, and how it moved. */
import type { Read } from '../../platform/db/database.ts'
import {
  type Movement,
  selectMovements,
  selectWaitingOf,
  type WaitingRow,
} from './list-offer-queries.ts'

export { type Movement, selectListLengths as findListLengths } from './list-offer-queries.ts'

export type Waiting = WaitingRow & {
  /** What happened before it on the list since it joined, by day. */
  readonly movements: readonly Movement[]
}

export async function findWaiting(read: Read, applicationId: bigint): Promise<readonly Waiting[]> {
  const rows = await selectWaitingOf(read, applicationId)
  const waiting: Waiting[] = []
  for (const row of rows) {
    waiting.push({ ...row, movements: await selectMovements(read, row.entry_id) })
  }
  return waiting
}
