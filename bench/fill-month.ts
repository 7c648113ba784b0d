/** Fills a month for benchmarks: vouchers whose money is reserved, enrolled children, a mark for each of its days. */
import type pg from 'pg'
import { fillGroups, fillPeople } from './fill-attendance.ts'

export type MonthSize = {
  readonly territories: number
  readonly providers: number
  readonly groups: number
  readonly children: number
}

export const NORM_TIYN = 6_812_300

/**
 * Contracts, places and iterations are not read on the way to an act: they are numbers only (their foreign keys are gone
 * here, and those of the marks, which nobody writes any more). Whoever lives in one territory has rows beside each other,
 * as an iteration leaves them; the marks come day by day.
 */
export async function fillMonth(
  owner: pg.Pool,
  size: MonthSize,
  workingDays: readonly Temporal.PlainDate[],
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query(`alter table enrolment drop constraint enrolment_contract_fk, drop constraint enrolment_place_fk,
      drop constraint enrolment_no_overlap; alter table application disable trigger user;
      alter table voucher drop constraint voucher_iteration_fk;
      alter table attendance_mark drop constraint attendance_mark_enrolment_fk`)
    await fillTerritories(client, size)
    await fillPeople(client, size.children)
    await fillVouchers(client, size)
    await fillBooks(client, size)
    await fillMarks(client, workingDays)
  } finally {
    client.release()
  }
  await owner.query('vacuum analyze')
}

/** Groups 0, 1, 2... in the order of the territories of their kindergartens, as `one_group.place`. */
async function fillTerritories(client: pg.PoolClient, size: MonthSize): Promise<void> {
  await client.query(
    `insert into territory (code, parent_code, kind, name_kk, name_ru, name_en)
     select 'bench-' || n, 'taraz', 'district', 'Аудан ' || n, 'Район ' || n, 'District ' || n
     from generate_series(0, $1::integer - 1) n`,
    [size.territories],
  )
  await fillGroups(client, size)
  await client.query(
    `update provider set territory_code = 'bench-' || ((bin::bigint - 1) * $1::integer / $2::integer)
     where bin::bigint between 1 and $2::integer`,
    [size.territories, size.providers],
  )
  await client.query(`create temporary table one_group as
    select row_number() over (order by provider.bin, provider_group.id) - 1 as place, provider_group.id, provider_id,
           territory_code
    from provider_group join provider on provider.id = provider_id`)
  await client.query(`create unique index on one_group (place); analyze one_group`)
}

async function fillVouchers(client: pg.PoolClient, size: MonthSize): Promise<void> {
  const given = [size.children, size.groups]
  await client.query(
    `insert into voucher (number, application_id, child_id, programme, territory_code, settlement_code, cohort, kind,
       iteration_id, state, year, cost_tiyn, offered_at, changed_at)
     select 'V' || lpad(n::text, 10, '0'), application.id, child_id, 'preschool', one_group.territory_code, 'taraz', 3,
            'general', 1, 'enrolled', 2026, 3 * ${NORM_TIYN}, '2026-07-01 04:00+00', '2026-08-03 04:00+00'
     from generate_series(1, $1::integer) n
     join application on application.number = 'N' || lpad(n::text, 10, '0')
     join one_group on place = (n - 1)::bigint * $2::integer / $1::integer order by n`,
    given,
  )
  await client.query(
    `insert into enrolment (contract_id, application_id, voucher_id, child_id, programme, provider_id, group_id,
       place_id, territory_code, starts_on, seated, created_at)
     select n, voucher.application_id, voucher.id, child_id, 'preschool', provider_id, one_group.id, n,
            one_group.territory_code, date '2026-08-03', true, now()
     from generate_series(1, $1::integer) n join voucher on voucher.number = 'V' || lpad(n::text, 10, '0')
     join one_group on place = (n - 1)::bigint * $2::integer / $1::integer order by n`,
    given,
  )
}

/** Allotted is exactly what is reserved: whatever an act takes must come from its own vouchers. */
async function fillBooks(client: pg.PoolClient, { territories }: MonthSize): Promise<void> {
  await client.query(
    `insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
     values ('kz', 'preschool', 3, 'general', '2025-01-01', ${NORM_TIYN})`,
  )
  await client.query(
    `insert into ledger_account (programme, territory_code, year, kind)
     select 'preschool', 'bench-' || n, 2026, kind from generate_series(0, $1::integer - 1) n
     cross join unnest(array['source', 'available', 'reserved', 'accrued', 'payable', 'paid']) with ordinality
       given (kind, place) order by n, place`,
    [territories],
  )
  await client.query(
    `with line as (
       select territory_code, 'reserved' as kind, id as voucher_id, cost_tiyn as tiyn from voucher
       union all
       select territory_code, 'source', null, -sum(cost_tiyn)::bigint from voucher group by territory_code
     ), posting as (
       insert into ledger_posting (kind, at, cause, entry_count)
       select 'reserve', '2026-07-01 04:00+00', territory_code, count(*) from line group by territory_code
       returning id, cause
     ), numbered as (
       select posting.id, row_number() over (partition by posting.id order by voucher_id nulls first) as sequence,
              account.id as account_id, voucher_id, tiyn,
              sum(tiyn) over (partition by account.id order by voucher_id)::bigint as after_tiyn
       from line join posting on posting.cause = line.territory_code
       join ledger_account account on account.territory_code = line.territory_code and account.kind = line.kind
     )
     insert into ledger_entry (posting_id, sequence, account_id, voucher_id, amount_tiyn, balance_before_tiyn,
       balance_after_tiyn)
     select id, sequence, account_id, voucher_id, tiyn, after_tiyn - tiyn, after_tiyn
     from numbered order by id, sequence`,
  )
}

/** Fourteen of fifteen came. */
async function fillMarks(
  client: pg.PoolClient,
  workingDays: readonly Temporal.PlainDate[],
): Promise<void> {
  const [first] = workingDays
  await client.query('select open_attendance_month($1::date)', [first?.toString()])
  for (const [place, day] of workingDays.entries()) {
    await client.query(
      `insert into attendance_mark (enrolment_id, day, state, reason, marked_at, marked_by)
       select id, $1::date, case when (id + $2) % 15 = 0 then 'absent' else 'present' end,
              case when (id + $2) % 15 = 0 then 'illness' end, $1::date + interval '4 hours', 'provider:1'
       from enrolment order by id`,
      [day.toString(), place],
    )
  }
}
