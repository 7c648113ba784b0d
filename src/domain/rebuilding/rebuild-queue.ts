/**
 * The database is lost: the queue comes back from a mirror of the log and from the receipts in families' hands
 * (docs/decisions/0013). The log first, whole and checked; then every application that stands, under its own number and
 * time; then names, as far as receipts give them.
 */

import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import type { LogPolicy } from '../../platform/journal/log-policy.ts'
import { MirrorMistake } from '../../platform/journal/mirror-mistake.ts'
import type { Mirror, MirrorLeaf } from '../../platform/journal/open-mirror.ts'
import { findRestoration, restoreLog } from '../../platform/journal/restore-log.ts'
import { sameHash } from '../../platform/journal/tree.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { claimFamilies, type Skipped } from './claim-families.ts'
import { subjectOfLeaf } from './leaf-subject.ts'
import {
  birthYearOf,
  openQueueFold,
  type QueueFold,
  type RebuiltApplication,
} from './queue-fold.ts'
import { type OpenedReceipt, openReceipt } from './read-receipt.ts'
import { rebuildingAccess } from './rebuilding-access.ts'
import {
  countFamilies,
  insertHeads,
  insertRebuilt,
  type PlacedApplication,
  selectState,
  selectTerritoryCodes,
} from './rebuilding-queries.ts'
import { type LostReferral, openRegimeFold } from './regime-fold.ts'
import { insertRebuiltPauses, insertRebuiltSwitches } from './regime-queries.ts'

type ReceiptFile = { readonly file: string; readonly text: Uint8Array }

export type RebuildQueue = {
  readonly mirror: Mirror
  readonly policy: LogPolicy
  /** Asked twice: what opens decisions first, then the submissions. */
  readonly receipts: () => AsyncIterable<ReceiptFile>
  /** Everything is done and then undone. */
  readonly isTrial: boolean
}

export type RebuildReport = {
  readonly leaves: number
  /** That stand, and of them those with a family and those without. */
  readonly applications: number
  readonly claimed: number
  readonly unclaimed: number
  /** Had an offer when the database was lost: they wait again with their own time, the department decides. */
  readonly lostOffers: readonly string[]
  /** The same for referrals, with the place that was kept: whom the kindergarten should expect. */
  readonly lostReferrals: readonly LostReferral[]
  /** Applications of territories that this installation does not know: not written. */
  readonly unknownTerritories: readonly string[]
  readonly skipped: readonly Skipped[]
}

const ROWS_AT_ONCE = 5000
const RECEIPTS_AT_ONCE = 1000
/** rules.md section 3; the pack of the place says otherwise where there is one. */
const RESTORE_DAYS_WITHOUT_PACK = 28

/**
 * Repeatable: a second run with the same mirror adds what new receipts give. Throws MirrorMistake for a mirror that is
 * not what was signed, and for a database that holds anything else: then nothing is written.
 */
export async function rebuildQueue(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: RebuildQueue,
): Promise<RebuildReport> {
  authorize(actor, rebuildingAccess.rebuild)
  if (input.isTrial) return tryOut(database, tx => rebuildIn(work => work(tx), setting, input))
  const report = await rebuildIn(work => inTransaction(database, work), setting, input)
  await renewMilestones(database, 0)
  return report
}

type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

class Undone<T> extends Error {
  readonly value: T
  constructor(value: T) {
    super('undone')
    this.value = value
  }
}

async function tryOut<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database.transaction().execute(async tx => {
      throw new Undone(await work(tx))
    })
  } catch (error) {
    if (error instanceof Undone) return error.value
    throw error
  }
}

async function rebuildIn(
  inTx: InTx,
  setting: Setting,
  input: RebuildQueue,
): Promise<RebuildReport> {
  const { mirror } = input
  const written = await inTx(async tx =>
    (await isRebuiltAlready(tx, mirror)) ? undefined : writeQueues(tx, setting, input),
  )
  const skipped: Skipped[] = []
  for (const wanted of ['decisions', 'submissions'] as const) {
    for await (const batch of batches(input.receipts(), wanted, skipped)) {
      skipped.push(...(await inTx(tx => claimFamilies(tx, setting, mirror.size, batch))))
    }
  }
  const counts = await inTx(countFamilies)
  return {
    leaves: mirror.size,
    applications: counts.claimed + counts.unclaimed,
    ...counts,
    lostOffers: written?.lostOffers ?? [],
    lostReferrals: written?.lostReferrals ?? [],
    unknownTerritories: written?.unknownTerritories ?? [],
    skipped,
  }
}

