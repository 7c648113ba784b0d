/** What has been kept as long as the rules allow is erased by itself: papers of claims, whole families, those who never applied. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import type { DocumentStore } from '../applications/document-store.ts'
import { forgetDocuments } from '../applications/forget-documents.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findLivePacks, findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { eraseFamily } from './erase-family.ts'
import { erasureAccess } from './erasure-access.ts'
import {
  lockFamily,
  type PastApplication,
  selectArchivedBefore,
  selectChildOf,
  selectDecidedBefore,
  selectPapersOfClaim,
  selectVouchers,
} from './erasure-queries.ts'
import { findIntroducedDue, retireIntroduced } from './retire-introduced.ts'

const MOST_A_RUN = 500

/**
 * Repeatable, each in a transaction of its own, at most 500 of each kind a run; what cannot be done is told
 * and tried again. Returns how many were done.
 */
export async function retireFamilies(
  database: Database,
  actor: Actor,
  setting: Setting,
  store: DocumentStore,
  tell: (fault: unknown) => void,
): Promise<number> {
  let done = 0
  const each = async (ids: readonly bigint[], act: (tx: Tx, id: bigint) => Promise<void>) => {
    for (const id of ids) {
      try {
        await inTransaction(database, tx => act(tx, id))
        done += 1
      } catch (fault) {
        tell(fault)
      }
    }
  }
  authorize(actor, erasureAccess.retire)
  await each(await findDue(database, setting, PAPERS), async (tx, claimId) => {
    await forgetDocuments(tx, store, await selectPapersOfClaim(tx, claimId))
  })
  await each(await findDue(database, setting, FAMILIES), (tx, id) =>
    retire(tx, actor, setting, store, id),
  )
  await each(await findIntroducedDue(database, setting, MOST_A_RUN), (tx, childId) =>
    retireIntroduced(tx, actor, setting, store, childId),
  )
  return done
}

/** One application whose time is over; the people go with the last one. Money that is not settled keeps it. */
async function retire(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: DocumentStore,
  applicationId: bigint,
): Promise<void> {
  const childId = await selectChildOf(tx, applicationId)
  const family = childId === undefined ? [] : await lockFamily(tx, childId)
  const chosen = family.filter(
    one => one.id === applicationId && one.state === 'archived' && !one.isErased,
  )
  if (childId === undefined || chosen.length === 0) return
  const vouchers = await selectVouchers(tx, [applicationId])
  if (vouchers.hasLive || vouchers.reservedTiyn !== 0n) {
    throw new Error(`application ${applicationId}: its money is not settled, it is kept`)
  }
  const { numbers } = vouchers
  const input = {
    childId,
    family,
    chosen,
    vouchers: numbers,
    ground: 'retention',
    reason: '',
  } as const
  await eraseFamily(tx, actor, setting, store, input)
}

type Kind = {
  readonly keptFor: (pack: RulePack) => Temporal.DurationLike
  readonly select: typeof selectArchivedBefore
}

const FAMILIES: Kind = {
  keptFor: pack => ({ years: pack.values['retention.archivedApplicationYears'].value }),
  select: selectArchivedBefore,
}
const PAPERS: Kind = {
  keptFor: pack => ({ days: pack.values['retention.claimDocumentDays'].value }),
  select: selectDecidedBefore,
}

/**
 * By the pack in force where the application stood; where none is any more, by the one of the day itself. Where
 * there never was any nothing is erased by itself.
 */
async function findDue(read: Read, setting: Setting, kind: Kind): Promise<readonly bigint[]> {
  const now = setting.clock.now()
  const limitOf = (pack: RulePack) =>
    now.toZonedDateTimeISO(ALMATY).subtract(kind.keptFor(pack)).toInstant()
  const limits = (await findLivePacks(read)).map(limitOf)
  const latest = limits.sort(Temporal.Instant.compare).at(-1)
  if (latest === undefined) return []
  const known = new Map<string, Temporal.Instant | undefined>()
  const limitOn = async (one: PastApplication, day: Temporal.PlainDate) => {
    const key = `${one.programme} ${one.territory} ${day}`
    if (!known.has(key)) {
      const rules = await findRulesInForce(read, one.territory, one.programme, day)
      known.set(key, rules?.pack && limitOf(rules.pack))
    }
    return known.get(key)
  }
  const dayOf = (one: PastApplication) => one.since.toZonedDateTimeISO(ALMATY).toPlainDate()
  const due: bigint[] = []
  let after: PastApplication | undefined
  do {
    const page = await kind.select(read, latest, after, MOST_A_RUN)
    for (const one of page) {
      const limit = (await limitOn(one, setting.clock.today())) ?? (await limitOn(one, dayOf(one)))
      if (limit !== undefined && Temporal.Instant.compare(one.since, limit) <= 0) due.push(one.id)
    }
    after = page.length === MOST_A_RUN ? page.at(-1) : undefined
  } while (after !== undefined && due.length < MOST_A_RUN)
  return due.slice(0, MOST_A_RUN)
}
