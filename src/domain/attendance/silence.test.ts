/** A month that no parent answers. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { refusalOf } from './attended-month.fixture.ts'
import { decideLine } from './close-answer-time.ts'
import { OFFICER, twoChildren } from './submitted-month.fixture.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let town: (typeof made)['town']
let one: (typeof made)['one']
let submitMonth: (typeof made)['submitMonth']
let answer: (typeof made)['answer']
let sweep: (typeof made)['sweep']

beforeEach(async () => {
  made = await twoChildren(db)
  ;({ town, one, submitMonth, answer, sweep } = made)
})

describe('silence', () => {
  beforeEach(() => submitMonth())
  const decide = (pay: boolean, words = 'Отбасы сапарда, журнал бойынша болған') =>
    town
      .lineOf(one)
      .then(line =>
        refusalOf(
          town.act(tx => decideLine(tx, OFFICER, town.setting, { lineId: line.id, pay, words })),
        ),
      )

  test('is neither yes nor zero: it waits two months more, in which the parent may answer', async () => {
    town.goTo('2026-10-08', '00:00')
    await sweep()
    await sweep()
    expect(await town.lineOf(one)).toMatchObject({ state: 'unconfirmed', carried: 1 })
    expect((await town.lineOf(one)).answerUntil.toString()).toBe('2026-11-07T19:00:00Z')
    town.goTo('2026-11-08', '00:00')
    await sweep()
    expect(await town.lineOf(one)).toMatchObject({ carried: 2, mustDecide: false })
    expect(await answer(one)).toBeUndefined()
    expect((await town.lineOf(one)).state).toBe('confirmed')
  })

  test('that lasts must be decided by an OFFICER, with a reason; then it is too late to answer', async () => {
    for (const day of ['2026-10-08', '2026-11-08', '2026-12-08', '2027-01-08']) {
      town.goTo(day, '00:00')
      await sweep()
    }
    expect(await town.lineOf(one)).toMatchObject({ carried: 3, mustDecide: true })
    expect(await answer(one)).toBe('sheet/too-late')
    await expect(decide(true, ' ')).rejects.toThrow(/words/)
    expect(await decide(true)).toBeUndefined()
    expect((await town.lineOf(one)).state).toBe('confirmed')
    expect(await decide(false)).toBe('sheet/nothing-to-decide')
  })

  test('may be refused by an officer: then nothing of it is paid', async () => {
    expect(await decide(false)).toBe('sheet/nothing-to-decide')
    town.goTo('2026-10-08', '00:00')
    await sweep()
    expect(await decide(false)).toBeUndefined()
    expect((await town.lineOf(one)).state).toBe('refused')
    expect(await answer(one)).toBe('sheet/already-answered')
  })

  test('leaves its traces in the log, and no day of a child in public', async () => {
    const before = (await town.leaves()).length
    town.goTo('2026-10-08', '00:00')
    await sweep()
    await decide(true)
    expect((await town.leaves()).slice(before)).toEqual([
      'sheet.unconfirmed',
      'sheet.unconfirmed',
      'sheet.confirmed',
    ])
    const { rows } = await sql`
      select from journal_entry where kind like 'sheet.%' and leaf ~ '[pila.-]{28}'`.execute(db.app)
    expect(rows).toHaveLength(0)
  })
})
