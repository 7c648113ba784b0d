/** Writes clubs into the tables of a written city: rooms, coaches and their papers, the week of each group. */
import { sql } from 'kysely'
import type { TestDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { MONTH } from './honest-city.fixture.ts'
import type { Club } from './honest-clubs.fixture.ts'
import { write } from './written-city.fixture.ts'
import {
  coachId,
  hourOf,
  KINDERGARTEN,
  roomId,
  type Tx,
  writeChanges,
  writeMarks,
} from './written-lessons.fixture.ts'

const FIRST = MONTH.toPlainDate({ day: 1 }).toString()
const CLUB = { programme: 'club', club_kind: 'private-club', territory_code: 'taraz' }

export async function writeClubs(db: TestDatabase, clubs: readonly Club[]): Promise<void> {
  const groups = clubs.flatMap(club => club.groups)
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await write(
      tx,
      'provider',
      'id bigint, bin text, programme text, club_kind text, territory_code text, settlement_code text, name_kk text, name_ru text, ownership text, address text, capacity integer, listed_from date, created_at timestamptz',
      [...clubs.map(({ id }) => ({ id, ...CLUB })), KINDERGARTEN].map(({ id, ...kind }) => ({
        ...{ id, bin: String(id).padStart(12, '0'), ...kind },
        ...{
          settlement_code: 'taraz',
          name_kk: `${id}`,
          name_ru: `${id}`,
        },
        ...{ ownership: 'private', address: '', capacity: 100, listed_from: '2024-01-01' },
        created_at: `${FIRST}T00:00:00Z`,
      })),
    )
    await write(
      tx,
      'provider_group',
      'id bigint, provider_id bigint, name text, cohort smallint, cohort_to smallint, direction text, planned_lessons smallint, language text, kind text, regime text, capacity integer, enrolled integer, away integer',
      groups.map(({ id, club }) => ({
        ...{
          id,
          provider_id: club.id,
          name: `${id}-топ`,
          cohort: 4,
          cohort_to: 12,
          direction: 'sport',
        },
        ...{ planned_lessons: 8, language: 'kk', kind: 'general', regime: 'lessons', capacity: 20 },
        ...{ enrolled: 0, away: 0 },
      })),
    )
    await writeWeeks(tx, clubs)
    await writeChanges(tx, groups)
    await writeMarks(tx, groups)
    await sql`analyze`.execute(tx)
  })
}

async function writeWeeks(tx: Tx, clubs: readonly Club[]): Promise<void> {
  const groups = clubs.flatMap(club => club.groups)
  await write(
    tx,
    'room',
    'id bigint, provider_id bigint, name text, capacity integer',
    clubs.flatMap(club =>
      club.rooms.map((capacity, at) => ({
        ...{ id: roomId(club, at), provider_id: club.id, name: `Зал ${at}`, capacity },
      })),
    ),
  )
  const coaches = clubs.flatMap(club => club.coaches.map((coach, at) => ({ club, at, ...coach })))
  await write(
    tx,
    'coach',
    'id bigint, provider_id bigint, full_name text, started_on date',
    coaches.map(({ club, at, name }) => ({
      ...{
        id: coachId(club, at),
        provider_id: club.id,
        full_name: name,
        started_on: '2026-01-05',
      },
    })),
  )
  await write(
    tx,
    'coach_evidence',
    'id bigint, coach_id bigint, kind text, reference text, checked_on date, recorded_at timestamptz, recorded_by text',
    coaches.map(({ club, at, paper }) => ({
      ...{ id: coachId(club, at), coach_id: coachId(club, at), kind: 'no-conviction' },
      ...{ reference: paper, checked_on: '2026-01-05', recorded_by: 'staff:1' },
      recorded_at: `${FIRST}T00:00:00Z`,
    })),
  )
  await write(
    tx,
    'timetable_slot',
    'id bigint, group_id bigint, weekday smallint, starts_at time, ends_at time, room_id bigint, coach_id bigint, valid_from date',
    groups.flatMap(group =>
      group.weekdays.map(weekday => ({
        ...{ id: group.id * 10 + weekday, group_id: group.id, weekday, ...hourOf(group) },
        valid_from: '2026-01-05',
      })),
    ),
  )
}
