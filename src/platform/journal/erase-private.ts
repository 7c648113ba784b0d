/** Erases what leaves keep closed. The leaves stay, the tree and every proof of it too. */
import type { Tx } from '../db/database.ts'
import { deletePrivateParts } from './erasure-queries.ts'
import type { LeafFields } from './leaf.ts'

/**
 * Part of an action. `subjects` are numbers of applications and vouchers. Without its salt of 32 random bytes a
 * commitment can be opened by no trial: every IIN would fit one salt or another. Returns the parts that are gone.
 */
export async function erasePrivateParts(
  tx: Tx,
  subjects: readonly string[],
): Promise<readonly LeafFields[]> {
  return subjects.length === 0 ? [] : deletePrivateParts(tx, subjects)
}
