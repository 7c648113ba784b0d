/** Free places of a group go to its waiting list first: the next of the list is asked, and answers in days. */
import { assertDefined } from '../../base/assert.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { insertMessages } from '../../platform/outbox/plan-message.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import { choiceTerms, lastRoundHour } from './choice-terms.ts'
import { insertOffers, setOfferMessages } from './list-offer-queries.ts'
import { matchList } from './match-list.ts'
import { hasHope, selectLastRound } from './round-queries.ts'
import {
  closeEndedEntries,
  lockFreePlaces,
  lockGroupOfList,
  type NextInLine,
  selectGroupsToOffer,
  selectNextInLine,
} from './waiting-queries.ts'

const BATCH = 200
const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0)

/** Repeatable: returns how many places were offered. Each group in a transaction of its own. */
export async function offerFreedPlaces(
  database: Database,
  actor: Actor,
  setting: Setting,
  reportFault: (fault: unknown) => void = () => undefined,
): Promise<number> {
  authorize(actor, choiceAccess.offerFreed)
  await inTransaction(database, tx => endLists(tx, setting))
  let offered = 0
  for (let after = 0n; ; ) {
    const groups = await selectGroupsToOffer(database, BATCH, after)
    for (const group of groups) {
      try {
        offered += await inTransaction(database, tx => offerGroup(tx, setting, group))
      } catch (fault) {
        reportFault(fault)
      }
    }
    after = groups.at(-1)?.id ?? after
    if (groups.length < BATCH) return offered
  }
}

/** Who has no voucher any more does not wait any more, nor for a kindergarten that left the list. */
async function endLists(tx: Tx, setting: Setting): Promise<void> {
  const ended = await closeEndedEntries(
    tx,
    'system:waiting-list',
    setting.clock.now(),
    setting.clock.today(),
  )
  await appendToJournal(
    tx,
    setting,
    ended.map(({ number, territory, bin, group_name, reason }) => ({
      kind: 'waiting.left',
      facts: {
        application: number,
        territory,
        provider: bin,
        group: group_name,
        reason,
      },
    })),
  )
}

type Group = { readonly id: bigint; readonly territory: string; readonly programme: Programme }

async function offerGroup(tx: Tx, setting: Setting, group: Group): Promise<number> {
  const replyDays = await findReplyDays(tx, setting, group)
  if (replyDays === undefined) return 0
  const { bin, name } = assertDefined(await lockGroupOfList(tx, group.id), 'groups stay')
  const line = await selectNextInLine(tx, group.id, startOfDay(setting.clock.today()))
  if (line.length === 0) return 0
  const seenBefore = await findSeenBefore(tx, setting, group)
  const free = (await lockFreePlaces(tx, group.id)).map(place => ({
    ...place,
    forAll: Temporal.Instant.compare(place.changed_at, seenBefore) <= 0,
  }))
  const matches = matchList(free, line)
  if (matches.length === 0) return 0
  const at = setting.clock.now()
  const holdIds = await insertOffers(
    tx,
    matches.map(({ place, waiter }) => ({
      placeId: place.id,
      groupId: group.id,
      applicationId: waiter.application_id,
      voucherId: waiter.voucher_id,
      entryId: waiter.entry_id,
    })),
    at,
  )
  const waiters = matches.map(({ waiter }) => waiter)
  await setOfferMessages(tx, holdIds, await planOffers(tx, at, holdIds, waiters, replyDays))
  await appendToJournal(
    tx,
    setting,
    matches.map(({ place, waiter }) => ({
      kind: 'waiting.offered',
      facts: {
        application: waiter.number,
        territory: group.territory,
        provider: bin,
        group: name,
        admission: place.admission,
      },
    })),
  )
  return matches.length
}

function planOffers(
  tx: Tx,
  at: Temporal.Instant,
  holdIds: readonly bigint[],
  waiters: readonly NextInLine[],
  replyDays: number,
) {
  return insertMessages(
    tx,
    at,
    waiters.map((waiter, index) => ({
      to: { personId: waiter.guardian_id },
      template: 'place-offered',
      facts: { number: waiter.number, count: replyDays },
      applicationId: waiter.application_id,
      eventKey: `place-offered:${holdIds[index]}`,
    })),
  )
}

async function findTerms(tx: Tx, setting: Setting, group: Group) {
  const rules = await findRulesInForce(tx, group.territory, group.programme, setting.clock.today())
  const pack = rules?.pack
  return pack === undefined || pack.regime === 'referral' ? undefined : choiceTerms(pack)
}

async function findReplyDays(tx: Tx, setting: Setting, group: Group) {
  return (await findTerms(tx, setting, group))?.replyDays
}

/**
 * Where rounds are held, a place that no round has seen yet is for children without one: a family that
 * has a place does not get ahead of them by waiting in a list. An hour at which no round could have given anything to
 * anybody has been waited for as well: where nobody looks for a place, none is held, and places would stay for ever.
 */
async function findSeenBefore(tx: Tx, setting: Setting, group: Group): Promise<Temporal.Instant> {
  const terms = await findTerms(tx, setting, group)
  const now = setting.clock.now()
  if (terms?.mode !== 'rounds') return now
  const { territory, programme } = group
  const last = await selectLastRound(tx, territory, programme)
  const hour = lastRoundHour(now, terms.roundAt)
  if (last !== undefined && Temporal.Instant.compare(hour, last) <= 0) return last
  return (await hasHope(tx, territory, programme)) ? (last ?? LONG_AGO) : hour
}
