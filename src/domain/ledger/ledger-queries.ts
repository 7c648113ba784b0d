/** All SQL of the ledger and of budgets. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import {
  ACCOUNT_KINDS,
  type AccountKind,
  type Balances,
  type Book,
  balancesOf,
  type Entry,
  type PostingKind,
} from './ledger.ts'

type AccountRow = { id: bigint; kind: AccountKind; balance_tiyn: bigint }

export async function openAccounts(tx: Tx, book: Book): Promise<void> {
  await sql`
    insert into ledger_account (programme, territory_code, year, kind)
    select ${book.programme}, ${book.territory}, ${book.year}, kind
    from unnest(${ACCOUNT_KINDS}::text[]) kind
    on conflict do nothing`.execute(tx)
}

/** Locks the accounts of a book, always in one order. */
export async function lockAccounts(
  tx: Tx,
  book: Book,
): Promise<ReadonlyMap<AccountKind, AccountRow>> {
  const result = await sql<AccountRow>`
    select id, kind, balance_tiyn from ledger_account
    where programme = ${book.programme} and territory_code = ${book.territory} and year = ${book.year}
    order by id for update`.execute(tx)
  return new Map(result.rows.map(row => [row.kind, row]))
}

/** The books of a year and of those after it, as far as they are opened: in the order in which everybody locks them. */
export async function lockBooksFrom(tx: Tx, book: Book): Promise<void> {
  await sql`
    select id from ledger_account
    where programme = ${book.programme} and territory_code = ${book.territory} and year >= ${book.year}
    order by year, id for update`.execute(tx)
}

export async function selectBalances(read: Read, book: Book): Promise<Balances> {
  const rows = await read
    .selectFrom('ledger_account')
    .select(['kind', 'balance_tiyn'])
    .where('programme', '=', book.programme)
    .where('territory_code', '=', book.territory)
    .where('year', '=', book.year)
    .execute()
  return balancesOf(rows.map(row => [row.kind as AccountKind, row.balance_tiyn]))
}

/** What one voucher holds in the accounts of a book. */
export async function selectVoucherBalances(
  read: Read,
  book: Book,
  voucherId: bigint,
): Promise<Balances> {
  const result = await sql<{ kind: AccountKind; tiyn: bigint }>`
    select account.kind, sum(entry.amount_tiyn)::bigint as tiyn
    from ledger_entry entry join ledger_account account on account.id = entry.account_id
    where entry.voucher_id = ${voucherId} and account.programme = ${book.programme}
      and account.territory_code = ${book.territory} and account.year = ${book.year}
    group by account.kind`.execute(read)
  return balancesOf(result.rows.map(row => [row.kind, row.tiyn]))
}

/** What a voucher has reserved, by year; years without are not in the map. */
export async function selectReservedByYear(
  read: Read,
  voucher: { readonly id: bigint },
): Promise<ReadonlyMap<number, bigint>> {
  const result = await sql<{ year: number; tiyn: bigint }>`
    select account.year, sum(entry.amount_tiyn)::bigint as tiyn
    from ledger_entry entry join ledger_account account on account.id = entry.account_id
    where entry.voucher_id = ${voucher.id} and account.kind = 'reserved'
    group by account.year having sum(entry.amount_tiyn) > 0 order by account.year`.execute(read)
  return new Map(result.rows.map(row => [row.year, row.tiyn]))
}

