/** The money of an act's lines: which of them are covered, and from what is reserved to what is accrued. */
import type { Tx } from '../../platform/db/database.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import { coverShortages } from '../ledger/cover-shortage.ts'
import type { Book } from '../ledger/ledger.ts'
import { composeMoneyLeaves } from '../ledger/money-leaf.ts'
import { moveForVouchers } from '../ledger/post.ts'
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

type Purse = Omit<Book, 'year'>

/**
 * One answer for each of `acts`, in their order. By budget year: an act of January may hold months of the year before.
 */
export async function coverLines(
  tx: Tx,
  { programme, territory }: Purse,
  acts: readonly (readonly ActLine[])[],
  at: Temporal.Instant,
): Promise<readonly Covered[]> {
  const answers = acts.map(() => ({
    covered: [] as ActLine[],
    missing: [] as UncoveredLine[],
    taken: [] as JournalFact[],
  }))
  for (const [year, parts] of byYear(acts)) {
    const book: Book = { programme, territory, year }
    const cause = 'norm above reservation'
    const covers = await coverShortages(tx, book, parts.map(needsOf), at, cause)
    for (const [place, { uncovered, takenTiyn }] of covers.entries()) {
      const lines = parts[place] ?? []
      const answer = answers[place]
      answer?.taken.push(...composeMoneyLeaves(book, -takenTiyn, 'norm-rose'))
      answer?.covered.push(...lines.filter(line => !uncovered.has(line.voucherId)))
      answer?.missing.push(...shareMissing(lines, uncovered))
    }
  }
  return answers
}

function needsOf(lines: readonly ActLine[]): ReadonlyMap<bigint, bigint> {
  const needs = new Map<bigint, bigint>()
  for (const { voucherId, amountTiyn } of lines) {
    needs.set(voucherId, (needs.get(voucherId) ?? 0n) + amountTiyn)
  }
  return needs
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

/** In the order of years, so that two acts lock the books alike; of each act its lines of the year. */
function byYear(acts: readonly (readonly ActLine[])[]) {
  const parts = acts.map(lines => Map.groupBy(lines, line => line.month.year))
  const years = new Set(parts.flatMap(part => [...part.keys()]))
  return [...years]
    .sort((one, other) => one - other)
    .map(year => [year, parts.map(part => part.get(year) ?? [])] as const)
}

/** From what is reserved to what is accrued, a posting an act and budget year. */
export async function accrue(
  tx: Tx,
  { programme, territory }: Purse,
  acts: readonly { readonly number: string; readonly lines: readonly ActLine[] }[],
  at: Temporal.Instant,
): Promise<void> {
  for (const [year, parts] of byYear(acts.map(act => act.lines))) {
    const postings = parts.map((moves, place) => {
      const cause = `act ${acts[place]?.number}`
      return { kind: 'accrue', from: 'reserved', to: 'accrued', moves, at, cause } as const
    })
    await moveForVouchers(tx, { programme, territory, year }, postings)
  }
}
