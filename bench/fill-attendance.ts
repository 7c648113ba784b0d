/** Fills kindergartens with enrolled children for benchmarks: bulk inserts, the day before marked already. */
import type pg from 'pg'

export type AttendanceSize = {
  readonly providers: number
  readonly groups: number
  readonly children: number
  /** One child of so many has its very first day: its family is told. */
  readonly newcomerOf: number
}

/** Contracts and places are not read when a day is marked: they are numbers only (their foreign keys are gone here). */
export async function fillAttendance(
  owner: pg.Pool,
  size: AttendanceSize,
  dayBefore: string,
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query(`alter table enrolment drop constraint enrolment_contract_fk,
      drop constraint enrolment_place_fk; alter table application disable trigger user`)
    await fillPeople(client, size.children)
    await fillGroups(client, size)
    await client.query(
      `insert into enrolment (contract_id, application_id, child_id, programme, provider_id, group_id, place_id,
         territory_code, starts_on, seated, created_at)
       select n, application.id, child_id, 'preschool', provider_id, provider_group.id, n, 'taraz',
              case when n % $3 = 0 then $4::date + 1 else date '2026-08-03' end, true, now()
       from generate_series(1, $1::integer) n
       join application on application.number = 'N' || lpad(n::text, 10, '0')
       join provider_group on provider_group.name = (n % $2::integer)::text order by n`,
      [size.children, size.groups, size.newcomerOf, dayBefore],
    )
    await client.query(`select open_attendance_month($1::date)`, [dayBefore])
    await client.query(
      `insert into attendance_mark (enrolment_id, day, state, marked_at, marked_by)
       select id, $1::date, 'present', now(), 'provider:1' from enrolment where starts_on <= $1::date order by id`,
      [dayBefore],
    )
    await client.query(
      `insert into attendance_day (group_id, day, present, absent, first_marked_at, marked_at, marked_by)
       select group_id, day, count(*), 0, now(), now(), 'provider:1'
       from attendance_mark join enrolment on enrolment.id = enrolment_id group by group_id, day order by group_id`,
    )
    await client.query(
      `insert into attendance_start (enrolment_id, day, marked_at)
       select enrolment_id, day, marked_at from attendance_mark order by enrolment_id`,
    )
  } finally {
    client.release()
  }
  await owner.query('vacuum analyze')
}

/** Children `000000000001` on with an application `N0000000001` on each, served, and a legal representative. */
export async function fillPeople(client: pg.PoolClient, children: number): Promise<void> {
  await client.query(
    `insert into person (iin, full_name, birth_date, phone, created_at)
     select lpad(n::text, 12, '0'), 'Бала ' || n, date '2023-03-01', null, now()
     from generate_series(1, $1::integer) n`,
    [children],
  )
  await client.query(
    `insert into person (iin, full_name, birth_date, phone, created_at)
     select lpad((n + $1)::text, 12, '0'), 'Ата-ана ' || n, date '1990-01-01',
            '+77' || lpad(n::text, 9, '0'), now()
     from generate_series(1, $1::integer) n`,
    [children],
  )
  await client.query(
    `insert into guardianship (child_id, guardian_id, source, since)
     select child.id, guardian.id, 'register', now() from generate_series(1, $1::integer) n
     join person child on child.iin = lpad(n::text, 12, '0')
     join person guardian on guardian.iin = lpad((n + $1)::text, 12, '0')`,
    [children],
  )
  await client.query(
    `insert into application (number, programme, territory_code, settlement_code, child_id, guardian_id,
       submitted_at, birth_year, cohort, tier, kind, state, last_change, changed_at, guardianship_checked, created_at)
     select 'N' || lpad(n::text, 10, '0'), 'preschool', 'taraz', 'taraz', child.id, child.id + $1, now(), 2023, 3,
            'general', 'general', 'served', 'served', now(), true, now()
     from generate_series(1, $1::integer) n join person child on child.iin = lpad(n::text, 12, '0')`,
    [children],
  )
}

/** Kindergartens by BIN from `000000000001` on; group `n` is of kindergarten `1 + n % providers`. */
export async function fillGroups(
  client: pg.PoolClient,
  size: Pick<AttendanceSize, 'providers' | 'groups'>,
): Promise<void> {
  await client.query(
    `insert into provider (bin, programme, territory_code, settlement_code, name_kk, name_ru, ownership,
       address, capacity, listed_from, created_at)
     select lpad(n::text, 12, '0'), 'preschool', 'taraz', 'taraz', 'Балабақша ' || n, 'Детский сад ' || n, 'state',
            '—', 300, date '2024-01-01', now()
     from generate_series(1, $1::integer) n`,
    [size.providers],
  )
  await client.query(
    `insert into provider_group (provider_id, name, cohort, language, kind, regime, capacity, enrolled)
     select provider.id, n::text, 3, 'kk', 'general', 'full-day', 50, 26
     from generate_series(0, $1::integer - 1) n
     join provider on provider.bin = lpad((1 + n % $2::integer)::text, 12, '0')`,
    [size.groups, size.providers],
  )
}
