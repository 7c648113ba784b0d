/** A club that answers its families' lessons itself, week by week on its own tablet, is found before it asks for the month. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { answerLessons } from '../attendance/answer-lessons.ts'
import { attendedClub } from '../attendance/attended-club.fixture.ts'
import type { Pupil } from '../attendance/attended-month.fixture.ts'
import { selectLessonMarks } from '../attendance/lesson-answer-queries.ts'
import { findFlags } from './find-flags.ts'
import { raiseFlags } from './raise-flags.ts'

const db = useDatabase()
const SYSTEM: Actor = { kind: 'system', name: 'test' }
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' }
let town: ReturnType<typeof attendedClub>
let group: Awaited<ReturnType<(typeof town)['aGroup']>>

beforeEach(async () => {
  town = attendedClub(db)
  group = await town.aGroup(4)
})

/** Confirms the lessons of these days as they are marked. */
async function confirm(pupil: Pupil, numbers: readonly number[], device: string) {
  const span = { from: town.day(1), to: town.day(30) }
  const marks = await selectLessonMarks(db.app, [pupil.enrolmentId], span)
  const seen = marks.filter(mark => numbers.includes(mark.day.day))
  const from = { device, address: `10.0.0.${pupil.enrolmentId}` }
  const input = { enrolmentId: pupil.enrolmentId, seen, objection: null, from }
  await town.act(tx => answerLessons(tx, town.guardianOf(pupil), town.setting, input))
}

async function flags() {
  const look = { territory: 'aktobe', month: town.month, groupId: null }
  await town.act(tx => raiseFlags(tx, SYSTEM, town.setting, look))
  const relation = { territoryPath: ['kz', 'aktobe-region', 'aktobe'] }
  const none = { rule: null, state: null, month: null, bin: null }
  const filter = { ...none, territories: ['aktobe'], programme: 'club' as const }
  const found = await findFlags(db.app, OFFICER, relation, filter, 100)
  return found.flags.filter(
    flag => flag.providerId === group.providerId && flag.rule === 'one-device',
  )
}

test('four families whose lessons are confirmed from one tablet are a flag, though no month was asked for yet', async () => {
  await town.markLessons(group, [3, 7])
  for (const pupil of group.pupils) await confirm(pupil, [3], 'tablet of the club')
  for (const pupil of group.pupils) await confirm(pupil, [7], 'tablet of the club')
  const [flag, ...others] = await flags()
  expect(others).toEqual([])
  expect(flag?.evidence).toMatchObject({ families: 4, devices: 1 })
  const ids = group.pupils.map(pupil => pupil.enrolmentId)
  const { rows } = await sql<{ device: string }>`
    select device from answer_trace where enrolment_id = any(${ids}::bigint[])`.execute(db.owner)
  expect(rows).toHaveLength(4)
  expect(JSON.stringify(rows)).not.toContain('tablet')
})

test('four families on their own phones are none, nor three on one', async () => {
  await town.markLessons(group, [3])
  for (const [place, pupil] of group.pupils.entries()) {
    await confirm(pupil, [3], place === 0 ? 'phone of her own' : 'phone of the grandmother')
  }
  expect(await flags()).toEqual([])
})

test('lessons and months count together: who confirmed lessons on the tablet and who the month on it', async () => {
  await town.markLessons(group)
  const numbers = [3, 7, 10, 14, 17, 21, 24, 28]
  for (const pupil of group.pupils.slice(0, 2)) await confirm(pupil, numbers, 'tablet')
  await town.submit(group)
  town.goTo('2026-10-01')
  expect(await flags()).toEqual([])
  for (const pupil of group.pupils.slice(2)) {
    await town.answer(pupil, [], { device: 'tablet', address: `10.0.1.${pupil.enrolmentId}` })
  }
  expect((await flags())[0]?.evidence).toMatchObject({ families: 4, devices: 1 })
})
