/**
 * Delivery receipts: first kept as they come, then applied, so that one that is earlier than our own
 * record of the sending, comes twice, or meets a fault of ours is never lost.
 */
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { SmsGateway, SmsReceipt } from '../../platform/sms/sms-gateway.ts'
import type { Setting } from '../territories/setting.ts'
import { startConfirmationClock } from '../vouchers/start-confirmation-clock.ts'
import {
  deleteOldReceipts,
  insertReceipt,
  lockOpenReceipt,
  markApplied,
  type OpenReceipt,
  updateDelivered,
  updateFailed,
} from './message-queries.ts'

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
    const seen: { receipt?: OpenReceipt } = {}
    try {
      await inTransaction(database, async tx => {
        const receipt = await lockOpenReceipt(tx, after)
        if (receipt === undefined) return
        seen.receipt = receipt
        await applyReceipt(tx, setting, receipt)
        applied += 1
      })
    } catch (fault) {
      if (seen.receipt === undefined) throw fault
      reportFault(fault)
    }
    if (seen.receipt === undefined) return applied
    after = seen.receipt.id
  }
}

/** A delivered notice starts the clock of its offer in the same transaction: never one without the other. */
async function applyReceipt(tx: Tx, setting: Setting, receipt: OpenReceipt): Promise<void> {
  const now = setting.clock.now()
  await markApplied(tx, receipt.id, now)
  if (receipt.status === 'failed') {
    await updateFailed(tx, receipt.messageId, 'not-delivered')
    return
  }
  if (!(await updateDelivered(tx, receipt.messageId, receipt.at))) return
  await startConfirmationClock(tx, ACTOR, setting, {
    messageId: receipt.messageId,
    deliveredAt: receipt.at,
  })
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