/** What each of these vouchers has reserved in a book; those with nothing are not in the map. */
export async function selectReserved(
  read: Read,
  book: Book,
  voucherIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, bigint>> {
  const result = await sql<{ id: bigint; tiyn: bigint }>`
    select entry.voucher_id as id, sum(entry.amount_tiyn)::bigint as tiyn
    from ledger_entry entry join ledger_account account on account.id = entry.account_id
    where entry.voucher_id = any(${voucherIds}::bigint[]) and account.kind = 'reserved'
      and account.programme = ${book.programme} and account.territory_code = ${book.territory}
      and account.year = ${book.year}
    group by entry.voucher_id`.execute(read)
  return new Map(result.rows.map(row => [row.id, row.tiyn]))
}

export type Posting = {
  readonly kind: PostingKind
  readonly at: Temporal.Instant
  readonly cause: string
  readonly entries: readonly Entry[]
}

/** In the order given: each begins where the one before ended. One statement, however many. */
export async function insertPostings(
  tx: Tx,
  postings: readonly Posting[],
  accounts: ReadonlyMap<AccountKind, AccountRow>,
): Promise<void> {
  const columns = columnsOf(postings, accounts)
  await sql`
    with given as (
      select * from unnest(${postings.map(one => one.kind)}::text[], ${postings.map(one => one.at)}::timestamptz[],
        ${postings.map(one => one.cause)}::text[], ${postings.map(one => one.entries.length)}::integer[])
        with ordinality given (kind, at, cause, entry_count, place)
    ), inserted as (
      insert into ledger_posting (kind, at, cause, entry_count)
      select kind, at, cause, entry_count from given order by place returning id
    ), placed as (
      -- Identities are drawn in the order of the rows, so the n-th smallest id belongs to the n-th posting.
      select id, row_number() over (order by id) as place from inserted
    )
    insert into ledger_entry (posting_id, sequence, account_id, voucher_id, amount_tiyn,
                              balance_before_tiyn, balance_after_tiyn)
    select placed.id, sequence, account_id, voucher_id, amount_tiyn, before_tiyn, after_tiyn
    from unnest(
      ${columns.places}::bigint[], ${columns.sequences}::integer[], ${columns.accountIds}::bigint[],
      ${columns.voucherIds}::bigint[], ${columns.amounts}::bigint[], ${columns.before}::bigint[], ${columns.after}::bigint[])
      entry (place, sequence, account_id, voucher_id, amount_tiyn, before_tiyn, after_tiyn)
    join placed using (place) order by place, sequence`.execute(tx)
}

/** The entries of all postings column by column: thousands go as seven values. */
function columnsOf(postings: readonly Posting[], accounts: ReadonlyMap<AccountKind, AccountRow>) {
  const places: number[] = []
  const sequences: number[] = []
  const accountIds: (bigint | null)[] = []
  const voucherIds: (bigint | null)[] = []
  const amounts: bigint[] = []
  const before: bigint[] = []
  const after: bigint[] = []
  for (const [place, { entries }] of postings.entries()) {
    for (const [index, entry] of entries.entries()) {
      places.push(place + 1)
      sequences.push(index + 1)
      accountIds.push(accounts.get(entry.account)?.id ?? null)
      voucherIds.push(entry.voucherId)
      amounts.push(entry.amountTiyn)
      before.push(entry.balanceBeforeTiyn)
      after.push(entry.balanceAfterTiyn)
    }
  }
  return { places, sequences, accountIds, voucherIds, amounts, before, after }
}

/** What was allotted before this change; the row stays locked until the transaction ends. */
export async function lockBudget(tx: Tx, book: Book): Promise<bigint> {
  await sql`
    insert into budget (territory_code, programme, year, allotted_tiyn, changed_at)
    values (${book.territory}, ${book.programme}, ${book.year}, 0, now())
    on conflict do nothing`.execute(tx)
  const row = await tx
    .selectFrom('budget')
    .select('allotted_tiyn')
    .where('territory_code', '=', book.territory)
    .where('programme', '=', book.programme)
    .where('year', '=', book.year)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.allotted_tiyn
}

export async function updateBudget(tx: Tx, book: Book, allottedTiyn: bigint, at: Temporal.Instant) {
  await tx
    .updateTable('budget')
    .set({ allotted_tiyn: allottedTiyn, changed_at: at })
    .where('territory_code', '=', book.territory)
    .where('programme', '=', book.programme)
    .where('year', '=', book.year)
    .execute()
}

export async function selectBudgets(read: Read, territories: readonly string[] | null) {
  const result = await sql<{
    territory_code: string
    programme: Programme
    year: number
    allotted_tiyn: bigint
  }>`
    select territory_code, programme, year, allotted_tiyn from budget
    where ${territories}::text[] is null or territory_code = any(${territories}::text[])
    order by territory_code, programme, year`.execute(read)
  return result.rows
}

/** Must return no rows: postings that do not balance, balances that are not the sum of their entries. */
export async function selectUnbalanced(read: Read): Promise<readonly { readonly what: string }[]> {
  const result = await sql<{ what: string }>`
    select 'posting ' || posting_id as what from ledger_entry
    group by posting_id having sum(amount_tiyn) <> 0
    union all
    select 'account ' || account.id from ledger_account account
    left join ledger_entry entry on entry.account_id = account.id
    group by account.id, account.balance_tiyn
    having account.balance_tiyn <> coalesce(sum(entry.amount_tiyn), 0)`.execute(read)
  return result.rows
}
