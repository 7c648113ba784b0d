/** Takes in what the bank answered: payments, acts and the ledger move together, or nothing does. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { Book } from '../ledger/ledger.ts'
import { lockBook, moveSum } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import { insertAnswer, isTaken, selectPaymentSums } from './answer-queries.ts'
import type { BadAnswerRow, BankAnswer } from './bank-answer.ts'
import { type Batch, lockActsOfBatch, updateActStates } from './batch-queries.ts'
import { type DecidedAnswer, decideAnswer } from './decide-answer.ts'
import { lockBatchFor } from './make-batch.ts'
import type { BankRefusal } from './payment.ts'
import { type BatchPayment, changePayments, type PaymentChange } from './payment-queries.ts'
import { planTelling } from './tell-paid.ts'

export type AnswerReport = {
  /** False: nothing was changed, `bad` says why. */
  readonly taken: boolean
  readonly bad: readonly BadAnswerRow[]
  readonly counts: DecidedAnswer['counts']
}

/**
 * The answer to one batch. Refuses `payment/answer-twice` for a file that was taken in before and `payment/not-now` for a
 * batch that was not sent; every other mistake is a row of the report.
 */
export async function takeAnswer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: {
    readonly batch: string
    readonly name: string
    readonly sha256: string
    readonly answer: BankAnswer
  },
): Promise<AnswerReport> {
  const { batch, payments } = await lockBatchFor(tx, actor, input.batch, 'released')
  if (await isTaken(tx, batch.id, input.sha256)) {
    throw new Refusal<BankRefusal>('payment/answer-twice')
  }
  const { changes, bad, counts } = decideAnswer(batch, payments, input.answer)
  if (bad.length > 0) return { taken: false, bad, counts }
  const at = setting.clock.now()
  const by = actorText(actor)
  const { name, sha256 } = input
  const { form } = input.answer
  const answerId = await insertAnswer(tx, batch.id, {
    form,
    name: name.slice(0, 200),
    sha256,
    ...counts,
    takenAt: at,
    takenBy: by,
  })
  await applyChanges(tx, batch, payments, changes, { at, by, answerId })
  if (changes.some(({ event }) => event === 'paid')) await planTelling(tx, answerId)
  await appendToJournal(tx, setting, [
    {
      kind: 'payment.answer-taken',
      facts: { batch: batch.number, form, sha256, ...counts },
      about: `batch:${batch.number}`,
    },
    ...changes.flatMap(change => factOf(change, payments)),
  ])
  return { taken: true, bad: [], counts }
}

type By = { readonly at: Temporal.Instant; readonly by: string; readonly answerId: bigint }

async function applyChanges(
  tx: Tx,
  batch: Batch,
  payments: readonly BatchPayment[],
  changes: readonly PaymentChange[],
  by: By,
): Promise<void> {
  await lockActsOfBatch(tx, batch.id)
  await moveMoney(tx, batch, payments, changes, by.at)
  await changePayments(tx, changes, by)
  const before = new Map(payments.map(one => [one.id, one]))
  for (const event of ['paid', 'returned'] as const) {
    const acts = changes
      .filter(change => change.event === event)
      .flatMap(change => before.get(change.id)?.actId ?? [])
    await updateActStates(tx, acts, event, by.at)
  }
}

/** What is paid leaves `payable`; what comes back after it was paid goes there again. */
async function moveMoney(
  tx: Tx,
  { programme, territory }: Batch,
  payments: readonly BatchPayment[],
  changes: readonly PaymentChange[],
  at: Temporal.Instant,
): Promise<void> {
  const before = new Map(payments.map(one => [one.id, one]))
  const moving = changes.filter(
    change =>
      change.event === 'paid' ||
      (change.event === 'returned' && before.get(change.id)?.state === 'paid'),
  )
  const all = await selectPaymentSums(
    tx,
    moving.map(change => change.id),
  )
  const years = [...new Set(all.map(move => move.year))].sort((one, other) => one - other)
  // All books in one order before anything moves: two files at once never wait for each other in a ring.
  for (const year of years) await lockBook(tx, { programme, territory, year })
  const sums = new Map(all.map(one => [`${one.paymentId} ${one.year}`, one.amountTiyn]))
  for (const year of years) {
    const book: Book = { programme, territory, year }
    for (const change of moving) {
      const amountTiyn = sums.get(`${change.id} ${year}`) ?? 0n
      const cause = `payment ${before.get(change.id)?.number}`
      const way =
        change.event === 'paid'
          ? ({ kind: 'pay', from: 'payable', to: 'paid' } as const)
          : ({ kind: 'return', from: 'paid', to: 'payable' } as const)
      await moveSum(tx, book, { ...way, amountTiyn, at, cause })
    }
  }
}

function factOf(change: PaymentChange, payments: readonly BatchPayment[]): readonly JournalFact[] {
  const payment = payments.find(one => one.id === change.id)
  if (payment === undefined || (change.event !== 'paid' && change.event !== 'returned')) return []
  return [
    {
      kind: change.event === 'paid' ? 'payment.paid' : 'payment.returned',
      facts: {
        payment: payment.number,
        act: payment.act,
        provider: payment.bin,
        amountTiyn: payment.amountTiyn.toString(),
        ...(change.reasonCode === null ? {} : { reason: change.reasonCode }),
      },
      about: `act:${payment.act}`,
    },
  ]
}
