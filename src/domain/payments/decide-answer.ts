/** What an answer of the bank changes: all of it or nothing. Pure. */
import { parseBusinessNumber } from '../../base/business-number.ts'
import { parseTenge } from '../../base/money.ts'
import {
  type AnswerMistake,
  type AnswerRow,
  type BadAnswerRow,
  type BankAnswer,
  type BankMeaning,
  meaningOf,
} from './bank-answer.ts'
import { nextPaymentState } from './payment-life.ts'
import type { BatchPayment, PaymentChange } from './payment-queries.ts'

type Known = Pick<BatchPayment, 'id' | 'number' | 'amountTiyn' | 'state' | 'bankStatus'>

export type DecidedAnswer = {
  readonly changes: readonly PaymentChange[]
  readonly bad: readonly BadAnswerRow[]
  readonly counts: Readonly<Record<BankMeaning | 'unchanged', number>>
}

/** `batch`: the number and total of the batch for which the file was given; `payments`: all of it. */
export function decideAnswer(
  batch: { readonly number: string; readonly totalTiyn: bigint },
  payments: readonly Known[],
  answer: BankAnswer,
): DecidedAnswer {
  const whole = mistakeOfFile(batch, payments.length, answer)
  const counts = { paid: 0, returned: 0, pending: 0, unchanged: 0 }
  if (whole !== undefined) {
    return { changes: [], bad: [{ row: null, payment: '', mistake: whole }], counts }
  }
  const known = new Map(payments.map(one => [one.number, one]))
  const seen = new Set<string>()
  const changes: PaymentChange[] = []
  const bad: BadAnswerRow[] = []
  for (const row of rowsOf(payments, answer)) {
    const number = parseBusinessNumber(row.payment) ?? row.payment
    const payment = known.get(number)
    const mistake = mistakeOfRow(row, payment, seen.has(number))
    seen.add(number)
    if (mistake !== undefined || payment === undefined) {
      bad.push({ row: row.row, payment: row.payment, mistake: mistake ?? 'unknown-payment' })
      continue
    }
    const change = changeOf(payment, row)
    if (change === undefined) counts.unchanged += 1
    else {
      changes.push(change)
      counts[change.event as BankMeaning] += 1
    }
  }
  return bad.length > 0
    ? { changes: [], bad, counts: { paid: 0, returned: 0, pending: 0, unchanged: 0 } }
    : { changes, bad, counts }
}

function mistakeOfFile(
  batch: { readonly number: string; readonly totalTiyn: bigint },
  count: number,
  answer: BankAnswer,
): AnswerMistake | undefined {
  if (answer.batch !== null && answer.batch !== batch.number) return 'other-batch'
  if (answer.count !== undefined && Number(answer.count) !== count) return 'sums-differ'
  if (answer.controlSum !== undefined && tiynOf(answer.controlSum) !== batch.totalTiyn) {
    return 'sums-differ'
  }
  if (answer.rows.length > 0) return undefined
  if (answer.group === null) return 'empty'
  return meaningOf(answer.group.status) === undefined ? 'unknown-status' : undefined
}

/** A group status without transactions speaks for all of them. */
function rowsOf(payments: readonly Known[], { rows, group }: BankAnswer): readonly AnswerRow[] {
  if (rows.length > 0 || group === null) return rows
  return payments.map(({ number }, index) => ({
    row: index + 1,
    payment: number,
    status: group.status,
    reason: group.reason,
    amount: undefined,
  }))
}

function mistakeOfRow(
  row: AnswerRow,
  payment: Known | undefined,
  twice: boolean,
): AnswerMistake | undefined {
  if (payment === undefined) return 'unknown-payment'
  if (twice) return 'named-twice'
  const meaning = meaningOf(row.status)
  if (meaning === undefined) return 'unknown-status'
  // What was sent is what is paid: another sum is never taken for it.
  if (row.amount !== undefined && tiynOf(row.amount) !== payment.amountTiyn) return 'amount-differs'
  if (row.reason.length > 35) return 'bad-reason'
  // It has another number by now, or nobody sent it again yet: this money cannot be paid any more.
  if (payment.state === 'returned' && meaning === 'paid') return 'came-back-already'
  return undefined
}

/** Undefined: the bank said so before, or it said something newer. */
function changeOf(payment: Known, row: AnswerRow): PaymentChange | undefined {
  const meaning = meaningOf(row.status)
  const bankStatus = row.status.toUpperCase()
  if (meaning === undefined || meaning === payment.state) return undefined
  const base = { id: payment.id, bankStatus, reasonCode: row.reason === '' ? null : row.reason }
  if (meaning === 'pending') {
    if (payment.state !== 'sent' || payment.bankStatus === bankStatus) return undefined
    return { ...base, event: 'pending', state: payment.state }
  }
  const state = nextPaymentState(payment.state, meaning)
  return state === undefined ? undefined : { ...base, event: meaning, state }
}

function tiynOf(text: string): bigint | undefined {
  // Schemas allow more decimals than money has: 100.00000 is 100.
  return parseTenge(text.replace(/^(\d+[.,]\d{2})0+$/, '$1'))
}
