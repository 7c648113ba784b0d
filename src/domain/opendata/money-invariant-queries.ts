/** The promises about money, as queries that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

export const theLedgerSumsToZero = sql<Row>`
  select 'posting ' || posting_id as what from ledger_entry
  group by posting_id having sum(amount_tiyn) <> 0
  union all
  select 'account ' || account.id from ledger_account account
  left join ledger_entry entry on entry.account_id = account.id
  group by account.id, account.balance_tiyn
  having account.balance_tiyn <> coalesce(sum(entry.amount_tiyn), 0)`

/** A live voucher holds exactly its cost, an ended one nothing. */
export const noVoucherWithoutMoney = sql<Row>`
  select voucher.number as what from voucher
  left join ledger_entry entry on entry.voucher_id = voucher.id
  group by voucher.id, voucher.number, voucher.state, voucher.cost_tiyn
  having coalesce(sum(entry.amount_tiyn), 0)
    <> case when voucher.state in ('lapsed', 'closed') then 0 else voucher.cost_tiyn end`

export const iterationsNeverOverspend = sql<Row>`
  select 'iteration ' || iteration.id as what from iteration
  left join iteration_decision decision
    on decision.iteration_id = iteration.id and decision.offered
  group by iteration.id
  having iteration.money_before_tiyn - iteration.money_after_tiyn <> coalesce(sum(decision.cost_tiyn), 0)
    or iteration.money_after_tiyn < 0
    or iteration.offered <> count(decision.sequence)`
