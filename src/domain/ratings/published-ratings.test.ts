/** What everybody sees of ratings: means only of enough, words without a trace of who wrote, hidden ones with their reason. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { assertDefined } from '../../base/assert.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Pupil } from '../attendance/attended-month.fixture.ts'
import { guardianOf } from '../attendance/submitted-month.fixture.ts'
import {
  findFigures,
  findPublishedRatings,
  findRateable,
  findReceivedRatings,
  findWatchedTexts,
  viewText,
} from './find-ratings.ts'
import {
  aKindergartenToRate,
  all,
  type RatedKindergarten,
  ratingLeaves,
} from './rated-kindergarten.fixture.ts'
import { composeFigures } from './rating-figures.ts'

const db = useDatabase()
let made: RatedKindergarten
let family: Pupil
const page = { limit: 10, offset: 0 }
const stranger: Actor = { kind: 'staff', staffId: 9n, role: 'officer', territory: 'shymkent' }

beforeAll(async () => {
  made = await aKindergartenToRate(db, 5)
  for (const pupil of made.pupils) await made.confirm(pupil)
  family = assertDefined(made.pupils[0], 'a pupil')
}, 120_000)

const published = async () =>
  assertDefined(
    await findPublishedRatings(db.app, made.place, made.setting.clock.today(), page),
    'ratings are in the rules',
  )

describe('means', () => {
  test('are shown from five ratings on, of each family only what it says now', async () => {
    expect((await published()).figures).toEqual({ ratings: 0, leastShown: 5 })
    const [last, ...first] = [...made.pupils].reverse()
    for (const pupil of first) await made.give(pupil, { scores: all(5) })
    expect((await published()).figures).toEqual({ ratings: 4, leastShown: 5 })
    await made.give(assertDefined(last, 'a pupil'), { scores: { ...all(2), food: 1 } })
    await made.give(family, { scores: { ...all(5), food: 4 } })
    const { figures } = await published()
    expect(figures).toEqual({
      ratings: 5,
      leastShown: 5,
      shown: {
        // 108 points in 25 scores are 4.32.
        meanTenths: 43,
        criteria: [
          { criterion: 'care', meanTenths: 44 },
          { criterion: 'safety', meanTenths: 44 },
          { criterion: 'food', meanTenths: 40 },
          { criterion: 'premises', meanTenths: 44 },
          { criterion: 'openness', meanTenths: 44 },
        ],
        spread: [0, 1, 0, 0, 4],
      },
    })
    const ofList = await findFigures(
      db.app,
      made.place,
      [made.place.id, 0n],
      made.setting.clock.today(),
    )
    expect([...ofList]).toEqual([[made.place.id, figures]])
  })

  test('are rounded half up, and a criterion that few have rated has none', () => {
    const terms = { criteria: ['care', 'food'], leastShown: 2 } as const
    const sums = {
      ratings: 20,
      scores: 21,
      total: 90,
      spread: [0, 0, 0, 0, 20],
      byCriterion: { care: { ratings: 20, total: 85 }, food: { ratings: 1, total: 5 } },
    }
    expect(composeFigures(sums, terms).shown).toEqual({
      meanTenths: 43,
      criteria: [{ criterion: 'care', meanTenths: 43 }],
      spread: [0, 0, 0, 0, 20],
    })
    expect(composeFigures(undefined, terms)).toEqual({ ratings: 0, leastShown: 2 })
  })

  test('are nowhere where the rules know no ratings', async () => {
    const referrals = { ...made.place, territory: 'kz' }
    const day = Temporal.PlainDate.from('2020-01-01')
    expect(await findPublishedRatings(db.app, referrals, day, page)).toBeUndefined()
    expect(await findFigures(db.app, referrals, [made.place.id], day)).toEqual(new Map())
  })
})

describe('words', () => {
  test('are published with their month and nothing else', async () => {
    await made.give(family, { words: 'Балаға жылы қарайды' })
    expect((await published()).texts).toEqual([
      {
        month: Temporal.PlainDate.from('2026-09-01'),
        content: { kind: 'shown', words: 'Балаға жылы қарайды', answer: null },
      },
    ])
  })

  test('that the family changed are nobody’s to read, hide or answer', async () => {
    const old = await made.newestText()
    await made.give(family, { words: 'Тәрбиеші Айгүл айқайлайды' })
    const texts = (await published()).texts.map(text => text.content)
    expect(texts).toEqual([{ kind: 'shown', words: 'Тәрбиеші Айгүл айқайлайды', answer: null }])
    expect(await made.hide(old.id)).toBe('rating/text-replaced')
    expect(await made.answer(old.id)).toBe('rating/text-replaced')
    await expect(viewText(db.app, made.officer, old.id)).rejects.toThrow('not found')
  })

  test('are hidden with a reason that everybody sees; the scores stay, the family is told why', async () => {
    const { figures } = await published()
    const { id } = await made.newestText()
    await expect(made.hide(id, {}, stranger)).rejects.toThrow('rating.hide')
    await expect(made.hide(id, {}, made.provider)).rejects.toThrow('rating.hide')
    await expect(made.hide(id, { words: ' ' })).rejects.toThrow('words')
    expect(await made.hide(id)).toBeUndefined()
    expect(await made.hide(id)).toBe('rating/text-hidden')
    expect(await published()).toMatchObject({
      figures,
      texts: [{ content: { kind: 'hidden', reason: 'personal-data' } }],
    })
    const [own] = await findRateable(
      db.app,
      guardianOf(family),
      {
        childId: family.application.childId,
        relation: { guardianIds: [family.application.guardianId] },
      },
      made.setting.clock.today(),
    )
    expect(own?.given?.hidden).toEqual({
      reason: 'personal-data',
      words: 'Тәрбиешінің аты-жөнін алып тастаңыз',
    })
    const told = await sql<{ n: number }>`select count(*)::integer as n from message
      where template = 'rating-hidden' and person_id = ${family.application.guardianId}`.execute(
      db.app,
    )
    expect(told.rows[0]?.n).toBe(1)
    // The kindergarten does not read what is hidden either, and cannot answer it in public.
    const received = await findReceivedRatings(
      db.app,
      made.provider as Extract<Actor, { kind: 'provider' }>,
      made.setting.clock.today(),
      page,
    )
    expect(JSON.stringify(received.texts.map(text => text.content))).not.toContain('Айгүл')
    expect(await made.answer(id)).toBe('rating/text-hidden')
  })

  test('that are hidden do not come back by sending them once more', async () => {
    await made.give(family, { words: 'Жақсы балабақша' })
    await made.give(family, { words: 'Тәрбиеші Айгүл айқайлайды' })
    expect((await published()).texts[0]?.content.kind).toBe('hidden')
    const hidden = await findWatchedTexts(db.app, made.officer, 'hidden', page)
    expect(hidden.map(text => text.words)).toEqual(['Тәрбиеші Айгүл айқайлайды'])
  })

  test('can be shown again by the office', async () => {
    const { id } = await made.newestText()
    const [hidden] = await findWatchedTexts(db.app, made.officer, 'hidden', page)
    const textId = assertDefined(hidden, 'a hidden text').id
    expect(textId).toBe(id)
    await expect(made.show(textId, made.provider)).rejects.toThrow('rating.show-again')
    expect(await made.show(textId)).toBeUndefined()
    expect(await made.show(textId)).toBe('rating/text-shown')
    expect((await published()).texts[0]?.content.kind).toBe('shown')
  })

  test('are answered once, by the kindergarten itself', async () => {
    const { id } = await made.newestText()
    const other: Actor = { kind: 'provider', staffId: 1n, providerId: 0n, territory: 'taraz' }
    await expect(made.answer(id, 'Біз емес', other)).rejects.toThrow('rating.answer')
    await expect(made.answer(id, 'x')).rejects.toThrow('words')
    expect(await made.answer(id)).toBeUndefined()
    expect(await made.answer(id, 'Тағы бір сөз')).toBe('rating/already-answered')
    expect((await published()).texts[0]?.content).toMatchObject({ answer: 'Рахмет, ескереміз' })
  })

  test('of another territory are not there for an office', async () => {
    const { id } = await made.newestText()
    expect(await findWatchedTexts(db.app, stranger, 'all', page)).toEqual([])
    await expect(viewText(db.app, stranger, id)).rejects.toThrow('not found')
    await expect(findWatchedTexts(db.app, made.provider, 'all', page)).rejects.toThrow(
      'rating.list',
    )
  })

  test('can be emptied and nothing else, whoever tries', async () => {
    for (const table of ['rating_text', 'rating_answer', 'rating_ruling']) {
      const exchange = sql`update ${sql.table(table)} set words = 'Бәрі тамаша'`
      await expect(exchange.execute(db.app), table).rejects.toThrow(/can be erased, nothing else/)
    }
    const backdate = sql`update rating_text set written_at = now()`
    await expect(backdate.execute(db.app)).rejects.toThrow(/permission denied/)
    await expect(backdate.execute(db.owner)).rejects.toThrow(/can be erased/)
  })

  test('leave in the log that something was hidden, shown, answered, and no word of it', async () => {
    const leaves = await ratingLeaves(db)
    const deeds = leaves.filter(leaf => leaf.kind !== 'rating.given')
    expect(deeds.map(leaf => [leaf.kind, leaf.facts])).toEqual([
      ['rating.hidden', { provider: made.bin, territory: 'taraz', reason: 'personal-data' }],
      ['rating.shown', { provider: made.bin, territory: 'taraz' }],
      ['rating.answered', { provider: made.bin, territory: 'taraz' }],
    ])
    expect(leaves.map(leaf => leaf.leaf).join()).not.toMatch(/Айгүл|ескереміз/)
  })
})
