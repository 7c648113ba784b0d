/** A new budget year: children who have a voucher come first, before any iteration gives the money to others. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Book } from '../ledger/ledger.ts'
import { composeMoneyLeaves } from '../ledger/money-leaf.ts'
import { findNormsInForce } from '../ledger/norm.ts'
import { lockBook, reserve } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { voucherAccess } from './voucher-access.ts'
import { insertVoucherYears, selectUncarried, type UncarriedVoucher } from './year-queries.ts'

const MONTHS = 12n

export type CarryOver = {
  readonly covered: readonly { readonly id: bigint; readonly costTiyn: bigint }[]
  /** Children whose money of the year is not there (or has no norm): named to the department. */
  readonly uncovered: readonly bigint[]
  readonly coveredTiyn: bigint
  readonly missingTiyn: bigint
}

/** Each voucher wholly or not at all, in their order, as long as the money lasts. `norms` is keyed `cohort/kind`. */
export function decideCarryOver(
  vouchers: readonly UncarriedVoucher[],
  norms: ReadonlyMap<string, { readonly monthly_tiyn: bigint }>,
  availableTiyn: bigint,
): CarryOver {
  const covered: { id: bigint; costTiyn: bigint }[] = []
  const uncovered: bigint[] = []
  let [left, missingTiyn] = [availableTiyn, 0n]
  for (const { id, cohort, kind } of vouchers) {
    const costTiyn = (norms.get(`${cohort}/${kind}`)?.monthly_tiyn ?? 0n) * MONTHS
    if (costTiyn > 0n && costTiyn <= left) {
      covered.push({ id, costTiyn })
      left -= costTiyn
    } else {
      uncovered.push(id)
      missingTiyn += costTiyn
    }
  }
  return { covered, uncovered, coveredTiyn: availableTiyn - left, missingTiyn }
}

/** What carrying over would do now: nothing is written. */
export async function findCarryOver(
  read: Read,
  book: Book,
  availableTiyn: bigint,
): Promise<CarryOver> {
  const vouchers = await selectUncarried(read, book)
  if (vouchers.length === 0) return decideCarryOver([], new Map(), availableTiyn)
  const path = (await getTerritoryPath(read, book.territory)).map(step => step.code)
  const newYear = Temporal.PlainDate.from({ year: book.year, month: 1, day: 1 })
  const norms = await findNormsInForce(read, path, book.programme, newYear)
  return decideCarryOver(vouchers, norms, availableTiyn)
}

/** Part of an action that may spend the money of the year, over the locked book. Returns what was reserved. */
export async function reserveForYear(
  tx: Tx,
  setting: Setting,
  book: Book,
  availableTiyn: bigint,
): Promise<CarryOver> {
  const decided = await findCarryOver(tx, book, availableTiyn)
  if (decided.covered.length === 0) return decided
  const at = setting.clock.now()
  await insertVoucherYears(tx, book.year, decided.covered, at)
  await reserve(tx, book, decided.covered, at, `year ${book.year}`)
  await appendToJournal(tx, setting, composeMoneyLeaves(book, -decided.coveredTiyn, 'new-year'))
  return decided
}

/** Repeatable: a voucher that has money of the year is not asked about again. */
export async function carryOver(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  book: Book,
): Promise<CarryOver> {
  authorize(actor, voucherAccess.carryOver)
  const { balances } = await lockBook(tx, book)
  return reserveForYear(tx, setting, book, balances.available)
}
