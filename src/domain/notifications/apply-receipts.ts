/**
 * Delivery receipts: first kept as they come, then applied, so that one that is earlier than our own
 * record of the sending, comes twice, or meets a fault of ours is never lost.
 */
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { SmsGateway, SmsReceipt } from '../../platform/sms/sms-gateway.ts'
import { startOfferClock } from '../choice/start-offer-clock.ts'
import type { Setting } from '../territories/setting.ts'
import { startConfirmationClock } from '../vouchers/start-confirmation-clock.ts'
import { forEachAtOnce } from './lanes.ts'
import {
  deleteOldReceipts,
  insertReceipt,
  lockReceipt,
  markApplied,
  type OpenReceipt,
  selectOpenReceipts,
  updateDelivered,
  updateFailed,
} from './message-queries.ts'

const BATCH = 500
const AT_ONCE = 4

const ACTOR: Actor = { kind: 'system', name: 'notifications' }

/** For gateways' webhooks and sessions; the next sweep applies what could not be applied at once. */
export async function recordReceipt(
  database: Database,
  setting: Setting,
  receipt: SmsReceipt,
): Promise<void> {
  await insertReceipt(database, receipt, setting.clock.now())
  await applyReceipts(database, setting, () => undefined)
}

/** Each in a transaction of its own; one that fails stays open and does not hold back the others. */
export async function applyReceipts(
  database: Database,
  setting: Setting,
  reportFault: (fault: unknown) => void,
): Promise<number> {
  let applied = 0
  let after = 0n
  for (;;) {
    const open = await selectOpenReceipts(database, after, BATCH)
    await forEachAtOnce(open, AT_ONCE, async receipt => {
      try {
        if (await inTransaction(database, tx => applyReceipt(tx, setting, receipt))) applied += 1
      } catch (fault) {
        reportFault(fault)
      }
    })
    const last = open.at(-1)
    if (last === undefined || open.length < BATCH) return applied
    after = last.id
  }
}

/** A delivered notice starts the clock of its offer in the same transaction: never one without the other. */
async function applyReceipt(tx: Tx, setting: Setting, receipt: OpenReceipt): Promise<boolean> {
  if (!(await lockReceipt(tx, receipt.id))) return false
  const now = setting.clock.now()
  await markApplied(tx, receipt.id, now)
  if (receipt.status === 'failed') {
    await updateFailed(tx, receipt.messageId, 'not-delivered')
    return true
  }
  if (!(await updateDelivered(tx, receipt.messageId, receipt.at))) return true
  const notice = { messageId: receipt.messageId, deliveredAt: receipt.at }
  await startConfirmationClock(tx, ACTOR, setting, notice)
  await startOfferClock(tx, ACTOR, setting, notice)
  return true
}

export type ReceiptBook = {
  /** Resolves when every receipt that has come so far is in the database. */
  settled(): Promise<void>
}

/** Listens to a gateway for as long as it is open. */
export function keepReceipts(
  database: Database,
  setting: Setting,
  gateway: SmsGateway,
  reportFault: (fault: unknown) => void,
): ReceiptBook {
  const pending = new Set<Promise<void>>()
  gateway.onReceipt?.(receipt => {
    const kept = insertReceipt(database, receipt, setting.clock.now())
      .catch(reportFault)
      .finally(() => pending.delete(kept))
    pending.add(kept)
  })
  return {
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

const KEPT_DAYS = 30

/** Receipts of other parts or of other people's messages are not kept for ever. */
export async function forgetOldReceipts(database: Database, setting: Setting): Promise<void> {
  await deleteOldReceipts(database, setting.clock.now().subtract({ hours: 24 * KEPT_DAYS }))
}
