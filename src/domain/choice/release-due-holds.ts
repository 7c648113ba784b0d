/** Places that nobody answered or signed for in time, that could not be told of, or whose voucher ended, are free again. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { planJobs } from '../../platform/jobs/plan-job.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import { lockHold } from './find-holds.ts'
import { DRAFT_CONTRACT, draftJob, type Hold, type ReleaseReason } from './hold.ts'
import {
  selectDueHolds,
  selectHoldsOfUnlisted,
  selectOrphanedHolds,
  selectUnreachedOffers,
  selectWithoutContract,
} from './hold-queries.ts'
import { releaseHold } from './release-hold.ts'

export type DueHold = { readonly id: bigint; readonly reason: ReleaseReason }

export async function findDueHolds(
  read: Read,
  setting: Setting,
  limit: number,
): Promise<readonly DueHold[]> {
  const missed = await selectDueHolds(read, setting.clock.now(), limit)
  const unreached = await selectUnreachedOffers(read, limit)
  const ended = await selectOrphanedHolds(read, limit)
  const unlisted = await selectHoldsOfUnlisted(read, setting.clock.today(), limit)
  const due = [
    ...ended.map(id => ({ id, reason: 'application-ended' as const })),
    ...unlisted.map(id => ({ id, reason: 'provider-excluded' as const })),
    ...missed.map(id => ({ id, reason: 'missed' as const })),
    ...unreached.map(id => ({ id, reason: 'unreached' as const })),
  ]
  const once = new Map(due.toReversed().map(one => [one.id, one]))
  return [...once.values()].slice(0, limit)
}

/** Repeatable: returns false when the family was faster or another worker did it already. */
export async function releaseDueHold(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  due: DueHold,
): Promise<boolean> {
  authorize(actor, choiceAccess.releaseDue)
  const hold = await lockHold(tx, due.id)
  if (hold === undefined || !isStillDue(hold, due.reason, setting.clock.now())) return false
  await releaseHold(tx, actor, setting, { hold, reason: due.reason })
  return true
}

function isStillDue(hold: Hold, reason: ReleaseReason, now: Temporal.Instant): boolean {
  if (hold.state !== 'offered' && hold.state !== 'held') return false
  if (reason === 'missed')
    return hold.until !== null && Temporal.Instant.compare(hold.until, now) <= 0
  // A receipt that came after all has started the clock.
  if (reason === 'unreached') return hold.state === 'offered' && hold.notifiedAt === null
  return true
}

/** A hold that is a minute old and has no contract: its job was not planned (a rush), or was lost. */
export async function planMissingContracts(
  tx: Tx,
  setting: Setting,
  limit: number,
): Promise<number> {
  const before = setting.clock.now().subtract({ seconds: 30 })
  const holds = await selectWithoutContract(tx, before, limit)
  await planJobs(tx, DRAFT_CONTRACT, holds.map(draftJob))
  return holds.length
}
