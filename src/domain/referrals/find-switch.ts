/** The report of a change of regime, as it was written on its day. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { TIERS } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type CategoryCount, countCategories, type SwitchPosition } from './plan-switch.ts'
import type { SwitchFigures } from './preview-switch.ts'
import { referralAccess } from './referral-access.ts'
import { selectPositions, selectSwitch } from './switch-queries.ts'

export type SwitchReport = SwitchFigures & {
  readonly startsOn: Temporal.PlainDate
  readonly switchedAt: Temporal.Instant
  /** "id version". */
  readonly from: string
  readonly to: string
  readonly positionsSha256: string
  readonly categories: readonly CategoryCount[]
  readonly positions: readonly SwitchPosition[]
}

/** Undefined when the territory has not gone over. */
export async function findSwitch(
  read: Read,
  actor: Actor,
  scope: { readonly territory: string; readonly programme: Programme },
): Promise<SwitchReport | undefined> {
  const path = await getTerritoryPath(read, scope.territory)
  authorize(actor, referralAccess.viewSwitch, { territoryPath: path.map(step => step.code) })
  const row = await selectSwitch(read, scope)
  if (row === undefined) return undefined
  const positions = await selectPositions(read, row.id)
  return {
    startsOn: row.starts_on,
    switchedAt: row.switched_at,
    from: `${row.from_pack_id} ${row.from_pack_version}`,
    to: `${row.to_pack_id} ${row.to_pack_version}`,
    applications: row.applications,
    recategorised: row.recategorised,
    worse: row.worse,
    liveReferrals: row.live_referrals,
    positionsSha256: row.positions_sha256,
    categories: countCategories(positions, TIERS),
    positions,
  }
}
