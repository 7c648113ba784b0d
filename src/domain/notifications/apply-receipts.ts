/**
 * Delivery receipts: first kept as they come, then applied, so that one that is earlier than our own
 * record of the sending, comes twice, or meets a fault of ours is never lost.
 */
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { SmsGateway, SmsReceipt } from '../../platform/sms/sms-gateway.ts'
import { startOfferClocks } from '../choice/start-offer-clocks.ts'
import { startNamingClocks } from '../namings/start-naming-clocks.ts'
import type { Setting } from '../territories/setting.ts'
import { startConfirmationClocks } from '../vouchers/start-confirmation-clocks.ts'
import { gather } from './lanes.ts'
import {
  deleteOldReceipts,
  insertReceipts,
  type OpenReceipt,
  type ReceivedReceipt,
  selectOpenReceipts,
  takeReceipts,
  updateDelivered,
  updateFailed,
} from './message-queries.ts'

const BATCH = 200

const ACTOR: Actor = { kind: 'system', name: 'notifications' }

/** For gateways' webhooks and sessions; the next sweep applies what could not be applied at once. */
export async function recordReceipt(
  database: Database,
  setting: Setting,
  receipt: SmsReceipt,
): Promise<void> {
  await insertReceipts(database, [{ ...receipt, receivedAt: setting.clock.now() }])
  await applyReceipts(database, setting, () => undefined)
}

/** A batch in a transaction; where that fails each in its own, so that one that fails stays open and holds back no other. */
export async function applyReceipts(
  database: Database,
  setting: Setting,
  reportFault: (fault: unknown) => void,
): Promise<number> {
  let applied = 0
  let after = 0n
  for (;;) {
    const open = await selectOpenReceipts(database, after, BATCH)
    applied += await applyBatch(database, setting, open, reportFault)
    const last = open.at(-1)
    if (last === undefined || open.length < BATCH) return applied
    after = last.id
  }
}

async function applyBatch(
  database: Database,
  setting: Setting,
  open: readonly OpenReceipt[],
  reportFault: (fault: unknown) => void,
): Promise<number> {
  if (open.length === 0) return 0
  try {
    return await inTransaction(database, tx => applyTogether(tx, setting, open))
  } catch (fault) {
    if (open.length === 1) {
      reportFault(fault)
      return 0
    }
  }
  let applied = 0
  for (const receipt of open) applied += await applyBatch(database, setting, [receipt], reportFault)
  return applied
}

/** A delivered notice starts the clock of its offer in the same transaction: never one without the other. */
async function applyTogether(
  tx: Tx,
  setting: Setting,
  open: readonly OpenReceipt[],
): Promise<number> {
  const ids = open.map(receipt => receipt.id)
  const taken = await takeReceipts(tx, ids, setting.clock.now())
  const mine = open.filter(receipt => taken.has(receipt.id))
  const { failed = [], delivered = [] } = Object.groupBy(mine, receipt => receipt.status)
  // Of one message's two receipts the delivery counts, whichever came first: so it is written last.
  const unreached = failed.map(receipt => receipt.messageId)
  if (unreached.length > 0) await updateFailed(tx, unreached, 'not-delivered')
  const changed = delivered.length > 0 ? await updateDelivered(tx, delivered) : new Set<bigint>()
  const notices = delivered
    .filter(receipt => changed.has(receipt.messageId))
    .map(({ messageId, at }) => ({ messageId, deliveredAt: at }))
  if (notices.length > 0) {
    await startConfirmationClocks(tx, ACTOR, setting, notices)
    await startOfferClocks(tx, ACTOR, setting, notices)
    await startNamingClocks(tx, ACTOR, setting, notices)
  }
  return mine.length
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
  const keep = gather<ReceivedReceipt>(receipts => insertReceipts(database, receipts))
  gateway.onReceipt?.(receipt => {
    const kept = keep({ ...receipt, receivedAt: setting.clock.now() })
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
