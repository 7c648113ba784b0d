/** The act of a kindergarten for a month: everything that is confirmed by now and in no act yet. */
import { drawBusinessNumber } from '../../base/business-number.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import { coverShortages } from '../ledger/cover-shortage.ts'
import type { Book, LedgerRefusal } from '../ledger/ledger.ts'
import { composeMoneyLeaves } from '../ledger/money-leaf.ts'
import { findNormsInForce } from '../ledger/norm.ts'
import { moveForVoucher } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { PaymentRefusal } from './act.ts'
import {
  type ActProvider,
  insertAct,
  type LineRow,
  lockProvider,
  selectNormDays,
  selectPayableLines,
} from './act-queries.ts'
import { type ActLine, composeActLines, type PayableLine, withoutDebts } from './compose-act.ts'
import { paymentAccess } from './payment-access.ts'

export type PreparedAct = {
  readonly number: string
  /** Lines of the sheets that wait for money: their norm rose above what was reserved and nothing is available. */
  readonly uncovered: readonly bigint[]
}

/**
 * A draft that the kindergarten signs. Its money goes from what is reserved to what is accrued in the same transaction;
 * nobody's reservation can pay for another child. What cannot be covered is left to a later act, and said. Refuses
 * `act/month-not-over`, `act/nothing-to-pay`, `act/already-prepared`, and `ledger/not-enough-money` when nothing of it
 * can be covered.
 */
export async function prepareAct(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly providerId: bigint; readonly month: Temporal.PlainYearMonth },
): Promise<PreparedAct> {
  const provider = await lockProvider(tx, input.providerId)
  if (provider === undefined) throw new NotFound('provider')
  const path = (await getTerritoryPath(tx, provider.territory)).map(step => step.code)
  authorize(actor, paymentAccess.prepareAct, { territoryPath: path })
  const month = input.month.toPlainDate({ day: 1 })
  const nextMonth = month.add({ months: 1 })
  if (Temporal.PlainDate.compare(setting.clock.today(), nextMonth) < 0) refuse('act/month-not-over')
  const rows = await selectPayableLines(tx, provider.id, month)
  const composed = composeActLines(await withNorms(tx, provider, path, rows), provider.id)
  const due = withoutDebts(composed)
  if (due.length === 0) refuse('act/nothing-to-pay')
  const at = setting.clock.now()
  const { lines, taken } = await coverLines(tx, provider, due, at)
  if (lines.length === 0) throw new Refusal<LedgerRefusal>('ledger/not-enough-money')
  const totalTiyn = lines.reduce((sum, line) => sum + line.amountTiyn, 0n)
  const number = drawBusinessNumber(byteSource(setting.entropy))
  const { programme, territory, id: providerId } = provider
  const act = { number, providerId, programme, territory, month, totalTiyn }
  await insertAct(tx, { ...act, at, by: actorText(actor) }, lines)
  await accrue(tx, provider, lines, at, number)
  await appendToJournal(tx, setting, [
    ...taken,
    {
      kind: 'act.prepared',
      facts: {
        act: number,
        provider: provider.bin,
        programme,
        territory,
        month: input.month.toString(),
        lines: lines.length,
        totalTiyn: totalTiyn.toString(),
      },
      privateFields: {
        lines: lines.map(line => `${line.lineId}:${line.amountTiyn}`).join(' '),
      },
      about: `act:${number}`,
    },
  ])
  const covered = new Set(lines.map(line => line.lineId))
  return { number, uncovered: due.map(one => one.lineId).filter(id => !covered.has(id)) }
}

/** The norms of each month for each child: its voucher's cohort and kind, as when its money was reserved. */
export async function withNorms<Row extends Pick<LineRow, 'cohort' | 'kind' | 'month'>>(
  read: Read,
  { programme }: Pick<ActProvider, 'programme'>,
  path: readonly string[],
  rows: readonly Row[],
): Promise<readonly (Row & Pick<PayableLine, 'norms'>)[]> {
  const months = new Map(rows.map(row => [row.month.toString(), row.month]))
  const inForce = new Map<string, readonly (readonly [Temporal.PlainDate, Norms])[]>()
  for (const [key, month] of months) {
    const later = await selectNormDays(read, path, programme, month.toPlainYearMonth())
    const days: [Temporal.PlainDate, Norms][] = []
    for (const day of [month, ...later]) {
      days.push([day, await findNormsInForce(read, path, programme, day)])
    }
    inForce.set(key, days)
  }
  return rows.map(row => {
    const of = (norms: Norms) => norms.get(`${row.cohort}/${row.kind}`)?.monthly_tiyn
    const norms = (inForce.get(row.month.toString()) ?? []).flatMap(([from, all]) => {
      const monthlyTiyn = of(all)
      return monthlyTiyn === undefined ? [] : [{ from, monthlyTiyn }]
    })
    return {
      ...row,
      norms: norms.filter((one, at) => norms[at - 1]?.monthlyTiyn !== one.monthlyTiyn),
    }
  })
}

type Norms = Awaited<ReturnType<typeof findNormsInForce>>

/** The lines whose money is there, by budget year: an act of January may hold months of the year before. */
async function coverLines(
  tx: Tx,
  { programme, territory }: ActProvider,
  due: readonly ActLine[],
  at: Temporal.Instant,
): Promise<{ readonly lines: readonly ActLine[]; readonly taken: readonly JournalFact[] }> {
  const covered: ActLine[] = []
  const taken: JournalFact[] = []
  for (const [year, lines] of byYear(due)) {
    const needs = new Map<bigint, bigint>()
    for (const { voucherId, amountTiyn } of lines) {
      needs.set(voucherId, (needs.get(voucherId) ?? 0n) + amountTiyn)
    }
    const book: Book = { programme, territory, year }
    const cause = 'norm above reservation'
    const { uncovered, takenTiyn } = await coverShortages(tx, book, needs, at, cause)
    taken.push(...composeMoneyLeaves(book, -takenTiyn, 'norm-rose'))
    covered.push(...lines.filter(line => !uncovered.has(line.voucherId)))
  }
  return { lines: covered, taken }
}

/** In the order of years, so that two acts lock the books alike. */
function byYear(lines: readonly ActLine[]) {
  return [...Map.groupBy(lines, line => line.month.year)].sort(([one], [other]) => one - other)
}

async function accrue(
  tx: Tx,
  provider: ActProvider,
  lines: readonly ActLine[],
  at: Temporal.Instant,
  number: string,
): Promise<void> {
  const { programme, territory } = provider
  for (const [year, ofYear] of byYear(lines)) {
    const book: Book = { programme, territory, year }
    const moves = ofYear.map(({ voucherId, amountTiyn }) => ({ voucherId, amountTiyn }))
    const posting = { kind: 'accrue', from: 'reserved', to: 'accrued', moves, at } as const
    await moveForVoucher(tx, book, { ...posting, cause: `act ${number}` })
  }
}

function refuse(code: PaymentRefusal): never {
  throw new Refusal<PaymentRefusal>(code)
}
