/** Who may rate a kindergarten, and what is kept of it. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { assertDefined } from '../../base/assert.ts'
import type { Pupil } from '../attendance/attended-month.fixture.ts'
import { findRateable } from './find-ratings.ts'
import {
  aKindergartenToRate,
  all,
  type RatedKindergarten,
  ratingLeaves,
} from './rated-kindergarten.fixture.ts'

const db = useDatabase()
let made: RatedKindergarten
let other: RatedKindergarten
let one: Pupil
let two: Pupil
let three: Pupil

beforeAll(async () => {
  made = await aKindergartenToRate(db, 3)
  other = await aKindergartenToRate(db, 1)
  const pupil = (index: number) => assertDefined(made.pupils[index], 'a pupil')
  ;[one, two, three] = [pupil(0), pupil(1), pupil(2)]
  await made.confirm(one)
}, 120_000)

async function versionsOf(pupil: Pupil) {
  const result = await sql<{ version: number; words: string | null; scores: string }>`
    select version.version, text.words, (select string_agg(score::text, '' order by criterion) from rating_score score
        where score.rating_id = rating.id and score.version = version.version) as scores
    from rating join rating_version version on version.rating_id = rating.id
    left join rating_text text on text.id = version.text_id
    where rating.child_id = ${pupil.application.childId} order by version.version`.execute(db.app)
  return result.rows
}

const mine = (pupil: Pupil) =>
  findRateable(
    db.app,
    { kind: 'guardian', personId: pupil.application.guardianId },
    {
      childId: pupil.application.childId,
      relation: { guardianIds: [pupil.application.guardianId] },
    },
    made.setting.clock.today(),
  )

describe('who may rate', () => {
  test('is a family that confirmed a month of its child in that kindergarten, and no other', async () => {
    expect(await made.give(two)).toBe('rating/no-confirmed-month')
    expect(await made.give(one, { bin: other.bin })).toBe('rating/no-confirmed-month')
    expect(await mine(two)).toEqual([])
    expect((await mine(one)).map(row => [row.bin, row.given])).toEqual([[made.bin, null]])
  })

  test('is nobody in the place of the family: another family, the kindergarten, an officer', async () => {
    const stranger = { kind: 'guardian', personId: two.application.guardianId } as const
    for (const actor of [stranger, made.provider, made.officer]) {
      await expect(made.give(one, {}, actor)).rejects.toThrow('rating.give')
    }
  })

  test('is not decided by the code alone: the database writes no rating without a confirmed month', async () => {
    const line = await made.town.lineOf(two)
    const mineConfirmed = await made.town.lineOf(one)
    const insert = (lineId: bigint, childId: bigint, providerId = made.place.id) =>
      sql`insert into rating (number, provider_id, child_id, line_id, given_at)
        values ('x', ${providerId}, ${childId}, ${lineId}, now())`.execute(db.owner)
    const wall = /needs a month that the family confirmed/
    // Not confirmed; of another child; in another kindergarten.
    await expect(insert(line.id, two.application.childId)).rejects.toThrow(wall)
    await expect(insert(mineConfirmed.id, two.application.childId)).rejects.toThrow(wall)
    const elsewhere = insert(mineConfirmed.id, one.application.childId, other.place.id)
    await expect(elsewhere).rejects.toThrow(wall)
    // Confirmed, but by an officer in the place of a silent parent.
    await sql`update sheet_line set state = 'confirmed', answered_at = now(), answered_by = 'staff:1', words = 'үнсіз'
      where id = ${line.id}`.execute(db.owner)
    await expect(insert(line.id, two.application.childId)).rejects.toThrow(wall)
    expect(await made.give(two)).toBe('rating/no-confirmed-month')
  })

  test('is a guardian also for the database', async () => {
    await made.give(one)
    const insert = sql`insert into rating_version (rating_id, version, person_id, given_at)
      select id, 99, ${two.application.guardianId}, now() from rating where child_id = ${one.application.childId}`
    await expect(insert.execute(db.owner)).rejects.toThrow(/given by a guardian/)
  })
})

describe('what is given', () => {
  test('needs a score from one to five for every criterion, and words that fit and name nobody’s number', async () => {
    const scores = all(4)
    const { care, ...withoutCare } = scores
    expect(care).toBe(4)
    await expect(made.give(one, { scores: withoutCare })).rejects.toThrow('care')
    for (const food of [0, 6, 2.5, Number.NaN]) {
      await expect(made.give(one, { scores: { ...scores, food } })).rejects.toThrow('food')
    }
    const strange = { ...scores, price: 5 } as typeof scores
    await expect(made.give(one, { scores: strange })).rejects.toThrow('scores')
    const tooLong = 'ә'.repeat(1001)
    for (const words of ['ия', '😀😀', tooLong, 'ЖСН 070301 500123 деген', '8 (701) 234-56-78']) {
      await expect(made.give(one, { words }), words).rejects.toThrow('words')
    }
    expect(await made.give(one, { words: '😀'.repeat(1000) })).toBeUndefined()
  })

  test('can be changed as often as the family likes; what it said before stays, and the same again is nothing new', async () => {
    await made.confirm(three)
    expect(await made.give(three, { scores: all(2), words: ' Тамақ суық болды ' })).toBeUndefined()
    expect(await made.give(three, { scores: all(2), words: 'Тамақ суық болды' })).toBeUndefined()
    expect(await made.give(three, { scores: all(5), words: 'Енді бәрі жақсы' })).toBeUndefined()
    expect(await made.give(three, { scores: all(5) })).toBeUndefined()
    expect(await versionsOf(three)).toEqual([
      { version: 1, words: 'Тамақ суық болды', scores: '22222' },
      { version: 2, words: 'Енді бәрі жақсы', scores: '55555' },
      { version: 3, words: null, scores: '55555' },
    ])
    expect((await mine(three))[0]?.given).toMatchObject({ version: 3, words: null, hidden: null })
  })

  test('is one rating of a child, whichever guardian sends it and however many come at once', async () => {
    const { rows } = await sql<{ id: bigint }>`
      insert into person (iin, full_name, birth_date, created_at)
      values ('900505000019', 'Екінші Ата-ана', '1990-05-05', now()) returning id`.execute(db.owner)
    const personId = rows[0]?.id ?? 0n
    await sql`insert into guardianship (child_id, guardian_id, source, since)
      values (${three.application.childId}, ${personId}, 'register', now())`.execute(db.owner)
    const before = (await versionsOf(three)).length
    const second = { kind: 'guardian', personId } as const
    await Promise.all([
      made.give(three, { scores: all(1) }, second),
      made.give(three, { scores: all(1) }, second),
      made.give(three, { scores: all(3) }),
    ])
    const after = await versionsOf(three)
    expect(after.length - before).toBeLessThanOrEqual(3)
    expect(after.map(row => row.version)).toEqual(after.map((_, index) => index + 1))
    const count = await sql<{ n: number }>`select count(*)::integer as n from rating
      where child_id = ${three.application.childId}`.execute(db.app)
    expect(count.rows[0]?.n).toBe(1)
  })

  test('leaves kindergarten and month in the log; no application, no score, no word', async () => {
    await made.give(three, { scores: all(4), words: 'Аула таза' })
    const leaves = (await ratingLeaves(db)).filter(leaf => leaf.kind === 'rating.given')
    const last = assertDefined(leaves.at(-1), 'a leaf')
    expect(last.facts).toEqual({
      provider: made.bin,
      programme: 'preschool',
      territory: 'taraz',
      month: '2026-09',
    })
    expect(last.fields).toMatchObject({ words: 'Аула таза', scores: all(4) })
    expect(last.leaf).not.toContain(three.application.number)
    expect(last.leaf).not.toContain(String(last.fields.rating))
  })
})
