/** Fills a city for benchmarks: children, queue, kindergartens with places, norms and money. */
import type pg from 'pg'

export type CitySize = {
  readonly children: number
  readonly queued: number
  readonly places: number
}

const COHORTS = 6

/** Bulk inserts; the queue's movements come from the triggers as ever. Day of the queue: 2026-07-01. */
export async function fillCity(owner: pg.Pool, territory: string, size: CitySize): Promise<void> {
  const offset = (await owner.query<{ n: string }>('select count(*) as n from person')).rows[0]?.n
  const base = Number(offset ?? 0)
  await owner.query(
    `insert into person (iin, full_name, birth_date, phone, created_at)
     select lpad((n)::text, 12, '0'), 'Бала ' || n,
            make_date(2026 - (1 + n % ${COHORTS})::integer, 1 + (n % 12)::integer, 1 + (n % 28)::integer), null, now()
     from generate_series($1::bigint + 1, $1::bigint + $2::bigint) n`,
    [base, size.children],
  )
  await owner.query(
    `insert into person (iin, full_name, birth_date, phone, created_at)
     select lpad((n)::text, 12, '0'), 'Ата-ана ' || n, date '1990-01-01',
            '+77' || lpad((n % 1000000000)::text, 9, '0'), now()
     from generate_series($1::bigint + 1, $1::bigint + $2::bigint) n`,
    [base + size.children, size.queued],
  )
  await owner.query(
    `insert into application (number, programme, territory_code, settlement_code, child_id, guardian_id,
       submitted_at, birth_year, cohort, tier, kind, state, last_change, changed_at, guardianship_checked, created_at)
     select 'N' || lpad(n::text, 10, '0'), 'preschool', $3, $3, child.id, guardian.id,
            timestamptz '2024-01-01 00:00+05' + (n * 7919 % 70000000) * interval '1 second'
              + n * interval '1 microsecond',
            extract(year from child.birth_date), 2026 - extract(year from child.birth_date),
            case when n % 10 = 0 then 'out-of-turn' when n % 10 < 3 then 'priority' else 'general' end,
            case when n % 50 = 0 then 'special' else 'general' end,
            'queued', 'imported', now(), true, now()
     from generate_series($1::bigint + 1, $1::bigint + $2::bigint) n
     join person child on child.iin = lpad(n::text, 12, '0')
     join person guardian on guardian.iin = lpad((n + $4)::text, 12, '0')`,
    [base, size.queued, territory, size.children],
  )
  await fillPlaces(owner, territory, size.places)
}

async function fillPlaces(owner: pg.Pool, territory: string, places: number): Promise<void> {
  await owner.query(
    `with school as (
       insert into provider (bin, programme, territory_code, settlement_code, name_kk, name_ru, ownership,
         address, capacity, listed_from, created_at)
       select lpad((abs(hashtext($1)) % 100000 * 10000 + n)::text, 12, '0'), 'preschool', $1, $1,
              'Балабақша ' || n, 'Детский сад ' || n, 'state', '—', 300, date '2024-01-01', now()
       from generate_series(1, greatest(1, $2::integer / 25)) n returning id
     ), room as (
       insert into provider_group (provider_id, name, cohort, language, kind, regime, capacity, enrolled)
       select id, cohort || '-топ', cohort, 'kk', 'general', 'full-day', 50, 0
       from school cross join generate_series(1, ${COHORTS}) cohort returning id
     ), numbered as (
       select id, row_number() over (order by id) - 1 as n, count(*) over () as rooms from room
     )
     insert into place (group_id, admission, starts_on, state, published_at, changed_at)
     select numbered.id, 'general', date '2026-07-01', 'published', now(), now()
     from generate_series(0, $2::integer - 1) k join numbered on numbered.n = k % numbered.rooms`,
    [territory, places],
  )
}

/** Norms for the country and money for exactly `offers` vouchers of July (six months each). */
export async function fillMoney(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
     select 'kz', 'preschool', cohort, kind, date '2025-01-01', 6800000
     from generate_series(1, 7) cohort cross join unnest(array['general', 'special']) kind`,
  )
}
