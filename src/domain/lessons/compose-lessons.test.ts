/** The lessons of a month: the week, its exceptions, holidays; and whoever changes them under a teacher's hands. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aClub } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction, type Tx, violatedConstraint } from '../../platform/db/database.ts'
import { addSlot } from './add-slot.ts'
import { changeLesson, takeBackChange } from './change-lesson.ts'
import { composeLessons } from './compose-lessons.ts'
import { endSlot } from './end-slot.ts'
import { findLessons, findTimetable } from './find-lessons.ts'
import type { LessonHour, TimetableSlot } from './lesson.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const OCTOBER = Temporal.PlainYearMonth.from('2026-10')
const setting = aSetting('2026-10-05T09:00')
const HOUR = { startsAt: time('16:00'), endsAt: time('17:30'), roomId: 1n, coachId: 1n }
const slot = (weekday: number, more: Partial<TimetableSlot> = {}): TimetableSlot => ({
  id: BigInt(weekday),
  groupId: 1n,
  weekday,
  validFrom: day('2026-01-01'),
  validTo: null,
  ...HOUR,
  ...more,
})
const daysOf = (lessons: readonly { readonly day: Temporal.PlainDate }[]) =>
  lessons.map(lesson => lesson.day.day)

describe('the lessons of a month', () => {
  const compose = (
    ...given: Parameters<typeof composeLessons> extends [infer _, infer _, ...infer Rest]
      ? Rest
      : never
  ) => composeLessons(setting.calendar, OCTOBER, ...given)

  test('are those of the week, Saturdays and Sundays like other days', () => {
    expect(daysOf(compose([slot(1), slot(6)], []))).toEqual([3, 5, 10, 12, 17, 19, 24, 31])
    expect(daysOf(compose([slot(7)], []))).toEqual([4, 11, 18])
  })

  test('fall out on a holiday, unless it is said that one is held', () => {
    // 26 October 2026, a Monday, is a day off: 25 October, Republic Day, is a Sunday.
    expect(setting.calendar.daysOff.has('2026-10-26')).toBe(true)
    expect(daysOf(compose([slot(1)], []))).toEqual([5, 12, 19])
    const held = {
      id: 1n,
      groupId: 1n,
      day: day('2026-10-26'),
      words: 'Жарыс',
      kind: 'held',
      ...HOUR,
    } as const
    expect(daysOf(compose([slot(1)], [held]))).toEqual([5, 12, 19, 26])
  })

  test('change from the day on from which the week does', () => {
    const slots = [
      slot(1, { validTo: day('2026-10-12') }),
      slot(3, { validFrom: day('2026-10-13'), startsAt: time('18:00'), endsAt: time('19:00') }),
    ]
    const lessons = compose(slots, [])
    expect(daysOf(lessons)).toEqual([5, 12, 14, 21, 28])
    expect(lessons.at(-1)?.startsAt.toString()).toBe('18:00:00')
    const cancelled = {
      id: 1n,
      groupId: 1n,
      day: day('2026-10-14'),
      words: 'Жаттықтырушы ауырды',
      kind: 'cancelled',
    } as const
    expect(daysOf(compose(slots, [cancelled]))).toEqual([5, 12, 21, 28])
  })
})

describe('a club', () => {
  const db = useDatabase()
  let club: Awaited<ReturnType<typeof aClub>>
  let hour: LessonHour
  let actor: Actor
  const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db.app, work)
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Refusal ? error.code : violatedConstraint(error)),
    )
  const mark = (text: string) =>
    sql`insert into attendance_day (group_id, day, present, absent, first_marked_at, marked_at, marked_by)
      values (${club.groupId}, ${text}, 1, 0, now(), now(), 'test')`.execute(db.owner)

  beforeAll(async () => {
    club = await aClub(db.app, setting)
    actor = { kind: 'provider', staffId: 1n, providerId: club.providerId, territory: 'aktobe' }
    const { rows } = await sql<{ room: bigint; coach: bigint }>`
      with place as (insert into room (provider_id, name, capacity) values (${club.providerId}, 'Зал', 20) returning id),
      person as (insert into coach (provider_id, full_name, started_on)
        values (${club.providerId}, 'Жаттықтырушы', '2026-01-01') returning id)
      select place.id as room, person.id as coach from place, person`.execute(db.owner)
    hour = { ...HOUR, roomId: rows[0]?.room ?? 0n, coachId: rows[0]?.coach ?? 0n }
  })

  test('keeps a week with one lesson a day, and ends one without touching what was marked', async () => {
    const add = (weekday: number, from: string) =>
      act(tx =>
        addSlot(tx, actor, setting, {
          groupId: club.groupId,
          weekday,
          validFrom: day(from),
          ...hour,
        }),
      )
    const monday = await add(1, '2026-10-01')
    await add(4, '2026-10-01')
    expect(await refusal(add(1, '2026-10-12'))).toBe('timetable_slot_one_a_day')
    const lessons = await findLessons(db.app, setting.calendar, [club.groupId], OCTOBER)
    expect(daysOf(lessons.get(club.groupId) ?? [])).toEqual([1, 5, 8, 12, 15, 19, 22, 29])
    await mark('2026-10-12')
    const end = (text: string) =>
      act(tx => endSlot(tx, actor, setting, { slotId: monday, lastDay: day(text) }))
    expect(await refusal(end('2026-10-11'))).toBe('lesson/already-marked')
    await end('2026-10-12')
    await add(1, '2026-10-13')
    const after = await findTimetable(db.app, setting.calendar, club.groupId, OCTOBER)
    expect(daysOf(after.lessons)).toEqual([1, 5, 8, 12, 15, 19, 22, 29])
    expect(after.slots).toHaveLength(3)
  })

  test('says of a single day that its lesson falls out, once, with a reason, and not when it was marked', async () => {
    const change = (text: string, words = 'Жаттықтырушы ауырды') =>
      act(tx =>
        changeLesson(tx, actor, setting, {
          groupId: club.groupId,
          day: day(text),
          hour: null,
          words,
        }),
      )
    await expect(change('2026-10-08', ' ')).rejects.toBeInstanceOf(BadInput)
    const both = await Promise.all([change('2026-10-08'), change('2026-10-08')].map(refusal))
    expect(both.sort()).toEqual(['done', 'lesson_change_one_a_day'])
    expect(await refusal(change('2026-10-12'))).toBe('lesson/already-marked')
    const found = await findTimetable(db.app, setting.calendar, club.groupId, OCTOBER)
    expect(daysOf(found.lessons)).not.toContain(8)
    await act(tx =>
      takeBackChange(tx, actor, setting, { groupId: club.groupId, day: day('2026-10-08') }),
    )
    const again = await findTimetable(db.app, setting.calendar, club.groupId, OCTOBER)
    expect(daysOf(again.lessons)).toContain(8)
  })

  test('changes nothing of another club, of a kindergarten, or of a month that is submitted', async () => {
    const stranger: Actor = {
      kind: 'provider',
      staffId: 2n,
      providerId: 999_999n,
      territory: 'aktobe',
    }
    const change = (who: Actor) =>
      act(tx =>
        changeLesson(tx, who, setting, {
          groupId: club.groupId,
          day: day('2026-10-21'),
          hour,
          words: 'Қосымша сабақ',
        }),
      )
    await expect(change(stranger)).rejects.toMatchObject({ name: 'NotAllowed' })
    const missing = act(tx =>
      endSlot(tx, actor, setting, { slotId: 999_999n, lastDay: day('2026-10-21') }),
    )
    await expect(missing).rejects.toBeInstanceOf(NotFound)
    const { rows } = await sql<{
      id: string
      version: string
    }>`select id, version from rule_pack limit 1`.execute(db.app)
    await sql`insert into sheet (group_id, provider_id, month, rule_pack_id, rule_pack_version, working_days, submitted_at,
        submitted_by)
      values (${club.groupId}, ${club.providerId}, '2026-10-01', ${rows[0]?.id}, ${rows[0]?.version}, 12, now(), 'test')`.execute(
      db.owner,
    )
    expect(await refusal(change(actor))).toBe('lesson/month-submitted')
  })
})
