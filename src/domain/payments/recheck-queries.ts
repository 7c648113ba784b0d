/** SQL behind the re-check: acts with everything that their lines follow from, and sums that must agree. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Difference, StepRow } from './recheck.ts'

/** Which acts: those of a batch, these, or all of a territory (null: of every one). */
export type RecheckScope =
  | { readonly batchId: bigint }
  | { readonly actIds: readonly bigint[] }
  | { readonly territory: string | null }

function actsOf(scope: RecheckScope) {
  if ('batchId' in scope) return sql`select act_id from payment where batch_id = ${scope.batchId}`
  if ('actIds' in scope) return sql`select unnest(${scope.actIds}::bigint[])`
  return sql`select id from act where ${scope.territory}::text is null or territory_code = ${scope.territory}`
}

export async function selectActIds(read: Read, scope: RecheckScope): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select act.id from act where id in (${actsOf(scope)}) order by id`.execute(read)
  return result.rows.map(row => row.id)
}

export type PartRow = {
  readonly lineId: bigint
  readonly childId: bigint
  readonly application: string
  readonly programme: 'preschool' | 'club'
  readonly territory: string
  readonly cohort: number
  readonly kind: 'general' | 'special'
  readonly direction: string | null
  readonly month: Temporal.PlainDate
  readonly days: string
  readonly confirmed: boolean
  readonly disputedDays: readonly number[]
  readonly takenBackDays: readonly number[]
  readonly workingDays: number
}

/**
 * Every group of the children of these acts in the months of these acts. What hangs on some thousand lines is fetched by one
 * list of keys each: the tables of a country are never read for it.
 */
export async function selectParts(
  read: Read,
  actIds: readonly bigint[],
): Promise<readonly PartRow[]> {
  const result = await sql<PartRow>`
    with own as materialized (
      select id, enrolment_id, month from sheet_line
      where id = any(array(select line_id from act_line where act_id = any(${actIds}::bigint[])))
    ), seat as materialized (
      select id, child_id, programme from enrolment where id = any(array(select enrolment_id from own))
    ), touched as materialized (
      select distinct child_id, programme, month from own join seat on seat.id = enrolment_id
    ), everywhere as materialized (
      select id, child_id, programme, application_id, voucher_id from enrolment
      where child_id = any(array(select child_id from seat))
    )
    select sheet_line.id as "lineId", enrolment.child_id as "childId", application.number as application,
           provider.programme, provider.territory_code as territory, voucher.cohort, voucher.kind, provider_group.direction, sheet_line.month,
           sheet_line.days, sheet_line.answered_by is not null and (sheet_line.state in ('confirmed', 'disputed')
             or (sheet_line.state = 'settled' and exists (
               select from act_line where act_line.line_id = sheet_line.id))) as confirmed,
           array(select extract(day from day)::integer from sheet_dispute where line_id = sheet_line.id
             and sheet_dispute.state in ('open', 'contested', 'unanswered') order by day) as "disputedDays",
           -- Since the newest act that holds the line: an act that came later has no such day.
           array(select extract(day from day)::integer from sheet_correction where line_id = sheet_line.id
             and corrected_at >= (select max(prepared_at) from act_line join act on act.id = act_id
               where act_line.line_id = sheet_line.id)) as "takenBackDays",
           sheet.working_days as "workingDays"
    from touched join everywhere enrolment
      on enrolment.child_id = touched.child_id and enrolment.programme = touched.programme
    cross join lateral (
      select * from sheet_line where enrolment_id = enrolment.id and sheet_line.month = touched.month offset 0) sheet_line
    join sheet on sheet.id = sheet_line.sheet_id join provider on provider.id = sheet.provider_id
    join provider_group on provider_group.id = sheet.group_id
    join voucher on voucher.id = enrolment.voucher_id
    join application on application.id = enrolment.application_id
    order by sheet_line.id`.execute(read)
  return result.rows
}

export async function selectSteps(
  read: Read,
  lineIds: readonly bigint[],
): Promise<readonly (StepRow & { readonly lineId: bigint })[]> {
  const result = await sql<StepRow & { lineId: bigint }>`
    select line_id as "lineId", act_id as "actId", act.number as act, sequence, days, working_days as "workingDays",
           norms, previous_tiyn as "previousTiyn", amount_tiyn as "amountTiyn"
    from act_line join act on act.id = act_id
    where line_id = any(array(select unnest(${lineIds}::bigint[]))) order by line_id, sequence`.execute(
    read,
  )
  return result.rows
}

/** Acts whose lines, ledger or payments do not come to the total of the act. */
export async function selectSumDifferences(
  read: Read,
  actIds: readonly bigint[],
): Promise<readonly Difference[]> {
  const result = await sql<Difference>`
    with asked as (select id, number, state, total_tiyn from act where id = any(${actIds}::bigint[]))
    select number as act, null as application, 'total-differs' as reason, total_tiyn::text as kept,
           coalesce(held.tiyn, 0)::text as found
    from asked left join lateral (
      select sum(amount_tiyn)::bigint as tiyn from act_line where act_id = asked.id) held on true
    where total_tiyn <> coalesce(held.tiyn, 0)
    union all
    -- Of each payment: out of payable into paid when the bank said so, and back when it came back.
    select asked.number, null, 'ledger-differs', expected.tiyn::text, coalesce(moved.tiyn, 0)::text
    from asked join payment on payment.act_id = asked.id
    cross join lateral (select case when payment.state = 'paid' then amount_tiyn else 0 end as tiyn) expected
    left join lateral (
      select sum(entry.amount_tiyn)::bigint as tiyn
      from ledger_posting posting join ledger_entry entry on entry.posting_id = posting.id
      join ledger_account account on account.id = entry.account_id
      where posting.cause = 'payment ' || payment.number and posting.kind in ('pay', 'return')
        and account.kind = 'paid') moved on true
    where expected.tiyn <> coalesce(moved.tiyn, 0)
    union all
    select asked.number, null, 'payment-differs', asked.state, coalesce(string_agg(payment.state, ' '), '')
    from asked left join payment on payment.act_id = asked.id and payment.state in ('sent', 'paid', 'returned')
    group by asked.number, asked.state
    having case asked.state
      when 'sent' then count(*) filter (where payment.state = 'sent') <> 1
      when 'paid' then count(*) filter (where payment.state = 'paid') <> 1
      when 'returned' then count(*) filter (where payment.state in ('sent', 'paid')) <> 0
      else count(payment.state) <> 0 end`.execute(read)
  return result.rows
}
