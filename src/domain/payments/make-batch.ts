/** An operator puts approved acts together for the bank; a second person will release them. */
import { drawBusinessNumber } from '../../base/business-number.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { selectPayerAccount } from './account-queries.ts'
import {
  type Batch,
  insertBatch,
  lockBatch,
  lockReadyActs,
  type ReadyAct,
  updateWithdrawn,
} from './batch-queries.ts'
import type { BankRefusal, Payer } from './payment.ts'
import { paymentAccess } from './payment-access.ts'
import {
  type BatchPayment,
  changePayments,
  insertPayments,
  selectPaymentsOfBatch,
} from './payment-queries.ts'

/** Why an act is not sent, in the order in which it is looked at; undefined: it can be. */
export type NotSent = 'set-off' | 'account-waits' | 'no-account'

/** An act of nothing, or less, is set off in a later one; without a confirmed account nothing leaves. */
export function reasonNotSent(act: ReadyAct): NotSent | undefined {
  if (act.totalTiyn <= 0n) return 'set-off'
  // What came back goes nowhere while a new account waits for its second person: it would come back again.
  if (act.state === 'returned' && act.accountWaits) return 'account-waits'
  if (act.accountId !== null) return undefined
  return act.accountWaits ? 'account-waits' : 'no-account'
}

/**
 * The chosen acts that can be sent. Refuses `payment/no-payer-account`, `payment/nothing-to-send`, and
 * `payment/already-sent` when one of them is in another batch by now.
 */
export async function makeBatch(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: Payer & { readonly acts: readonly string[] },
): Promise<string> {
  const path = await getTerritoryPath(tx, input.territory)
  authorize(actor, paymentAccess.send, { territoryPath: path.map(step => step.code) })
  const payer = await selectPayerAccount(tx, input)
  if (payer === undefined) refuse('payment/no-payer-account')
  const wanted = new Set(input.acts)
  const ready = await lockReadyActs(tx, input, setting.clock.today())
  const chosen = ready.filter(act => wanted.has(act.number))
  if (chosen.length < wanted.size) refuse('payment/already-sent')
  const due = chosen.flatMap(act => {
    if (act.accountId === null || reasonNotSent(act) !== undefined) return []
    const { id: actId, accountId, totalTiyn: amountTiyn } = act
    return [{ actId, accountId, amountTiyn }]
  })
  if (due.length === 0) refuse('payment/nothing-to-send')
  const payments = await withNumbers(tx, setting.entropy, 'payment', due)
  const number = drawBusinessNumber(byteSource(setting.entropy))
  const totalTiyn = payments.reduce((sum, one) => sum + one.amountTiyn, 0n)
  const { programme, territory } = input
  const batchId = await insertBatch(tx, {
    programme,
    territory,
    number,
    payerAccountId: payer.id,
    paymentCount: payments.length,
    totalTiyn,
    madeAt: setting.clock.now(),
    madeBy: actorText(actor),
  })
  await insertPayments(tx, batchId, payments)
  const made = { number, programme, territory, paymentCount: payments.length, totalTiyn }
  await appendToJournal(tx, setting, [{ kind: 'payment.batch-made', ...batchFacts(made) }])
  return number
}

/** A draft that nobody sends after all: its acts are ready again. Refuses `payment/not-now`. */
export async function withdrawBatch(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<void> {
  const { batch, payments } = await lockBatchFor(tx, actor, number, 'draft')
  const at = setting.clock.now()
  const by = actorText(actor)
  await updateWithdrawn(tx, batch.id, at, by)
  const change = {
    event: 'withdrawn',
    state: 'withdrawn',
    bankStatus: null,
    reasonCode: null,
  } as const
  await changePayments(
    tx,
    payments.map(({ id }) => ({ id, ...change })),
    { at, by, answerId: null },
  )
  await appendToJournal(tx, setting, [{ kind: 'payment.batch-withdrawn', ...batchFacts(batch) }])
}

/** Locked, allowed, in the state that is needed. Refuses `payment/not-now`. */
export async function lockBatchFor(
  tx: Tx,
  actor: Actor,
  number: string,
  state: Batch['state'],
): Promise<{
  readonly batch: Batch
  readonly payments: readonly BatchPayment[]
  readonly codes: readonly string[]
}> {
  const batch = await lockBatch(tx, number)
  if (batch === undefined) throw new NotFound('batch')
  const codes = (await getTerritoryPath(tx, batch.territory)).map(step => step.code)
  authorize(actor, paymentAccess.send, { territoryPath: codes })
  if (batch.state !== state) refuse('payment/not-now')
  return { batch, payments: await selectPaymentsOfBatch(tx, batch.id), codes }
}

export function batchFacts(
  batch: Pick<Batch, 'number' | 'programme' | 'territory' | 'paymentCount' | 'totalTiyn'>,
) {
  return {
    facts: {
      batch: batch.number,
      programme: batch.programme,
      territory: batch.territory,
      payments: batch.paymentCount,
      totalTiyn: batch.totalTiyn.toString(),
    },
    about: `batch:${batch.number}`,
  }
}

function refuse(code: BankRefusal): never {
  throw new Refusal<BankRefusal>(code)
}
