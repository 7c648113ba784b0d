/** The money of an act's lines: which of them are covered, and from what is reserved to what is accrued. */
import type { Tx } from '../../platform/db/database.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import { coverShortages } from '../ledger/cover-shortage.ts'
import type { Book } from '../ledger/ledger.ts'
import { composeMoneyLeaves } from '../ledger/money-leaf.ts'
import { moveForVoucher } from '../ledger/post.ts'
import type { ActProvider } from './act-queries.ts'
import type { ActLine } from './compose-act.ts'

export type UncoveredLine = Pick<ActLine, 'lineId' | 'amountTiyn'> & {
  /** Of its part of what the voucher lacks. */
  readonly missingTiyn: bigint
}

export type Covered = {
  readonly covered: readonly ActLine[]
  readonly missing: readonly UncoveredLine[]
  /** Of what was taken from the money that is available. */
  readonly taken: readonly JournalFact[]
}

/** By budget year: an act of January may hold months of the year before. */
export async function coverLines(
  tx: Tx,
  { programme, territory }: ActProvider,
  due: readonly ActLine[],
  at: Temporal.Instant,
): Promise<Covered> {
  const covered: ActLine[] = []
  const missing: UncoveredLine[] = []
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
    for (const line of lines) {
      if (!uncovered.has(line.voucherId)) covered.push(line)
    }
    missing.push(...shareMissing(lines, uncovered))
  }
  return { covered, missing, taken }
}

/** What a voucher lacks, over its lines in their order: no line lacks more than it comes to. */
function shareMissing(
  lines: readonly ActLine[],
  uncovered: ReadonlyMap<bigint, bigint>,
): readonly UncoveredLine[] {
  const left = new Map(uncovered)
  return lines.flatMap(({ lineId, voucherId, amountTiyn }) => {
    const lacks = left.get(voucherId)
    if (lacks === undefined) return []
    const most = amountTiyn < 0n ? 0n : amountTiyn
    const missingTiyn = lacks < most ? lacks : most
    left.set(voucherId, lacks - missingTiyn)
    return [{ lineId, amountTiyn, missingTiyn }]
  })
}

/** In the order of years, so that two acts lock the books alike. */
function byYear(lines: readonly ActLine[]) {
  return [...Map.groupBy(lines, line => line.month.year)].sort(([one], [other]) => one - other)
}

export async function accrue(
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
