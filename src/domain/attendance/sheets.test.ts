/** A month from submission to the last word: confirmed, or disputed by the day. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { addAbsencePaper } from './add-absence-paper.ts'
import { attendedMonths, type Pupil, refusalOf } from './attended-month.fixture.ts'
import { answerDispute, decideDispute } from './decide-dispute.ts'
import { selectDisputes } from './dispute-queries.ts'
import { lockChildren } from './sheet-queries.ts'
import { guardianOf, OFFICER, twoChildren, WHOLE } from './submitted-month.fixture.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let town: (typeof made)['town']
let group: (typeof made)['group']
let one: (typeof made)['one']
let other: (typeof made)['other']
let submitMonth: (typeof made)['submitMonth']
let answer: (typeof made)['answer']
let claim: (typeof made)['claim']
let sweep: (typeof made)['sweep']

beforeEach(async () => {
  made = await twoChildren(db)
  ;({ town, group, one, other, submitMonth, answer, claim, sweep } = made)
})

describe('a month is submitted', () => {
  test('from its last working day on, once, with every day marked or seen to be missing', async () => {
    const submit = (seen = false) => refusalOf(town.submit(group.provider, group.groupId, seen))
    town.goTo('2026-09-29')
    expect(await submit(true)).toBe('sheet/month-not-over')
    town.goTo('2026-09-30')
    expect(await submit()).toBe('sheet/days-not-marked')
    expect(await submit(true)).toBeUndefined()
    expect(await submit(true)).toBe('sheet/already-submitted')
    expect((await town.lineOf(one)).days).toBe('aaaa--aaaaa--aaaaa--aaaaa--aaa')
    const late = town.markDay(group.provider, group.groupId, town.month.toPlainDate({ day: 30 }), [
      town.mark(one),
    ])
    expect(await refusalOf(late)).toBe('attendance/month-submitted')
    await expect(town.submit(OFFICER, group.groupId)).rejects.toBeInstanceOf(NotAllowed)
  })

  test('twice at once, one of the two', async () => {
    town.goTo('2026-09-30')
    const both = await Promise.all(
      [1, 2].map(() => refusalOf(town.submit(group.provider, group.groupId, true))),
    )
    expect(both.sort()).toEqual(['sheet/already-submitted', undefined])
  })

  test('after any other sheet of its children: a limit of the year is not used twice', async () => {
    town.goTo('2026-09-30')
    const done: string[] = []
    await town.act(async tx => {
      await lockChildren(tx, [one.contract.childId])
      const submitted = town
        .submit(group.provider, group.groupId, true)
        .then(() => done.push('sheet'))
      // It waits for the child, not for time: the lock that it waits for is seen by everybody.
      await expect
        .poll(async () => {
          const { rows } = await sql`select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`.execute(db.owner)
          return rows.length
        })
        .toBe(1)
      expect(done).toEqual([])
      void submitted
    })
    await expect.poll(() => done).toEqual(['sheet'])
  })

  test('with illness that has its paper, and leave that was asked for', async () => {
    const septemberDay = (number: number) => town.month.toPlainDate({ day: number })
    const papers = { first: septemberDay(1), last: septemberDay(3) }
    const { rows } = await sql<{ id: bigint }>`
      insert into document (sha256, media_type, size_bytes, file_name, uploaded_at)
      values (repeat('a', 64), 'application/pdf', 10, 'x.pdf', now()) returning id`.execute(
      db.owner,
    )
    const paper = (pupil: Pupil, reason: 'illness' | 'leave', documentId: bigint | null) =>
      town.act(tx =>
        addAbsencePaper(tx, guardianOf(pupil), town.setting, {
          enrolmentId: pupil.enrolmentId,
          reason,
          firstDay: papers.first,
          lastDay: papers.last,
          documentId,
        }),
      )
    await paper(one, 'illness', rows[0]?.id ?? null)
    await paper(other, 'leave', null)
    await expect(paper(one, 'illness', null)).rejects.toThrow(/document/)
    const stranger = { ...one, contract: other.contract }
    await expect(paper(stranger, 'leave', null)).rejects.toBeInstanceOf(NotAllowed)
    await town.aMarkedMonth(group, (pupil, day) =>
      day.day <= 4 ? { state: 'absent', reason: pupil === one ? 'illness' : 'leave' } : {},
    )
    await town.submit(group.provider, group.groupId)
    expect((await town.lineOf(one)).days.slice(0, 4)).toBe('iiia')
    expect((await town.lineOf(other)).days.slice(0, 4)).toBe('llla')
  })

  test('until the 7th of the next month parents answer; late sheets leave them three working days', async () => {
    await submitMonth()
    expect((await town.lineOf(one)).answerUntil.toString()).toBe('2026-10-07T19:00:00Z')
    town = attendedMonths(db)
    const late = await town.aGroup(1)
    town.goTo('2026-10-07')
    await town.submit(late.provider, late.groupId, true)
    const [pupil] = late.pupils
    if (pupil === undefined) throw new Error('a pupil')
    // Thursday, Friday, Monday.
    expect((await town.lineOf(pupil)).answerUntil.toString()).toBe('2026-10-12T19:00:00Z')
  })
})

describe('a parent', () => {
  test('confirms what she saw, once; nobody else answers for the child', async () => {
    await submitMonth()
    expect(await answer(one, [], 'aaaa--aaaaa--aaaaa--aaaaa--aaa')).toBe('sheet/changed')
    expect(await answer(one)).toBeUndefined()
    expect(await town.lineOf(one)).toMatchObject({ state: 'confirmed', days: WHOLE })
    expect(await answer(one)).toBe('sheet/already-answered')
    await expect(answer({ ...other, contract: one.contract })).rejects.toBeInstanceOf(NotAllowed)
  })

  test('and the other parent at once: one answer counts', async () => {
    await submitMonth()
    const both = await Promise.all([answer(one), answer(one, [claim(1, 'absent')])])
    expect(both.filter(code => code === undefined)).toHaveLength(1)
    expect(both).toContain('sheet/already-answered')
  })

  test('disputes single days against their mark, none twice, no weekend', async () => {
    await submitMonth()
    expect(await answer(other, [claim(5)])).toBe('sheet/day-not-disputable')
    expect(await answer(other, [claim(3)])).toBe('sheet/day-not-disputable')
    expect(await answer(one, [claim(3)])).toBe('sheet/day-not-disputable')
    const october = { ...claim(1), day: Temporal.PlainDate.from('2026-10-01') }
    expect(await answer(other, [october])).toBe('sheet/day-not-disputable')
    await expect(answer(other, [claim(1), claim(1)])).rejects.toThrow(/days/)
    await expect(answer(other, [{ ...claim(1), words: ' ' }])).rejects.toThrow(/words/)
    expect(await answer(other, [claim(1), claim(2)])).toBeUndefined()
    expect((await town.lineOf(other)).state).toBe('disputed')
  })
})

describe('a disputed day', () => {
  beforeEach(() => submitMonth())

  const disputes = async () => selectDisputes(db.app, (await town.lineOf(other)).id)
  const reply = (disputeId: bigint, agrees: boolean, actor = group.provider) =>
    refusalOf(
      town.act(tx =>
        answerDispute(tx, actor, town.setting, { disputeId, agrees, words: 'Келген жоқ' }),
      ),
    )
  const decide = (disputeId: bigint, upheld: boolean) =>
    refusalOf(
      town.act(tx =>
        decideDispute(tx, OFFICER, town.setting, {
          disputeId,
          upheld,
          words: 'Камера жазбасы бар',
        }),
      ),
    )

  test('is as the parent says when the kindergarten agrees, or the department upholds it', async () => {
    await answer(other, [claim(1), claim(2)])
    const [first, second] = await disputes()
    if (first === undefined || second === undefined) throw new Error('two disputes')
    expect(await decide(second.id, true)).toBe('sheet/nothing-to-decide')
    expect(await reply(first.id, true)).toBeUndefined()
    expect(await town.lineOf(other)).toMatchObject({
      state: 'disputed',
      days: `pa${WHOLE.slice(2)}`,
    })
    expect(await reply(second.id, false)).toBeUndefined()
    expect(await reply(second.id, true)).toBe('sheet/nothing-to-decide')
    expect(await decide(second.id, true)).toBeUndefined()
    expect(await town.lineOf(other)).toMatchObject({ state: 'confirmed', days: WHOLE })
    expect(await decide(second.id, false)).toBe('sheet/nothing-to-decide')
  })

  test('that is dismissed stays as it was marked; the month is confirmed without it', async () => {
    await answer(other, [claim(1)])
    const [dispute] = await disputes()
    await reply(dispute?.id ?? 0n, false)
    await decide(dispute?.id ?? 0n, false)
    expect(await town.lineOf(other)).toMatchObject({
      state: 'confirmed',
      days: `aa${WHOLE.slice(2)}`,
    })
  })

  test('that the kindergarten does not answer goes to the department, which it may still spare the work', async () => {
    await answer(other, [claim(1), claim(2)])
    const [first, second] = await disputes()
    await sweep()
    expect((await disputes()).map(one => one.state)).toEqual(['open', 'open'])
    // Three working days after the 30th of September: Thursday, Friday, Monday.
    town.goTo('2026-10-05', '23:59')
    await sweep()
    expect((await disputes()).map(one => one.state)).toEqual(['open', 'open'])
    town.goTo('2026-10-06', '00:00')
    await sweep()
    expect((await disputes()).map(one => one.state)).toEqual(['unanswered', 'unanswered'])
    expect(await reply(first?.id ?? 0n, true)).toBeUndefined()
    expect(await decide(second?.id ?? 0n, true)).toBeUndefined()
    expect((await town.lineOf(other)).state).toBe('confirmed')
  })

  test('is answered by its kindergarten alone, and decided by its department', async () => {
    await answer(other, [claim(1)])
    const [dispute] = await disputes()
    const id = dispute?.id ?? 0n
    await expect(reply(id, true, guardianOf(other))).rejects.toBeInstanceOf(NotAllowed)
    const far: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'almaty' }
    await reply(id, false)
    await expect(
      town.act(tx =>
        decideDispute(tx, far, town.setting, { disputeId: id, upheld: true, words: 'жоқ' }),
      ),
    ).rejects.toBeInstanceOf(NotAllowed)
  })
})
