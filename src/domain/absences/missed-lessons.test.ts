/** Lessons of a club missed in a row without a reason: the family is warned once a row, and club and office see it. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { sweepMoney } from '../../money-work.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { addAbsencePaper } from '../attendance/add-absence-paper.ts'
import { attendedClub } from '../attendance/attended-club.fixture.ts'
import { findMissedOfGroup } from './find-missed-lessons.ts'
import { warnOfMissedLessons } from './warn-of-missed-lessons.ts'

const db = useDatabase()
const SYSTEM: Actor = { kind: 'system', name: 'test' }
let town: ReturnType<typeof attendedClub>
let group: Awaited<ReturnType<(typeof town)['aGroup']>>

beforeEach(async () => {
  town = attendedClub(db)
  group = await town.aGroup(1)
})

const away = { state: 'absent' } as const

async function markLesson(number: number, content: Parameters<typeof town.mark>[2] = away) {
  town.goTo(town.day(number).toString())
  await town.mark(group, number, content)
}

const night = () =>
  town.act(tx =>
    warnOfMissedLessons(tx, SYSTEM, town.setting, { programme: 'club', territory: 'aktobe' }),
  )

async function warnings(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from message
    where template = 'lessons-missed' and application_id = ${group.first.application.id}`.execute(
    db.app,
  )
  return rows[0]?.count ?? 0
}

const seen = () =>
  findMissedOfGroup(db.app, group.provider, town.setting, {
    id: group.groupId,
    providerId: group.providerId,
    territory: 'aktobe',
  })

test('two are let be, the third is told to every legal representative, the fourth to nobody again', async () => {
  const other = await town.aGroup(1)
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${group.first.application.childId}, ${other.first.contract.guardianId}, 'register', now())`.execute(
    db.owner,
  )
  await markLesson(3, {})
  await markLesson(7)
  await markLesson(10)
  await night()
  expect(await warnings()).toBe(0)
  expect(await seen()).toEqual([])
  await markLesson(14)
  await Promise.all([night(), night()])
  expect(await warnings()).toBe(2)
  await markLesson(17)
  await night()
  expect(await warnings()).toBe(2)
  expect(await seen()).toMatchObject([{ missed: 4, application: group.first.application.number }])
})

test('a lesson between with a reason, with a paper, or attended, breaks the row', async () => {
  await markLesson(3)
  await markLesson(7)
  await markLesson(10, { state: 'absent', reason: 'illness' })
  await markLesson(14)
  await markLesson(17)
  await night()
  expect(await warnings()).toBe(0)
  // The family asked for leave on the 21st: it is no lesson missed, and no third one follows.
  await markLesson(21)
  await town.act(tx =>
    addAbsencePaper(tx, town.guardianOf(group.first), town.setting, {
      enrolmentId: group.first.enrolmentId,
      reason: 'leave',
      firstDay: town.day(21),
      lastDay: town.day(21),
      documentId: null,
    }),
  )
  await night()
  expect(await warnings()).toBe(0)
  await markLesson(24)
  await markLesson(28)
  await night()
  expect(await warnings()).toBe(0)
})

test('a correction before the night takes the third away; a new row after it is told anew', async () => {
  for (const number of [3, 7, 10]) await markLesson(number)
  await town.mark(group, 10, { state: 'present', seenRevision: 1 })
  await night()
  expect(await warnings()).toBe(0)
  for (const number of [14, 17, 21]) await markLesson(number)
  await night()
  expect(await warnings()).toBe(1)
  await markLesson(24, {})
  await markLesson(28)
  await night()
  expect(await warnings()).toBe(1)
})

test('a child that left, and a club that stopped marking, warn nobody', async () => {
  for (const number of [3, 7, 10]) await markLesson(number)
  town.goTo('2026-09-25')
  await night()
  expect(await warnings()).toBe(0)
  town.goTo('2026-09-28')
  await town.mark(group, 28, away)
  await sql`update enrolment set last_day = '2026-09-27' where id = ${group.first.enrolmentId}`.execute(
    db.owner,
  )
  await night()
  expect(await warnings()).toBe(0)
})

test('the worker does it once a night', async () => {
  for (const number of [3, 7, 10]) await markLesson(number)
  town.goTo('2026-09-11', '00:01')
  const minute = () =>
    sweepMoney({ database: db.app, setting: town.setting }, async (_what, find, work) => {
      for (const due of await find()) await town.act(tx => work(tx, due))
    })
  await minute()
  await minute()
  expect(await warnings()).toBe(1)
})
