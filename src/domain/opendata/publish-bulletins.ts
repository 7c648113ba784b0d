/** Closes the day's bulletins at the pack's hour: immutable texts, each with its checksum in the journal. */
import { type CanonicalValue, canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Permission, system } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import { findSeal } from '../../platform/journal/find-seal.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { BULLETIN_FORMAT, BULLETIN_KINDS, type BulletinScope, bulletinPath } from './bulletin.ts'
import {
  insertBulletin,
  selectBulletinQueues,
  selectFreed,
  selectIssued,
  selectLastBulletinDay,
  selectWithdrawn,
} from './bulletin-queries.ts'

export const publishBulletinsPermission: Permission = {
  name: 'bulletin.publish',
  rules: [system],
}

/** A process that slept for longer begins anew; nothing is lost, only the days are not told apart. */
const MOST_DAYS_BEHIND = 31

/** Repeatable, and cheap when nothing is due. Each day of a queue is one transaction with its leaves. */
export async function publishBulletins(
  database: Database,
  actor: Actor,
  setting: Setting,
): Promise<void> {
  authorize(actor, publishBulletinsPermission)
  for (const queue of await selectBulletinQueues(database)) {
    for (const day of await findDueDays(database, setting, queue)) {
      await inTransaction(database, tx => publishDay(tx, setting, { ...queue, day }))
    }
  }
}

/** The days whose hour has struck since the last bulletin; of a queue that never had one, today. */
async function findDueDays(
  read: Read,
  setting: Setting,
  { territory, programme }: { territory: string; programme: Programme },
): Promise<readonly Temporal.PlainDate[]> {
  const today = setting.clock.today()
  const last = await selectLastBulletinDay(read, territory, programme)
  if (last?.equals(today)) return []
  const hour = await findHour(read, territory, programme, today)
  if (hour === undefined) return []
  const isOver = Temporal.Instant.compare(momentOf(today, hour), setting.clock.now()) <= 0
  const newest = isOver ? today : today.subtract({ days: 1 })
  const oldest = today.subtract({ days: MOST_DAYS_BEHIND })
  const next = last?.add({ days: 1 }) ?? today
  const days: Temporal.PlainDate[] = []
  let day = Temporal.PlainDate.compare(next, oldest) < 0 ? oldest : next
  for (; Temporal.PlainDate.compare(day, newest) <= 0; day = day.add({ days: 1 })) days.push(day)
  return days
}

async function findHour(
  read: Read,
  territory: string,
  programme: Programme,
  day: Temporal.PlainDate,
) {
  const rules = await findRulesInForce(read, territory, programme, day)
  return rules?.pack && hourOf(rules.pack)
}

/** Clubs have no bulletin: their places are not distributed by it. */
function hourOf(pack: RulePack): string | undefined {
  if (pack.regime === 'referral') return pack.values['referral.bulletinPublishedAt'].value
  return pack.regime === 'voucher' ? pack.values['bulletin.publishedAt'].value : undefined
}

function momentOf(day: Temporal.PlainDate, hour: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ALMATY, plainTime: hour }).toInstant()
}

async function publishDay(tx: Tx, setting: Setting, scope: BulletinScope): Promise<void> {
  const { territory, programme, day } = scope
  const before = day.subtract({ days: 1 })
  const hour = await findHour(tx, territory, programme, day)
  if (hour === undefined) return
  const hourBefore = (await findHour(tx, territory, programme, before)) ?? hour
  const span = {
    territory,
    programme,
    from: momentOf(before, hourBefore),
    until: momentOf(day, hour),
  }
  const lines = {
    freed: await selectFreed(tx, span),
    withdrawn: await selectWithdrawn(tx, span),
    issued: await selectIssued(tx, span),
  }
  const seal = await findSeal(tx)
  const log = seal && {
    origin: seal.checkpoint.origin,
    size: seal.checkpoint.size,
    root: Buffer.from(seal.checkpoint.root).toString('base64'),
  }
  const facts: JournalFact[] = []
  for (const kind of BULLETIN_KINDS) {
    const rows = lines[kind]
    const content = canonicalJson({
      format: BULLETIN_FORMAT,
      kind,
      territory,
      programme,
      day: day.toString(),
      from: span.from.toString(),
      until: span.until.toString(),
      // The seal of the log as it stood: a bulletin on paper holds the log to it (trust.md).
      log: log ?? null,
      rows,
    } as unknown as CanonicalValue)
    const sha256 = sha256Hex(content)
    const bulletin = { kind, rowCount: rows.length, content, sha256, at: setting.clock.now() }
    if (!(await insertBulletin(tx, scope, bulletin))) return
    facts.push({
      kind: 'bulletin.closed',
      facts: {
        bulletin: kind,
        territory,
        programme,
        day: day.toString(),
        rows: rows.length,
        sha256,
      },
      about: bulletinPath({ territory, programme, day: day.toString() }, kind),
    })
  }
  await appendToJournal(tx, setting, facts)
}
