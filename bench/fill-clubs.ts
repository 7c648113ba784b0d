/**
 * Fills the clubs of Aktobe beside whatever a benchmark measures: the figures of seed 002, so that every bench runs in an
 * installation of two programmes. Filled after the measured city: benches draw its rows by number.
 */
import type pg from 'pg'

/** Of August 2025 (seed 002). */
const UNIVERSAL = 11_113
const TARGETED = 29_061
const QUEUED = 12_454
const CLUBS = 320

/** Day of the queue: 2026-07-01. Children of 4 to 17, one parent each; the queue, held vouchers of both forms, clubs with places. */
export async function fillClubs(owner: pg.Pool): Promise<void> {
  const count = await owner.query<{ n: string }>('select count(*) as n from person')
  const base = Number(count.rows[0]?.n ?? 0)
  const children = UNIVERSAL + TARGETED + QUEUED
  await owner.query(
    `insert into person (iin, full_name, birth_date, phone, created_at)
     select lpad(n::text, 12, '0'), 'Бала ' || n, make_date(2026 - (4 + n % 14)::integer, 1 + (n % 12)::integer,
            1 + (n % 28)::integer), null, now()
     from generate_series($1::bigint + 1, $1::bigint + $2::bigint) n
     union all
     select lpad(n::text, 12, '0'), 'Ата-ана ' || n, date '1988-01-01', '+77' || lpad((n % 1000000000)::text, 9, '0'), now()
     from generate_series($1::bigint + $2::bigint + 1, $1::bigint + 2 * $2::bigint) n`,
    [base, children],
  )
  await owner.query(
    `insert into application (number, programme, territory_code, settlement_code, child_id, guardian_id, submitted_at,
       birth_year, cohort, tier, kind, form, state, last_change, changed_at, guardianship_checked, created_at)
     select 'K' || lpad(n::text, 10, '0'), 'club', 'aktobe', 'aktobe', child.id, guardian.id,
            timestamptz '2025-06-01 00:00+05' + (n * 7919 % 30000000) * interval '1 second' + n * interval '1 microsecond',
            extract(year from child.birth_date), 2026 - extract(year from child.birth_date),
            case when n % 10 = 0 then 'out-of-turn' when n % 10 < 3 then 'priority' else 'general' end, 'general',
            case when n - $1::bigint > $3::bigint + $4::bigint then 'targeted' else 'universal' end,
            case when n - $1::bigint <= $3::bigint then 'queued' else 'served' end, 'imported', now(), true, now()
     from generate_series($1::bigint + 1, $1::bigint + $2::bigint) n
     join person child on child.iin = lpad(n::text, 12, '0')
     join person guardian on guardian.iin = lpad((n + $2::bigint)::text, 12, '0')`,
    [base, children, QUEUED, UNIVERSAL],
  )
  await fillVouchers(owner)
  await fillGroups(owner)
}

async function fillVouchers(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into iteration (programme, territory_code, number, held_on, held_at, held_by, rule_pack_id, rule_pack_version,
       input_hash, result_hash, offered, skipped, money_before_tiyn, money_after_tiyn, bundle)
     select 'club', 'aktobe', 1, date '2026-02-02', now(), 'bench', id, version, '', '', $1::integer, '{}', 1, 0, '{}'
     from rule_pack where regime = 'single-voucher' order by id, version limit 1`,
    [UNIVERSAL],
  )
  await owner.query(
    `insert into voucher (number, application_id, child_id, programme, territory_code, settlement_code, cohort, kind, form,
       iteration_id, state, year, cost_tiyn, offered_at, notified_at, confirmed_at, between_since, changed_at)
     select 'W' || application.number, application.id, child_id, programme, territory_code, settlement_code, cohort, kind, form,
            case form when 'universal' then (select max(id) from iteration) end, 'held', 2026, 18500 * 600, now(), now(),
            now(), now(), now()
     from application where programme = 'club' and state = 'served'`,
  )
}

async function fillGroups(owner: pg.Pool): Promise<void> {
  await owner.query(
    `with club as (
       insert into provider (bin, programme, territory_code, settlement_code, name_kk, name_ru, ownership, club_kind, address,
         capacity, listed_from, created_at)
       select lpad((990000000000 + n)::text, 12, '0'), 'club', 'aktobe', 'aktobe', 'Үйірме ' || n, 'Кружок ' || n,
              case when n % 3 = 0 then 'private' else 'state' end,
              (array['private-club', 'school-club', 'state-club'])[1 + n % 3], '—', 300, date '2024-01-01', now()
       from generate_series(1, $1::integer) n returning id
     ), room as (
       insert into provider_group (provider_id, name, cohort, cohort_to, language, kind, regime, capacity, enrolled, direction,
         planned_lessons)
       select id, ages || '-топ', 4 + 3 * ages, 6 + 3 * ages, 'kk', 'general', 'lessons', 25, 0,
              (array['sport', 'creative', 'education'])[1 + ages % 3], 8
       from club cross join generate_series(0, 3) ages returning id
     )
     insert into place (group_id, admission, starts_on, state, published_at, changed_at)
     select id, 'general', date '2026-07-01', 'published', now(), now() from room cross join generate_series(1, 5)`,
    [CLUBS],
  )
}
