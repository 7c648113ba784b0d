/** The invariants as queries that must return no rows (trust.md, "Public invariants page"). */
import { type RawBuilder, sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

type Row = { readonly what: string }

/** Each row of an answer names one thing that breaks the invariant. */
const INVARIANTS: Readonly<Record<string, RawBuilder<Row>>> = {
  'the-ledger-sums-to-zero': sql<Row>`
    select 'posting ' || posting_id as what from ledger_entry
    group by posting_id having sum(amount_tiyn) <> 0
    union all
    select 'account ' || account.id from ledger_account account
    left join ledger_entry entry on entry.account_id = account.id
    group by account.id, account.balance_tiyn
    having account.balance_tiyn <> coalesce(sum(entry.amount_tiyn), 0)`,
  'no-voucher-without-money': sql<Row>`
    select voucher.number as what from voucher
    left join ledger_entry entry on entry.voucher_id = voucher.id
    group by voucher.id, voucher.number, voucher.state, voucher.cost_tiyn
    having coalesce(sum(entry.amount_tiyn), 0)
      <> case when voucher.state in ('lapsed', 'closed') then 0 else voucher.cost_tiyn end`,
  'queue-is-submissions-less-departures': sql<Row>`
    select coalesce(moved.number, application.number) as what
    from (select number, sum(change) as standing from queue_movement group by number) moved
    full join application on application.number = moved.number
    where coalesce(moved.standing, 0) <> case when application.state = 'queued' then 1 else 0 end`,
  'queue-numbers-are-the-order': sql<Row>`
    select milestone.number as what from queue_milestone milestone
    join queue_category category using (territory_code, programme, cohort, tier)
    join lateral (
      select count(*) as standing from application
      where state = 'queued' and territory_code = milestone.territory_code
        and programme = milestone.programme and cohort = milestone.cohort and tier = milestone.tier
        and (submitted_at, number collate "C") <= (milestone.submitted_at, milestone.number)
    ) now on true
    join lateral (
      select coalesce(sum(change), 0) as moved from queue_movement movement
      where (movement.territory_code, movement.programme, movement.cohort, movement.tier)
          = (milestone.territory_code, milestone.programme, milestone.cohort, milestone.tier)
        and not pg_visible_in_snapshot(movement.xid, category.snapshot)
        and (movement.submitted_at, movement.number collate "C") <= (milestone.submitted_at, milestone.number)
    ) tail on true
    where milestone.rank + tail.moved <> now.standing`,
  'offered-applications-have-one-live-voucher': sql<Row>`
    select application.number as what from application
    left join voucher on voucher.application_id = application.id
      and voucher.state not in ('lapsed', 'closed')
    where application.state = 'offered'
    group by application.id, application.number having count(voucher.id) <> 1
    union all
    select voucher.number from voucher join application on application.id = voucher.application_id
    where voucher.state in ('offered', 'confirmed') and application.state <> 'offered'`,
  'iterations-never-overspend': sql<Row>`
    select 'iteration ' || iteration.id as what from iteration
    left join iteration_decision decision
      on decision.iteration_id = iteration.id and decision.offered
    group by iteration.id
    having iteration.money_before_tiyn - iteration.money_after_tiyn <> coalesce(sum(decision.cost_tiyn), 0)
      or iteration.offered <> count(decision.sequence)`,
  'every-fact-has-its-salt': sql<Row>`
    select 'journal entry ' || journal_entry.id as what from journal_entry
    left join journal_private on journal_private.entry_id = journal_entry.id
    where journal_private.entry_id is null`,
}

export const INVARIANT_NAMES = Object.keys(INVARIANTS)

const SHOWN = 5

/** The first rows that break an invariant; empty when it holds. */
export async function findViolations(read: Read, name: string): Promise<readonly string[]> {
  const query = INVARIANTS[name]
  if (query === undefined) throw new Error(`no invariant ${name}`)
  const result = await sql<Row>`select what from (${query}) broken limit ${SHOWN}`.execute(read)
  return result.rows.map(row => row.what)
}
