/** Writes what happened in the lessons of clubs: single days that were otherwise, children, marks. */
import { sql } from 'kysely'
import { MONTH } from './honest-city.fixture.ts'
import { type Club, type ClubGroup, daysOf } from './honest-clubs.fixture.ts'
import { write } from './written-city.fixture.ts'

const FIRST = MONTH.toPlainDate({ day: 1 }).toString()
export const roomId = (club: Club, at: number) => club.id * 10 + at
export const coachId = (club: Club, at: number) => club.id * 10 + at
const endOf = (startsAt: string) =>
  Temporal.PlainTime.from(startsAt).add({ minutes: 60 }).toString().slice(0, 5)

/** Of another town, so that the city's own figures stay as they are. */
export const KINDERGARTEN = {
  id: 9999,
  programme: 'preschool',
  club_kind: null,
  territory_code: 'almaty',
}
/** What the second enrolment of a child is more than the first. */
const OTHER = 500_000
const IN_KINDERGARTEN = { programme: 'preschool', group_id: 99_999 }
const ENROLLED = {
  ...{ territory_code: 'taraz', seated: true, never_began: false },
  created_at: `${FIRST}T00:00:00Z`,
}

export type Tx = Parameters<typeof write>[0]

export function hourOf({ club, room, coach, startsAt }: ClubGroup) {
  return {
    ...{ starts_at: startsAt, ends_at: endOf(startsAt) },
    ...{ room_id: roomId(club, room), coach_id: coachId(club, coach) },
  }
}

const MORNING = '10:00'

export async function writeChanges(tx: Tx, groups: readonly ClubGroup[]): Promise<void> {
  const changes = groups.flatMap(group => {
    const days = daysOf(group)
    const [cancelled, moved] = [days[group.cancelled ?? -1], days[group.moved ?? -1]]
    const none = { starts_at: null, ends_at: null, room_id: null, coach_id: null }
    return [
      ...(cancelled ? [{ group, day: cancelled, kind: 'cancelled', ...none }] : []),
      ...(moved
        ? [{ group, day: moved, kind: 'held', ...hourOf({ ...group, startsAt: MORNING }) }]
        : []),
    ]
  })
  await write(
    tx,
    'lesson_change',
    'id bigint, group_id bigint, day date, kind text, starts_at time, ends_at time, room_id bigint, coach_id bigint, words text, made_at timestamptz, made_by text',
    changes.map(({ group, day, ...rest }, index) => ({
      ...{ id: index + 1, group_id: group.id, day: day.toString(), words: 'Жарыс' },
      ...{ made_at: `${FIRST}T00:00:00Z`, made_by: 'provider:1', ...rest },
    })),
  )
}

export async function writeMarks(tx: Tx, groups: readonly ClubGroup[]): Promise<void> {
  const children = groups.flatMap(group => group.children.map(child => ({ group, child })))
  await write(
    tx,
    'enrolment',
    'id bigint, contract_id bigint, application_id bigint, child_id bigint, programme text, provider_id bigint, group_id bigint, place_id bigint, territory_code text, starts_on date, last_day date, seated boolean, never_began boolean, created_at timestamptz',
    children.flatMap(({ group, child }) => {
      const { id: provider_id } = group.club
      const own = { id: child.id, programme: 'club', provider_id, group_id: group.id }
      const day = { ...IN_KINDERGARTEN, id: child.id + OTHER, provider_id: KINDERGARTEN.id }
      const places = child.leftKindergarten === undefined ? [own] : [own, day]
      return places.map(one => ({
        ...{ ...ENROLLED, ...one, child_id: child.person, last_day: child.lastDay ?? null },
        starts_on: child.firstDay,
        ...{ contract_id: one.id, application_id: one.id, place_id: one.id },
      }))
    }),
  )
  const rows = groups.flatMap(group => rowsOf(group))
  await write(
    tx,
    'attendance_mark',
    'enrolment_id bigint, day date, state text, arrived_at time, left_at time, marked_at timestamptz, marked_by text, revision smallint',
    rows.map(row => ({ ...row, marked_by: 'provider:1', revision: 1 })),
  )
  await sql`
    insert into attendance_day (group_id, day, present, absent, first_marked_at, marked_at, marked_by)
    select group_id, day, count(*) filter (where state = 'present'), count(*) filter (where state = 'absent'),
           min(marked_at), max(marked_at), 'provider:1'
    from attendance_mark join enrolment on enrolment.id = enrolment_id where programme = 'club' group by 1, 2`.execute(
    tx,
  )
}

function rowsOf(group: ClubGroup) {
  const lessons = daysOf(group).flatMap((day, index) => {
    if (index === group.cancelled) return []
    const startsAt = index === group.moved ? MORNING : group.startsAt
    return [{ day, index, at: momentOf(day, startsAt, group.markedMinute[index] ?? 30) }]
  })
  const besides = group.besides.map(day => ({ day, index: -1, at: momentOf(day, '18:00', 0) }))
  const none = { arrived_at: null, left_at: null }
  return group.children.flatMap(child =>
    [...lessons, ...besides].flatMap(({ day, index, at }) => {
      const state = child.present[index] === false ? 'absent' : 'present'
      const mark = { day: day.toString(), marked_at: at }
      const own = { ...mark, enrolment_id: child.id, state, ...none }
      if (child.leftKindergarten === undefined) return [own]
      // Sent from the kindergarten in time for the lesson, whenever that is; or said to be there until the evening.
      const left = index === group.moved ? '09:30' : child.leftKindergarten
      const there = { ...mark, enrolment_id: child.id + OTHER, state: 'present' }
      return [own, { ...there, arrived_at: '08:30', left_at: left }]
    }),
  )
}

function momentOf(day: Temporal.PlainDate, time: string, minutes: number): string {
  return day
    .toPlainDateTime(time)
    .toZonedDateTime('Asia/Almaty')
    .add({ minutes })
    .toInstant()
    .toString()
}
