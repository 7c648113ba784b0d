/** A provider leaves the list on the day that was announced: its free places are taken back, its families told later. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import {
  lockExclusion,
  selectDueExclusions,
  selectExclusionById,
  updateExclusion,
  updateListedTo,
  withdrawPlacesOf,
} from './exclusion-queries.ts'
import { getProviderOf } from './get-provider.ts'
import { providerAccess } from './provider-access.ts'

export { selectDueExclusions as findDueExclusions }

const WITHDRAWAL_REASON = 'provider-excluded'

/** The worker ends its contracts and lists next (contract-work.ts). Does nothing before the day, or when the exclusion was withdrawn or done: repeatable. */
export async function excludeProvider(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  exclusionId: bigint,
): Promise<void> {
  authorize(actor, providerAccess.exclude)
  const today = setting.clock.today()
  const before = await lockHeadOf(tx, today, exclusionId)
  if (before === undefined) return
  const exclusion = await lockExclusion(tx, exclusionId)
  if (exclusion?.state !== 'announced') return
  if (Temporal.PlainDate.compare(exclusion.effectiveOn, today) > 0) return
  const { bin, territory } = before
  const at = setting.clock.now()
  const lastDay = exclusion.effectiveOn.subtract({ days: 1 })
  await updateExclusion(tx, exclusion.id, 'done', at)
  await updateListedTo(tx, exclusion.providerId, lastDay)
  const withdrawn = await withdrawPlacesOf(tx, exclusion.providerId, WITHDRAWAL_REASON, at)
  const places = withdrawn.map(
    ({ group, count }): JournalFact => ({
      kind: 'place.withdrawn',
      facts: { provider: bin, group, territory, count, reason: WITHDRAWAL_REASON },
    }),
  )
  const { reason } = exclusion
  const left: JournalFact = {
    kind: 'provider.excluded',
    facts: { provider: bin, territory, reason, lastDay: lastDay.toString() },
  }
  await appendToJournal(tx, setting, [left, ...places])
}

/** The head before everything else, as rounds, iterations and publishing do. */
async function lockHeadOf(tx: Tx, today: Temporal.PlainDate, exclusionId: bigint) {
  const seen = await selectExclusionById(tx, exclusionId)
  if (seen === undefined) return undefined
  const { provider } = await getProviderOf(tx, seen.providerId)
  await lockHead(tx, provider.territory, provider.programme, today.year)
  return provider
}
