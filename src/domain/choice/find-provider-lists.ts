/** A kindergarten reads its own waiting lists. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { choiceAccess } from './choice-access.ts'
import { selectWaitingOfProvider, type WaitingFamily } from './provider-list-queries.ts'

export type { WaitingFamily }

export async function findWaitingOfProvider(
  read: Read,
  actor: Actor,
  providerId: bigint,
  limit: number,
): Promise<readonly WaitingFamily[]> {
  authorize(actor, choiceAccess.listHolds, { providerId })
  return selectWaitingOfProvider(read, providerId, limit)
}
