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

/**
 * A live voucher holds what was reserved for it, at least its cost, less what its settled months gave back and what acts
 * hold of its months; of an ended one no more is reserved than the months need in which it was used and that no act has settled.
 */
export const noVoucherWithoutMoney = sql<Row>`
  select voucher.number as what from voucher
  left join (
    select entry.voucher_id, sum(entry.amount_tiyn) as reserved_tiyn,
           sum(entry.amount_tiyn) filter (where posting.kind = 'reserve') as given_tiyn
    from ledger_entry entry join ledger_account account on account.id = entry.account_id and account.kind = 'reserved'
    join ledger_posting posting on posting.id = entry.posting_id
    where entry.voucher_id is not null group by entry.voucher_id) money on money.voucher_id = voucher.id
  left join (
    select voucher_id, sum(amount_tiyn) as tiyn from act_line group by voucher_id) earned on earned.voucher_id = voucher.id
  left join (
    select voucher_id, sum(released_tiyn) as tiyn from voucher_month group by voucher_id) back
    on back.voucher_id = voucher.id
  left join lateral (
    select sum(voucher_portion_tiyn(voucher, used.month)) as tiyn from (
      select distinct month::date from enrolment
      cross join generate_series(date_trunc('month', starts_on::timestamp), coalesce(last_day, starts_on), '1 month') month
      where enrolment.voucher_id = voucher.id and not never_began) used
    where not exists (select from voucher_month closed
      where closed.voucher_id = voucher.id and closed.month = used.month)) unsettled
    on voucher.state in ('lapsed', 'closed') and reserved_tiyn <> 0
  where case when voucher.state in ('lapsed', 'closed') then coalesce(reserved_tiyn, 0) > coalesce(unsettled.tiyn, 0)
    else coalesce(given_tiyn, 0) < voucher.cost_tiyn
      or coalesce(reserved_tiyn, 0) <> coalesce(given_tiyn, 0) - coalesce(back.tiyn, 0) - coalesce(earned.tiyn, 0) end`

export const iterationsNeverOverspend = sql<Row>`
  select 'iteration ' || iteration.id as what from iteration
  left join iteration_decision decision
    on decision.iteration_id = iteration.id and decision.offered
  group by iteration.id
  having iteration.money_before_tiyn - iteration.money_after_tiyn <> coalesce(sum(decision.cost_tiyn), 0)
    or iteration.money_after_tiyn < 0
    or iteration.offered <> count(decision.sequence)`