/** Refuses a database in which something else happened. */
async function isRebuiltAlready(read: Read, mirror: Mirror): Promise<boolean> {
  const before = await findRestoration(read)
  if (before !== undefined) {
    if (before.size === mirror.size && sameHash(before.root, mirror.root)) return true
    throw new MirrorMistake(
      'other-mirror',
      `the database was rebuilt from a tree of ${before.size} leaves, this mirror has ${mirror.size}: give that mirror, or an empty database`,
    )
  }
  const { applications, leaves, keys } = await selectState(read)
  if (applications === 0 && leaves === 0 && keys === 0) return false
  throw new MirrorMistake(
    'not-empty',
    `the database holds ${applications} applications and a log of ${leaves} leaves that did not come from a mirror: give an empty database (no worker may have run in it)`,
  )
}

async function writeQueues(tx: Tx, setting: Setting, { mirror, policy }: RebuildQueue) {
  const at = setting.clock.now()
  const fold = openQueueFold()
  const regimes = openRegimeFold()
  const visit = (leaf: MirrorLeaf) => {
    fold.add({ ...leaf, year: yearOf(leaf.at) })
    regimes.add(leaf)
  }
  await restoreLog(tx, mirror, { policy, at, subjectOf: subjectOfLeaf, visit })
  const codes = await selectTerritoryCodes(tx)
  const standing = [...fold.applications.values()]
  const isKnown = (one: RebuiltApplication) => codes.has(one.territory) && codes.has(one.settlement)
  const offered = standing.filter(one => one.state === 'offered').map(one => one.number)
  const lostReferrals = offered.flatMap(number => regimes.referrals.get(number) ?? [])
  const lostOffers = offered.filter(number => !regimes.referrals.has(number))
  const rows = await place(tx, setting, fold, standing.filter(isKnown))
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await insertRebuilt(tx, rows.slice(start, start + ROWS_AT_ONCE), at)
  }
  await insertHeads(
    tx,
    [...fold.queues.values()].filter(queue => codes.has(queue.territory)),
  )
  const isHere = (one: { readonly territory: string }) => codes.has(one.territory)
  await insertRebuiltPauses(tx, regimes.pauses.filter(isHere))
  await insertRebuiltSwitches(tx, regimes.switches.filter(isHere))
  const unknownTerritories = standing.filter(one => !isKnown(one)).map(one => one.number)
  return { lostOffers, lostReferrals, unknownTerritories }
}

/**
 * Vouchers, places and money went with the database, so an offer or a referral stands on nothing: the child waits
 * again where it stood.
 * The days in which an inactive application may be restored are counted anew: nobody could while there was no system.
 */
async function place(
  read: Read,
  setting: Setting,
  fold: QueueFold,
  standing: readonly RebuiltApplication[],
): Promise<readonly PlacedApplication[]> {
  const today = setting.clock.today()
  const days = new Map<string, number>()
  const daysIn = async (territory: string, programme: Programme) => {
    const key = `${programme} ${territory}`
    if (!days.has(key)) {
      const pack = (await findRulesInForce(read, territory, programme, today))?.pack
      const isVoucher = pack !== undefined && pack.regime !== 'referral'
      const value = isVoucher
        ? pack.values['offer.restoreCalendarDays'].value
        : RESTORE_DAYS_WITHOUT_PACK
      days.set(key, value)
    }
    return days.get(key) ?? RESTORE_DAYS_WITHOUT_PACK
  }
  const placed: PlacedApplication[] = []
  for (const one of standing) {
    const { territory, programme, state } = one
    const birthYear = birthYearOf(one, fold.queues.get(`${programme} ${territory}`))
    const restoreUntil =
      state === 'inactive'
        ? startOfDay(today.add({ days: (await daysIn(territory, programme)) + 1 }))
        : null
    placed.push({ ...one, state: state === 'offered' ? 'queued' : state, birthYear, restoreUntil })
  }
  return placed
}

const yearOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(ALMATY).year

/** Receipts that can be opened, a thousand at a time; those that cannot are told once. */
async function* batches(
  files: AsyncIterable<ReceiptFile>,
  wanted: 'decisions' | 'submissions',
  skipped: Skipped[],
): AsyncGenerator<readonly OpenedReceipt[]> {
  let batch: OpenedReceipt[] = []
  for await (const { file, text } of files) {
    const receipt = openReceipt(file, text)
    if (!receipt.ok) {
      if (wanted === 'decisions') skipped.push({ file, reason: receipt.error })
    } else if ((receipt.value.kind === 'application.submitted') === (wanted === 'submissions')) {
      batch.push(receipt.value)
    }
    if (batch.length < RECEIPTS_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
