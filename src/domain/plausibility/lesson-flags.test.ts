/** Flags of lessons on a real club: its own timetable, its own room, and only the office that looks at clubs reads them. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { attendedClub } from '../attendance/attended-club.fixture.ts'
import { changeLesson } from '../lessons/change-lesson.ts'
import { findFlags } from './find-flags.ts'
import { raiseFlags } from './raise-flags.ts'

const db = useDatabase()
const SYSTEM: Actor = { kind: 'system', name: 'test' }
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' }
const relation = { territoryPath: ['kz', 'aktobe-region', 'aktobe'] }
let town: ReturnType<typeof attendedClub>
let group: Awaited<ReturnType<(typeof town)['aGroup']>>

beforeEach(async () => {
  town = attendedClub(db)
  group = await town.aGroup(2)
})

const raise = () =>
  town.act(tx =>
    raiseFlags(tx, SYSTEM, town.setting, {
      ...{ territory: 'aktobe', month: town.month, groupId: group.groupId },
    }),
  )

async function flags(programme: 'club' | 'preschool' = 'club') {
  const none = { rule: null, state: null, month: null, bin: null }
  const filter = { ...none, territories: ['aktobe'], programme }
  const found = await findFlags(db.app, OFFICER, relation, filter, 100)
  return found.flags.filter(flag => flag.providerId === group.providerId)
}

test('lessons marked in the evening of their day are in order', async () => {
  await town.markLessons(group)
  expect(await raise()).toBe(0)
})

test('marked hours before it begins, twice, a lesson is asked about; the office of kindergartens is not', async () => {
  for (const number of [3, 7]) {
    town.goTo(town.day(number).toString(), '09:00')
    await town.mark(group, number)
  }
  expect(await raise()).toBe(1)
  expect(await flags()).toMatchObject([
    {
      rule: 'outside-timetable',
      evidence: { days: ['2026-09-03', '2026-09-07'], beforeLesson: 2 },
    },
  ])
  expect(await flags('preschool')).toEqual([])
})

test('a lesson that was moved to the morning is not early there', async () => {
  for (const number of [3, 7]) {
    await town.act(tx =>
      changeLesson(tx, group.provider, town.setting, {
        groupId: group.groupId,
        day: town.day(number),
        words: 'Таңертең өтеді',
        hour: {
          startsAt: Temporal.PlainTime.from('08:00'),
          endsAt: Temporal.PlainTime.from('09:00'),
          roomId: group.roomId,
          coachId: group.coachId,
        },
      }),
    )
    town.goTo(town.day(number).toString(), '09:00')
    await town.mark(group, number)
  }
  expect(await raise()).toBe(0)
})

test('more children than the room holds, twice, with the room and the most of them', async () => {
  await sql`update room set capacity = 1 where id = ${group.roomId}`.execute(db.owner)
  await town.markLessons(group, [3])
  expect(await raise()).toBe(0)
  await town.markLessons(group, [7])
  expect(await raise()).toBe(1)
  expect(await flags()).toMatchObject([
    { rule: 'over-room-capacity', evidence: { roomCapacity: 1, most: 2, dayCount: 2 } },
  ])
})
