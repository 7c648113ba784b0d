/** A family answers lesson by lesson: what counts when the month is submitted, and whatever goes otherwise before that. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { changeLesson, takeBackChange } from '../lessons/change-lesson.ts'
import { answerLessons } from './answer-lessons.ts'
import { attendedClub, LESSONS } from './attended-club.fixture.ts'
import { attendedMonths, type Pupil, refusalOf } from './attended-month.fixture.ts'
import { closeAnswerTime, decideLine } from './close-answer-time.ts'
import { answerDispute } from './decide-dispute.ts'
import { selectDisputes } from './dispute-queries.ts'
import { decideAnswered, type LessonMark } from './lesson-answer.ts'
import { selectAnswers, selectLessonMarks } from './lesson-answer-queries.ts'

const db = useDatabase()
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' }
const SYSTEM: Actor = { kind: 'system', name: 'test' }
let town: ReturnType<typeof attendedClub>
let group: Awaited<ReturnType<(typeof town)['aGroup']>>
let one: Pupil

beforeEach(async () => {
  town = attendedClub(db)
  group = await town.aGroup(1)
  one = group.first
})

const span = () => ({ from: town.day(1), to: town.day(30) })

async function seen(numbers: readonly number[], pupil = one): Promise<readonly LessonMark[]> {
  const marks = await selectLessonMarks(db.app, [pupil.enrolmentId], span())
  return marks.filter(mark => numbers.includes(mark.day.day))
}

async function say(
  numbers: readonly number[],
  objection: string | null = null,
  actor: Actor = town.guardianOf(one),
) {
  const marks = await seen(numbers)
  return refusalOf(
    town.act(tx =>
      answerLessons(tx, actor, town.setting, {
        enrolmentId: one.enrolmentId,
        seen: marks,
        objection,
      }),
    ),
  )
}

async function told(template: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from message
    where template = ${template} and application_id = ${one.application.id}`.execute(db.app)
  return rows[0]?.count ?? 0
}

async function leaves(): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    select kind from journal_entry where about = ${one.application.number}
      and kind ~ '^(lesson|sheet)\\.' order by id`.execute(db.app)
  return rows.map(row => row.kind)
}

async function anotherGuardian(): Promise<Actor> {
  const other = await town.aGroup(1)
  const { guardianId } = other.first.contract
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${one.application.childId}, ${guardianId}, 'register', now())`.execute(db.owner)
  return { kind: 'guardian', personId: guardianId }
}

const correct = (number: number, state: 'present' | 'absent') =>
  town.mark(group, number, { state, seenRevision: 1, words: 'Қате басылған' })

test('a month whose every lesson was confirmed week by week is not asked again', async () => {
  await town.markLessons(group, [3, 7])
  expect(await say([3, 7])).toBeUndefined()
  await town.markLessons(group, LESSONS.slice(2))
  expect(await say(LESSONS.slice(2))).toBeUndefined()
  expect(await town.submit(group)).toBe(0)
  expect(await town.lineOf(one)).toMatchObject({ state: 'confirmed' })
  expect(await told('sheet-ready')).toBe(0)
  expect(await leaves()).toEqual(['lesson.confirmed', 'lesson.confirmed', 'sheet.confirmed'])
  expect(await town.brokenPromises()).toEqual([])
})

test('one lesson that nobody confirmed, and the month is asked for as ever', async () => {
  await town.markLessons(group)
  await say(LESSONS.slice(1))
  expect(await town.submit(group)).toBe(1)
  expect(await town.lineOf(one)).toMatchObject({ state: 'submitted' })
  expect(await told('sheet-ready')).toBe(1)
  town.goTo('2026-10-01')
  expect(await town.answer(one)).toBeUndefined()
  expect(await town.lineOf(one)).toMatchObject({ state: 'confirmed' })
})

test('a mark that is corrected after it was confirmed is not confirmed any more', async () => {
  await town.markLessons(group)
  await say(LESSONS)
  await correct(7, 'absent')
  await town.mark(group, 7, { state: 'present', seenRevision: 2, words: 'Қайта түзетілді' })
  expect(await town.submit(group)).toBe(1)
  expect(await town.lineOf(one)).toMatchObject({ state: 'submitted' })
})

test('what was shown is what is answered: a correction in between is seen first', async () => {
  await town.markLessons(group, [3])
  const marks = await seen([3])
  await correct(3, 'absent')
  const input = { enrolmentId: one.enrolmentId, seen: marks, objection: null }
  const answer = town.act(tx => answerLessons(tx, town.guardianOf(one), town.setting, input))
  expect(await refusalOf(answer)).toBe('sheet/changed')
})

test('a second tap, and two taps at once, are one answer', async () => {
  await town.markLessons(group, [3, 7])
  await Promise.all([say([3, 7]), say([3, 7])])
  expect(await say([3, 7])).toBeUndefined()
  expect(await selectAnswers(db.app, [one.enrolmentId], span())).toHaveLength(2)
  expect(await leaves()).toEqual(['lesson.confirmed'])
})

test('of two guardians the one who objects is heard, and is not confirmed away', async () => {
  const other = await anotherGuardian()
  await town.markLessons(group)
  await say(LESSONS)
  expect(await say([14], 'Ол күні үйде болды', other)).toBeUndefined()
  expect(await say([14])).toBe('lesson-answer/objected')
  // All others are confirmed: the sheet comes with its one dispute, and with no question.
  expect(await town.submit(group)).toBe(0)
  const line = await town.lineOf(one)
  expect(line.state).toBe('disputed')
  const disputes = await selectDisputes(db.app, line.id)
  expect(disputes).toMatchObject([
    { claimed: 'absent', words: 'Ол күні үйде болды', state: 'open' },
  ])
  expect(await town.brokenPromises()).toEqual([])
  const [dispute] = disputes
  await town.act(tx =>
    answerDispute(tx, group.provider, town.setting, {
      disputeId: dispute?.id ?? 0n,
      agrees: true,
      words: '',
    }),
  )
  expect(await town.lineOf(one)).toMatchObject({
    state: 'confirmed',
    days: '--p---p--p---a--p---p--p---p--',
  })
})

test('a mark corrected as the family said needs no dispute', async () => {
  await town.markLessons(group)
  await say([14], 'Ол күні үйде болды')
  await correct(14, 'absent')
  await say(LESSONS.filter(number => number !== 14))
  expect(await town.submit(group)).toBe(0)
  expect(await town.lineOf(one)).toMatchObject({ state: 'confirmed' })
})

describe('an objection where other lessons were not answered', () => {
  beforeEach(async () => {
    await town.markLessons(group)
    await say([14], 'Ол күні үйде болды')
    expect(await town.submit(group)).toBe(1)
    town.goTo('2026-10-01')
  })

  test('goes with the answer of the month', async () => {
    expect(await town.answer(one)).toBeUndefined()
    const line = await town.lineOf(one)
    expect(line.state).toBe('disputed')
    expect((await selectDisputes(db.app, line.id)).map(({ day }) => day.day)).toEqual([14])
  })

  test('and holds its lesson also where nobody answers and an officer decides', async () => {
    const { id } = await town.lineOf(one)
    for (const day of ['2026-10-11', '2026-11-11', '2026-12-11']) {
      town.goTo(day, '01:00')
      await town.act(tx => closeAnswerTime(tx, SYSTEM, town.setting, id))
    }
    const words = 'Журнал бойынша болған'
    await town.act(tx => decideLine(tx, OFFICER, town.setting, { lineId: id, pay: true, words }))
    expect(await town.lineOf(one)).toMatchObject({ state: 'disputed' })
    expect(await town.brokenPromises()).toEqual([])
  })
})

test('a child that left has the lessons until then, and they may be confirmed', async () => {
  await town.markLessons(group, [3, 7, 10])
  await say([3, 7, 10])
  await sql`update enrolment set last_day = '2026-09-10' where id = ${one.enrolmentId}`.execute(
    db.owner,
  )
  town.goTo('2026-09-28')
  expect(await town.submit(group)).toBe(0)
  expect(await town.lineOf(one)).toMatchObject({
    state: 'confirmed',
    days: '--p---p--p....................',
  })
})

test('a month that is submitted is answered as a whole', async () => {
  await town.markLessons(group)
  await town.submit(group)
  expect(await say([3])).toBe('lesson-answer/month-submitted')
})

test('lessons of another family, and days of a kindergarten, are not there', async () => {
  await town.markLessons(group, [3])
  const stranger: Actor = { kind: 'guardian', personId: 999_999n }
  await expect(say([3], null, stranger)).rejects.toThrow()
  expect(await selectAnswers(db.app, [one.enrolmentId], span())).toEqual([])
  const kindergarten = attendedMonths(db)
  const { pupils, provider, groupId } = await kindergarten.aGroup(1)
  const [pupil] = pupils
  if (pupil === undefined) throw new Error('a pupil')
  kindergarten.goTo('2026-09-01')
  const first = Temporal.PlainDate.from('2026-09-01')
  await kindergarten.markDay(provider, groupId, first, [kindergarten.mark(pupil)])
  const parent: Actor = { kind: 'guardian', personId: pupil.contract.guardianId }
  const day = { day: first, state: 'present', revision: 1 } as const
  const input = { enrolmentId: pupil.enrolmentId, seen: [day], objection: null }
  await expect(
    kindergarten.act(tx => answerLessons(tx, parent, kindergarten.setting, input)),
  ).rejects.toThrow(NotFound)
})

test('a lesson that was held besides cannot be taken back under a confirmation', async () => {
  const besides = {
    groupId: group.groupId,
    day: town.day(5),
    words: 'Жарысқа дайындық',
    hour: {
      startsAt: Temporal.PlainTime.from('10:00'),
      endsAt: Temporal.PlainTime.from('11:00'),
      roomId: group.roomId,
      coachId: group.coachId,
    },
  }
  await town.act(tx => changeLesson(tx, group.provider, town.setting, besides))
  await town.markLessons(group, [3, 5])
  await say([3, 5])
  const back = town.act(tx => takeBackChange(tx, group.provider, town.setting, besides))
  expect(await refusalOf(back)).toBe('lesson/already-marked')
})

test('a day that the sheet does not pay, or pays for another reason, was not confirmed', () => {
  const setting = aSetting('2026-09-30T09:00')
  const day = (number: number) => setting.clock.today().with({ day: number })
  const answer = (number: number, state: 'present' | 'absent') => ({
    ...{ day: day(number), revision: 1, state, agrees: true, words: null, personId: 1n },
  })
  const mark = (number: number, state: 'present' | 'absent') => ({
    ...{ day: day(number), revision: 1, state },
  })
  const both = [mark(1, 'present'), mark(2, 'absent')]
  const said = [answer(1, 'present'), answer(2, 'absent')]
  expect(decideAnswered(`pa${'-'.repeat(28)}`, both, said).whole).toBe(true)
  // A certificate came: the absence is paid now, as nobody has seen it.
  expect(decideAnswered(`pi${'-'.repeat(28)}`, both, said).whole).toBe(false)
  // The lesson is none any more.
  expect(decideAnswered(`-p${'-'.repeat(28)}`, both, said).whole).toBe(false)
  // A month without a paid lesson is asked for.
  expect(decideAnswered(`aa${'-'.repeat(28)}`, both, said).whole).toBe(false)
})
