/** A second person releases a batch: everything is recomputed, the file is made and kept, its acts are sent. */
import { assertDefined } from '../../base/assert.ts'
import { sha256Hex } from '../../base/digest.ts'
import { Refusal } from '../../base/failure.ts'
import { ALMATY } from '../../base/time-zone.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { selectPayerAccountById } from './account-queries.ts'
import { nextActState } from './act-life.ts'
import {
  type Batch,
  countAccountsChanged,
  lockActsOfBatch,
  updateActStates,
  updateReleased,
} from './batch-queries.ts'
import { composePain001, type OrderedBatch, type OrderedPayment } from './compose-pain001.ts'
import { batchFacts, lockBatchFor } from './make-batch.ts'
import { payOnDay } from './pay-day.ts'
import type { BankRefusal } from './payment.ts'
import { type BatchPayment, changePayments } from './payment-queries.ts'
import { recheckPayments } from './recheck-payments.ts'

/**
 * Refuses `payment/own-batch` to whoever made it, `payment/recheck-failed` when one act does not follow from the sheets
 * behind it, `payment/account-changed` when a kindergarten has another account by now.
 */
export async function releaseBatch(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<{ readonly sha256: string }> {
  const { batch, payments } = await lockBatchFor(tx, actor, number, 'draft')
  const by = actorText(actor)
  if (by === batch.madeBy) throw new Refusal<BankRefusal>('payment/own-batch')
  const acts = await lockActsOfBatch(tx, batch.id)
  if (acts.some(act => nextActState(act.state, 'sent') === undefined)) {
    throw new Refusal<BankRefusal>('payment/already-sent')
  }
  const changed = await countAccountsChanged(tx, batch.id, setting.clock.today())
  if (changed > 0) throw new Refusal<BankRefusal>('payment/account-changed', { count: changed })
  const wrong = await recheckPayments(tx, { batchId: batch.id })
  if (wrong.length > 0) {
    throw new Refusal<BankRefusal>('payment/recheck-failed', { count: wrong.length })
  }
  const at = setting.clock.now()
  const payOn = payOnDay(setting.calendar, setting.clock.today())
  const order = await orderOf(tx, { ...batch, releasedAt: at, payOn }, payments)
  const file = Buffer.from(composePain001(order), 'utf8')
  const sha256 = sha256Hex(file)
  await updateReleased(tx, batch.id, { at, by, payOn, file, sha256 })
  const change = { event: 'released', state: 'sent', bankStatus: null, reasonCode: null } as const
  await changePayments(
    tx,
    payments.map(({ id }) => ({ id, ...change })),
    { at, by, answerId: null },
  )
  await updateActStates(
    tx,
    acts.map(({ id }) => id),
    'sent',
    at,
  )
  const { facts, about } = batchFacts(batch)
  await appendToJournal(tx, setting, [
    {
      kind: 'payment.batch-released',
      facts: { ...facts, payOn: payOn.toString(), sha256 },
      about,
    },
  ])
  return { sha256 }
}

/** Everything that the file is made of; of a released batch it gives the very bytes that were released. */
export async function orderOf(
  read: Read,
  batch: Batch,
  payments: readonly BatchPayment[],
): Promise<OrderedBatch> {
  const payer = await selectPayerAccountById(read, batch.payerAccountId)
  const releasedAt = assertDefined(batch.releasedAt, 'a batch in release has its moment')
  return {
    number: batch.number,
    releasedAt: releasedAt.toZonedDateTimeISO(ALMATY),
    payOn: assertDefined(batch.payOn, 'a batch in release has its day'),
    payer: assertDefined(payer, 'a payer account stays'),
    payments: payments.map(orderedOf),
  }
}

export function orderedOf(payment: BatchPayment): OrderedPayment {
  const { number, act, amountTiyn, iban, bic, bin } = payment
  const month = payment.month.toPlainYearMonth()
  return { number, act, month, amountTiyn, iban, bic, bin, name: payment.holder }
}
