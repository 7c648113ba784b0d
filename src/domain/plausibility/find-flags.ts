/** What a department reads of flags: the list with its counts, and one with the children it names. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { Flag } from './flag.ts'
import { flagAccess } from './flag-access.ts'
import {
  countFlags,
  type FlagCount,
  type FlagFilter,
  selectFlag,
  selectFlaggedApplications,
  selectFlags,
} from './flag-queries.ts'

export {
  type FlagCount,
  type FlagFilter,
  type PublicFlagCounts,
  selectPublicCounts as findPublicFlagCounts,
} from './flag-queries.ts'

export async function findFlags(
  read: Read,
  actor: Actor,
  relation: Relation,
  filter: FlagFilter,
  limit: number,
): Promise<{ readonly flags: readonly Flag[]; readonly counts: readonly FlagCount[] }> {
  authorize(actor, flagAccess.list, relation)
  return { flags: await selectFlags(read, filter, limit), counts: await countFlags(read, filter) }
}

/** Those that nobody has decided. */
export async function countOpenFlags(
  read: Read,
  actor: Actor,
  relation: Relation,
  { territory, programme }: { readonly territory: string; readonly programme: Programme },
): Promise<number> {
  authorize(actor, flagAccess.list, relation)
  const none = { rule: null, state: null, month: null, bin: null }
  const filter = { ...none, territories: [territory], programme }
  const counts = await countFlags(read, filter)
  return counts.reduce((sum, one) => sum + (one.state === 'open' ? one.count : 0), 0)
}

export type ReadFlag = {
  readonly flag: Flag
  /** Numbers of applications. */
  readonly applications: readonly string[]
  readonly mayDecide: boolean
}

/** Undefined where there is none, or it is not the reader's. */
export async function findFlag(
  read: Read,
  actor: Actor,
  id: bigint,
): Promise<ReadFlag | undefined> {
  const flag = await selectFlag(read, id)
  if (flag === undefined) return undefined
  const territoryPath = (await getTerritoryPath(read, flag.territory)).map(step => step.code)
  if (!isAllowed(actor, flagAccess.list, { territoryPath })) return undefined
  return {
    flag,
    applications: await selectFlaggedApplications(read, flag.id),
    mayDecide: isAllowed(actor, flagAccess.decide, { territoryPath }),
  }
}
