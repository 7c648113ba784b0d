/** Looks at the pages of ratings in a real browser: bars, words, the form on a phone, the desks. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aJourney, DESK, type Journey, lookAt, PHONE } from '../../../test/journey.ts'
import { all } from '../../domain/ratings/rated-kindergarten.fixture.ts'
import { aRatedPortal } from './rated-portal.fixture.ts'

const db = useDatabase()
let journey: Journey
let made: Awaited<ReturnType<typeof aRatedPortal>>

beforeAll(async () => {
  journey = await aJourney(db, 'ratings', { at: '2026-10-05T10:00' })
  made = await aRatedPortal(db, journey.portal, 7)
  const given: readonly (readonly [number, number, string])[] = [
    [5, 4, 'Балам қуанып барады. Тәрбиешілері сабырлы, таңертең өздері қарсы алады.'],
    [4, 3, ''],
    [
      5,
      5,
      'Территория ухоженная, зимой дорожки чистят.\nХотелось бы чаще получать фотографии с прогулок.',
    ],
    [2, 1, 'Осы жерде адамның аты жазылған пікір тұр'],
    [4, 2, 'Тамағын бала жемейді, мәзірін алдын ала ілсе екен.'],
    [5, 4, ''],
  ]
  for (const [index, [score, food, words]] of given.entries()) {
    await made.confirm(made.pupil(index))
    await made.give(made.pupil(index), { scores: { ...all(score), food }, words })
    const text = words === '' ? undefined : await made.newestText()
    if (text !== undefined && index === 3) await made.hide(text.id)
    if (text !== undefined && index === 2) {
      await made.answer(text.id, 'Рахмет! Енді әр жұмада серуеннен сурет жібереміз.')
    }
  }
  await made.confirm(made.pupil(6))
}, 240_000)
afterAll(() => journey?.close())

test('everybody sees bars with numbers and the words beneath', async () => {
  for (const [language, width] of [
    ['kk', PHONE],
    ['ru', DESK],
  ] as const) {
    const page = await journey.anybody(width)
    await page.goto(`${journey.origin}${made.publicPath(language)}`)
    await lookAt(page, `ratings-public-${language}-${width}`)
    await page.goto(`${journey.origin}${made.publicPath(language)}/reviews`)
    await lookAt(page, `ratings-reviews-${language}-${width}`)
    await page.goto(`${journey.origin}/${language}/providers/taraz`)
    await lookAt(page, `ratings-list-${language}-${width}`)
    await page.context().close()
  }
}, 60_000)

test('a parent rates by keyboard alone on a phone', async () => {
  const page = await journey.guardian(made.pupil(6).application.guardianId)
  await page.goto(`${journey.origin}/kk/cabinet`)
  await lookAt(page, 'ratings-cabinet')
  await page.goto(`${journey.origin}${made.formPath(made.pupil(6))}`)
  await lookAt(page, 'ratings-form')
  await page.getByRole('button', { name: 'Бағаны жіберу' }).click()
  await lookAt(page, 'ratings-form-mistaken')
  for (const name of ['care', 'safety', 'food', 'premises', 'openness']) {
    await page.locator(`#${name}`).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
  }
  await lookAt(page, 'ratings-form-chosen')
  expect(await page.locator('input:checked').evaluateAll(all => all.length)).toBe(5)
  await page.getByRole('button', { name: 'Бағаны жіберу' }).click()
  await page.waitForURL(/done/)
  await lookAt(page, 'ratings-done')
  await page.context().close()
}, 60_000)

test('a family reads why its words are hidden', async () => {
  const page = await journey.guardian(made.pupil(3).application.guardianId)
  await page.goto(`${journey.origin}/kk/cabinet`)
  await lookAt(page, 'ratings-cabinet-hidden')
  await page.context().close()
}, 60_000)

test('the desks of kindergarten and department are fit to be seen', async () => {
  const { provider, officer } = made
  const staffOf = (actor: typeof provider) => ('staffId' in actor ? actor.staffId : 0n)
  for (const [actor, path, name] of [
    [provider, 'provider/ratings', 'desk'],
    [officer, 'department/ratings', 'office'],
  ] as const) {
    const page = await journey.staff(staffOf(actor))
    await page.goto(`${journey.origin}/ru/${path}`)
    await lookAt(page, `ratings-${name}`)
    await page.locator('.kz-review .ds-button').first().click()
    await page.waitForURL(/ratings\/\d+/)
    await lookAt(page, `ratings-${name}-one`)
    await page.setViewportSize({ width: PHONE, height: 800 })
    await page.goto(`${journey.origin}/kk/${path}`)
    await lookAt(page, `ratings-${name}-kk-360`)
    await page.context().close()
  }
}, 60_000)
