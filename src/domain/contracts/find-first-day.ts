/** The first day of a child in its new place: not before tomorrow, its change of club, or the end of a targeted voucher. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { findEndOfTargeted } from '../vouchers/find-vouchers.ts'
import { laterDay } from './contract-facts.ts'
import { selectRunning } from './contract-queries.ts'
import { earliestDay } from './contract-terms.ts'

type Child = {
  readonly childId: bigint
  readonly programme: Programme
  readonly territory: string
}

/** @param placeFrom the day from which the place is free, or that the contract names already */
export async function findFirstDay(
  read: Read,
  setting: Setting,
  child: Child,
  placeFrom: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const today = setting.clock.today()
  const tomorrow = today.add({ days: 1 })
  if (child.programme === 'preschool') return laterDay(placeFrom, tomorrow)
  const { territory, programme } = child
  const rules = await findRulesInForce(read, territory, programme, today)
  const running = await selectRunning(read, child, tomorrow)
  const earliest = laterDay(placeFrom, earliestDay(rules?.pack, today, running.length > 0))
  const targeted = await findEndOfTargeted(read, child.childId)
  return targeted === undefined ? earliest : laterDay(earliest, targeted.add({ days: 1 }))
}
