/** Finding held places, and locking one with everything that moves when it moves, always in one order. */
import type { Tx } from '../../platform/db/database.ts'
import { lockById } from '../applications/find-application.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import type { Hold } from './hold.ts'
import { lockPlaceAndHold, selectHold } from './hold-queries.ts'

export {
  lockPlaceAndHold,
  selectHeldPlace as getHeldPlace,
  selectHold as findHold,
  selectHoldsOfApplication as findHoldsOfApplication,
  selectHoldsOfProvider as findHoldsOfProvider,
  selectLiveHold as findLiveHold,
} from './hold-queries.ts'

/** Application, voucher, group, place, hold. Undefined when there is no such hold. */
export async function lockHold(tx: Tx, id: bigint): Promise<Hold | undefined> {
  const seen = await selectHold(tx, id)
  if (seen === undefined) return undefined
  await lockById(tx, seen.applicationId)
  if (seen.voucherId !== null) await lockVoucherById(tx, seen.voucherId)
  return lockPlaceAndHold(tx, seen)
}
