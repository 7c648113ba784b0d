/** The promises about acts and payments, as queries that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

/**
 * Each payable day of the newest step of a month is the same in its sheet, in a month that somebody answered, and not in
 * dispute. Where an act came back, or waits, it holds too: an act never promises more.
 */
export const nothingPaidUnconfirmed = sql<Row>`
  with newest as (
    select distinct on (line_id) line_id, act_id, act_line.days
    from act_line order by line_id, sequence desc
  )
  select distinct act.number || ' ' || application.number as what
  from newest join sheet_line line on line.id = newest.line_id
  join act on act.id = newest.act_id
  join enrolment on enrolment.id = line.enrolment_id
  join application on application.id = enrolment.application_id
  cross join lateral generate_series(1, length(newest.days)) place
  where substr(newest.days, place, 1) in ('p', 'i', 'l') and (
    line.state not in ('confirmed', 'disputed', 'settled') or line.answered_by is null
    or (substr(line.days, place, 1) <> substr(newest.days, place, 1)
      -- Taken back since: a later act sets it off.
      and not exists (select from sheet_correction correction
        where correction.line_id = line.id and extract(day from correction.day) = place
          and correction.corrected_at >= act.prepared_at))
    or exists (select from sheet_dispute dispute where dispute.line_id = line.id
      and dispute.state in ('open', 'contested', 'unanswered') and extract(day from dispute.day) = place))`

/** Lines make up acts, payments are of the sum of their act, the books hold what the bank said of each. */
export const paidIsWhatActsSay = sql<Row>`
  select 'act ' || act.number as what from act
  where total_tiyn <> coalesce((select sum(amount_tiyn) from act_line where act_id = act.id), 0)
  union all
  select 'act ' || act.number from act
  where (state = 'paid') <> exists (select from payment where act_id = act.id and payment.state = 'paid')
    or (state = 'sent') <> exists (select from payment where act_id = act.id and payment.state = 'sent')
  union all
  select 'payment ' || payment.number from payment join act on act.id = act_id
  where amount_tiyn <> total_tiyn
  union all
  -- Every act is accrued, and from its approval on payable, with its very total.
  select 'act ' || coalesce(act.number, substr(moved.cause, 5))
  from act full join (
    select posting.cause, sum(entry.amount_tiyn) filter (where account.kind = 'accrued' and posting.kind = 'accrue') as accrued,
           sum(entry.amount_tiyn) filter (where account.kind = 'payable') as payable
    from ledger_posting posting join ledger_entry entry on entry.posting_id = posting.id
    join ledger_account account on account.id = entry.account_id and account.kind in ('accrued', 'payable')
    where posting.kind in ('accrue', 'approve') group by posting.cause) moved on moved.cause = 'act ' || act.number
  where act.total_tiyn is distinct from coalesce(moved.accrued, 0)
    or coalesce(moved.payable, 0) <> case when approved_at is null then 0 else act.total_tiyn end
  union all
  select 'payment ' || coalesce(payment.number, substr(moved.cause, 9))
  from payment full join (
    select posting.cause, sum(entry.amount_tiyn) as tiyn
    from ledger_posting posting join ledger_entry entry on entry.posting_id = posting.id
    join ledger_account account on account.id = entry.account_id and account.kind = 'paid'
    where posting.kind in ('pay', 'return') group by posting.cause) moved on moved.cause = 'payment ' || payment.number
  where coalesce(moved.tiyn, 0) <> case when payment.state = 'paid' then payment.amount_tiyn else 0 end`
