/** The ledger's words: accounts of one programme, territory and budget year, and what is posted. */
import type { Programme } from '../territories/rollout.ts'

/**
 * `source` is the treasury (it goes below zero by what was allotted); the others never do. `reserved`: for vouchers that
 * were offered. `accrued`: for months that are confirmed. `payable`: in acts that are approved. `paid`: the bank says so.
 */
export const ACCOUNT_KINDS = [
  'source',
  'available',
  'reserved',
  'accrued',
  'payable',
  'paid',
] as const

export type AccountKind = (typeof ACCOUNT_KINDS)[number]

export type PostingKind =
  | 'allot'
  | 'reclaim'
  | 'reserve'
  | 'release'
  | 'accrue'
  | 'approve'
  | 'pay'
  | 'return'

export type Book = {
  readonly programme: Programme
  readonly territory: string
  readonly year: number
}

export type PostingLine = {
  readonly account: AccountKind
  /** Positive: into the account. All lines of a posting sum to zero. */
  readonly amountTiyn: bigint
  readonly voucherId?: bigint
}

export type LedgerRefusal = 'ledger/not-enough-money'

export const ledgerConstraints: Readonly<Record<string, LedgerRefusal>> = {
  ledger_account_not_overdrawn: 'ledger/not-enough-money',
  ledger_voucher_not_overdrawn: 'ledger/not-enough-money',
}

export type Balances = Readonly<Record<AccountKind, bigint>>

/** What a book, or a voucher, holds; zero where nothing was told. */
export function balancesOf(known: Iterable<readonly [AccountKind, bigint]>): Balances {
  const balances = {
    source: 0n,
    available: 0n,
    reserved: 0n,
    accrued: 0n,
    payable: 0n,
    paid: 0n,
  }
  for (const [kind, tiyn] of known) balances[kind] = tiyn
  return balances
}

export type Entry = {
  readonly account: AccountKind
  readonly amountTiyn: bigint
  readonly balanceBeforeTiyn: bigint
  readonly balanceAfterTiyn: bigint
  readonly voucherId: bigint | null
}

/** The entries of a posting with running balances; exact, no rounding anywhere. */
export function composeEntries(
  balances: Balances,
  lines: readonly PostingLine[],
): readonly Entry[] {
  const running: Record<AccountKind, bigint> = { ...balances }
  return lines.map(line => {
    const balanceBeforeTiyn = running[line.account]
    const balanceAfterTiyn = balanceBeforeTiyn + line.amountTiyn
    running[line.account] = balanceAfterTiyn
    return {
      account: line.account,
      amountTiyn: line.amountTiyn,
      balanceBeforeTiyn,
      balanceAfterTiyn,
      voucherId: line.voucherId ?? null,
    }
  })
}

/** Money reserved at an offer: the norm of the month times the months left, the current one included. */
export function reservationTiyn(monthlyTiyn: bigint, heldOn: Temporal.PlainDate): bigint {
  return monthlyTiyn * BigInt(13 - heldOn.month)
}
