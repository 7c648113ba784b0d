/** What the change of regime would do today, before its day: nothing is written, nothing is promised. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { TIERS } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { findSwitchDay, type SwitchDay } from './find-switch-day.ts'
import {
  type CategoryCount,
  countCategories,
  isRecategorised,
  isWorse,
  planSwitch,
  type SwitchPosition,
} from './plan-switch.ts'
import { referralAccess } from './referral-access.ts'
import { countLiveReferrals, selectStandings } from './switch-queries.ts'

export type SwitchFigures = {
  readonly applications: number
  readonly recategorised: number
  readonly worse: number
  /** Referrals that stay valid to the end of their terms. */
  readonly liveReferrals: number
}

export type SwitchPreview = SwitchFigures & {
  readonly day: SwitchDay
  readonly categories: readonly CategoryCount[]
  /** In the order of the applications' numbers. */
  readonly positions: readonly SwitchPosition[]
}

/** NotFound for a territory that has no such day. */
export async function previewSwitch(
  read: Read,
  actor: Actor,
  scope: { readonly territory: string; readonly programme: Programme },
): Promise<SwitchPreview> {
  const path = await getTerritoryPath(read, scope.territory)
  authorize(actor, referralAccess.viewSwitch, { territoryPath: path.map(step => step.code) })
  const day = await findSwitchDay(read, scope.territory, scope.programme)
  if (day === undefined) throw new NotFound('switch')
  const positions = planSwitch(await selectStandings(read, scope), day.from, day.to)
  return {
    day,
    positions,
    categories: countCategories(positions, TIERS),
    ...countFigures(positions, await countLiveReferrals(read, scope)),
  }
}

export function countFigures(
  positions: readonly SwitchPosition[],
  liveReferrals: number,
): SwitchFigures {
  return {
    applications: positions.length,
    recategorised: positions.filter(isRecategorised).length,
    worse: positions.filter(isWorse).length,
    liveReferrals,
  }
}
