/** The day on which a territory leaves referrals, and the two packs between which it goes. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import { findRollout, getTerritoryPath } from '../territories/territory-tree.ts'

export type SwitchDay = {
  /** The first day of vouchers. */
  readonly startsOn: Temporal.PlainDate
  readonly from: RulePack
  readonly to: RulePack
}

/**
 * The row of the roll-out calendar that decides for the territory: the nearest of its path, as `rolloutRowOn` has it.
 * Undefined where none leads away from referrals, or where a pack of one of the two days is missing.
 */
export async function findSwitchDay(
  read: Read,
  territory: string,
  programme: Programme,
): Promise<SwitchDay | undefined> {
  const path = await getTerritoryPath(read, territory)
  const rows = (await findRollout(read)).filter(row => row.programme === programme)
  const nearest = path
    .toReversed()
    .map(step => rows.filter(row => row.territory === step.code))
    .find(own => own.length > 0)
  const days = (nearest ?? [])
    .filter(row => row.regime !== 'referral')
    .map(row => row.startsOn)
    .sort(Temporal.PlainDate.compare)
  for (const startsOn of days) {
    const before = startsOn.subtract({ days: 1 })
    const from = (await findRulesInForce(read, territory, programme, before))?.pack
    const to = (await findRulesInForce(read, territory, programme, startsOn))?.pack
    if (from?.regime === 'referral' && to !== undefined && to.regime !== 'referral') {
      return { startsOn, from, to }
    }
  }
  return undefined
}
