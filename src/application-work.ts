/** What the worker does for applications and their offers: everything whose day has come, in the order of cause and effect. */
import type { Each } from './contract-work.ts'
import { expireClaim } from './domain/applications/decide-claim.ts'
import { expireRestoration } from './domain/applications/expire-restoration.ts'
import {
  findDueClaims,
  findDueReleases,
  findDueRestorations,
} from './domain/applications/find-due.ts'
import { releaseApplication } from './domain/applications/release-application.ts'
import { findDueHolds, releaseDueHold } from './domain/choice/release-due-holds.ts'
import type { Setting } from './domain/territories/setting.ts'
import { findOverdue, lapseVoucher } from './domain/vouchers/lapse-voucher.ts'
import { findToRemind, remindFamily } from './domain/vouchers/remind-family.ts'
import type { Actor } from './platform/access/actor.ts'
import type { Database } from './platform/db/database.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500

export async function sweepApplications(
  { database, setting }: { readonly database: Database; readonly setting: Setting },
  each: Each,
): Promise<void> {
  await each(
    'release place',
    () => findDueHolds(database, setting, BATCH),
    (tx, due) => releaseDueHold(tx, ACTOR, setting, due),
  )
  await each(
    'lapse',
    () => findOverdue(database, setting.clock.now(), BATCH),
    (tx, due) => lapseVoucher(tx, ACTOR, setting, due),
  )
  await each(
    'expire claim',
    () => findDueClaims(database, setting.clock.now(), BATCH),
    (tx, id) => expireClaim(tx, ACTOR, setting, id),
  )
  await each(
    'restoration over',
    () => findDueRestorations(database, setting.clock.now(), BATCH),
    (tx, id) => expireRestoration(tx, ACTOR, setting, id),
  )
  await each(
    'release',
    () => findDueReleases(database, setting.clock.now(), BATCH),
    (tx, id) => releaseApplication(tx, ACTOR, setting, id),
  )
  await each(
    'remind',
    () => findToRemind(database, setting, BATCH),
    (tx, due) => remindFamily(tx, ACTOR, setting, due),
  )
}
