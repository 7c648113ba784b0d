/** Part of the actions that prepare acts: one draft, its money moved in the same transaction, what is not covered kept. */
import { drawBusinessNumber } from '../../base/business-number.ts'
import { Refusal } from '../../base/failure.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { LedgerRefusal } from '../ledger/ledger.ts'
import type { Setting } from '../territories/setting.ts'
import type { PaymentRefusal } from './act.ts'
import { type ActProvider, insertAct, insertUncovered, selectPayableLines } from './act-queries.ts'
import { type ActLine, composeActLines, withoutDebts } from './compose-act.ts'
import { accrue, coverLines } from './money-of-lines.ts'
import { withNorms } from './norms-of-lines.ts'

export type PreparedAct = {
  readonly number: string
  /** Lines of the sheets that wait for money: their norm rose above what was reserved and nothing is available. */
  readonly uncovered: readonly bigint[]
}

type Order = {
  /** Locked. */
  readonly provider: ActProvider
  /** From the country down to the territory. */
  readonly path: readonly string[]
  readonly month: Temporal.PlainYearMonth
  /** Who answers for it: another approves it. */
  readonly by: string
}

/** Whoever calls has authorized, and locked the kindergarten. For its refusals see `prepareAct`. */
export async function drawUpAct(tx: Tx, setting: Setting, order: Order): Promise<PreparedAct> {
  const { provider, path } = order
  const month = order.month.toPlainDate({ day: 1 })
  const nextMonth = month.add({ months: 1 })
  if (Temporal.PlainDate.compare(setting.clock.today(), nextMonth) < 0) refuse('act/month-not-over')
  const rows = await selectPayableLines(tx, provider.id, month)
  const { programme, territory, id: providerId } = provider
  const composed = composeActLines(await withNorms(tx, programme, path, rows), providerId)
  const due = withoutDebts(composed)
  if (due.length === 0) refuse('act/nothing-to-pay')
  const at = setting.clock.now()
  const { covered: lines, missing, taken } = await coverLines(tx, provider, due, at)
  if (lines.length === 0) {
    const missingTiyn = missing.reduce((sum, one) => sum + one.missingTiyn, 0n)
    const facts = { missingTiyn: missingTiyn.toString() }
    throw new Refusal<LedgerRefusal>('ledger/not-enough-money', facts)
  }
  const totalTiyn = lines.reduce((sum, line) => sum + line.amountTiyn, 0n)
  const number = drawBusinessNumber(byteSource(setting.entropy))
  const act = { number, providerId, programme, territory, month, totalTiyn }
  const actId = await insertAct(tx, { ...act, at, by: order.by }, lines)
  await insertUncovered(tx, actId, missing)
  await accrue(tx, provider, lines, at, number)
  await tell(tx, setting, order, { number, totalTiyn, lines, taken })
  return { number, uncovered: missing.map(one => one.lineId) }
}

function tell(
  tx: Tx,
  setting: Setting,
  { provider, month }: Order,
  act: {
    readonly number: string
    readonly totalTiyn: bigint
    readonly lines: readonly ActLine[]
    readonly taken: readonly JournalFact[]
  },
) {
  const { number, totalTiyn, lines } = act
  return appendToJournal(tx, setting, [
    ...act.taken,
    {
      kind: 'act.prepared',
      facts: {
        act: number,
        provider: provider.bin,
        programme: provider.programme,
        territory: provider.territory,
        month: month.toString(),
        lines: lines.length,
        totalTiyn: totalTiyn.toString(),
      },
      privateFields: {
        lines: lines.map(line => `${line.lineId}:${line.amountTiyn}`).join(' '),
      },
      about: `act:${number}`,
    },
  ])
}

function refuse(code: PaymentRefusal): never {
  throw new Refusal<PaymentRefusal>(code)
}
