/** What waits at a kindergarten on the way of its money, for its first page. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { type DeskMoney, selectDeskMoney } from './desk-money-queries.ts'
import { paymentAccess } from './payment-access.ts'

export type { DeskMoney }

export async function findDeskMoney(
  read: Read,
  actor: Actor,
  providerId: bigint,
): Promise<DeskMoney> {
  authorize(actor, paymentAccess.listOwn, { providerId })
  return selectDeskMoney(read, providerId)
}
