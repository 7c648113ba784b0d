/** A place that an exchange of families promises to a child: kept like any other, but never free for anybody else. */
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import type { Setting } from '../territories/setting.ts'
import { type ExchangeHold, insertExchange, withdrawExchange } from './exchange-queries.ts'
import { EXCHANGE_CHANGED, HOLD_RELEASED, type Hold, type ReleaseReason } from './hold.ts'
import { updateHold } from './hold-queries.ts'

export { type ExchangeHold, extendExchanges } from './exchange-queries.ts'

/** Part of a proposal, over a locked application; returns the hold. Breaks `place_hold_one_per_child`. */
export async function holdExchange(
  tx: Tx,
  setting: Setting,
  exchange: ExchangeHold,
): Promise<bigint> {
  return insertExchange(tx, exchange, setting.clock.now())
}

/** Nothing becomes free: the seat is that of the child that sits there. The exchange is told of and ends by itself. */
export async function releaseExchange(
  tx: Tx,
  setting: Setting,
  hold: Hold,
  reason: ReleaseReason,
): Promise<void> {
  const at = setting.clock.now()
  await withdrawExchange(tx, hold.placeId, at)
  await updateHold(tx, hold.id, { state: 'released', at, reason })
  const payload = { holdId: hold.id.toString() }
  await planJob(tx, HOLD_RELEASED, payload)
  await planJob(tx, EXCHANGE_CHANGED, payload)
}
