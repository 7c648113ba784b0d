/** The department is told of kindergartens that let exchanges lapse: its work list, and the count on its overview. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { SwapScope } from './swap.ts'
import { swapAccess } from './swap-access.ts'
import { countToReview, selectUnsigned, type UnsignedSwap } from './unsigned-queries.ts'

export type { UnsignedSwap }

/**
 * Once can happen to anybody; the second time and every later one is told. Assumed: no order knows exchanges of
 * places, so none sets a number. It decides nothing about the kindergarten, only what an officer is shown.
 */
const TELL_FROM = 2

export async function findUnsignedSwaps(
  read: Read,
  actor: Actor,
  relation: Relation,
  scope: SwapScope,
): Promise<readonly UnsignedSwap[]> {
  authorize(actor, swapAccess.listUnsigned, relation)
  return selectUnsigned(read, { ...scope, least: TELL_FROM })
}

/** Kindergartens that wait to be looked into. */
export async function countUnsignedSwaps(
  read: Read,
  actor: Actor,
  relation: Relation,
  scope: SwapScope,
): Promise<number> {
  authorize(actor, swapAccess.listUnsigned, relation)
  return countToReview(read, { ...scope, least: TELL_FROM })
}
