/** The pages of ratings: a family rates, the kindergarten answers, the department hides, everybody reads. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { aRatedPortal, SCORES } from './rated-portal.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let made: Awaited<ReturnType<typeof aRatedPortal>>

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-10-05T10:00' })
  made = await aRatedPortal(db, portal, 6)
  for (const pupil of made.pupils.slice(0, 5)) await made.confirm(pupil)
}, 120_000)
afterAll(() => portal?.close())

const versions = async () => {
  const result = await sql<{
    n: number
  }>`select count(*)::integer as n from rating_version`.execute(db.app)
  return result.rows[0]?.n ?? 0
}
const see = async (language = 'ru') => (await portal.visitor().get(made.publicPath(language))).body
const MARKUP = '<script>alert(1)</script> <b>Жақсы</b> & "тамаша"'

test('a family is led from its cabinet to one form, and its double click rates once', async () => {
  const parent = await made.parentOf(made.pupil(0))
  const cabinet = await parent.get(`/kk/cabinet/${made.pupil(0).application.number}`)
  expect(cabinet.body).toContain(`/rate/${made.bin}`)
  const path = made.formPath(made.pupil(0))
  const form = await parent.get(path)
  expect(form.statusCode).toBe(200)
  expect(form.body.match(/type="radio"/g)).toHaveLength(25)
  const fields = { ...parent.hidden(), ...SCORES, words: MARKUP }
  const [first, second] = [await parent.post(path, fields), await parent.post(path, fields)]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  expect(await versions()).toBe(1)
  const done = await parent.get(String(first.headers.location))
  expect(done.body).toContain('Бағаңыз қабылданды')
  // What was said is there to be changed.
  const again = await parent.get(path)
  expect(again.body.match(/ checked/g)).toHaveLength(5)
})

test('markup in the words is words, and no page tells who wrote', async () => {
  const body = await see()
  expect(body).toContain('&lt;script>alert(1)&lt;/script>')
  expect(body).not.toContain('<script>alert')
  expect(body).toMatch(/октябрь|сентябрь/)
  expect(body).not.toContain(made.pupil(0).application.number)
})

test('six stars, no stars and long numbers come back with their words and what was typed', async () => {
  const parent = await made.parentOf(made.pupil(1))
  const path = made.formPath(made.pupil(1), 'ru')
  await parent.get(path)
  const before = await versions()
  const sent = { ...SCORES, care: '6', food: '', words: 'ИИН 070301500123 <i>' }
  const answer = await parent.post(path, sent)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Поставьте оценку от 1 до 5: «Забота о ребёнке»')
  expect(answer.body).toContain('Поставьте оценку от 1 до 5: «Питание»')
  expect(answer.body).toContain('Уберите длинные номера')
  expect(answer.body).toContain('ИИН 070301500123 &lt;i>')
  expect(await versions()).toBe(before)
})

test('another family, a visitor and a family without a confirmed month find no form', async () => {
  const path = made.formPath(made.pupil(0))
  const stranger = await made.parentOf(made.pupil(1))
  expect((await stranger.get(path)).statusCode).toBe(404)
  await stranger.get(made.formPath(made.pupil(1)))
  expect((await stranger.post(path, SCORES)).statusCode).toBe(404)
  const silent = await made.parentOf(made.pupil(5))
  await silent.get('/kk/cabinet')
  expect((await silent.get(made.formPath(made.pupil(5)))).statusCode).toBe(404)
  const visitor = await portal.visitor().get(path)
  expect(visitor.statusCode).toBe(303)
  const forged = await portal.visitor().post(path, SCORES)
  expect(forged.statusCode).toBe(403)
})

test('four ratings have no mean; the fifth brings bars, the table behind them and a line in the list', async () => {
  for (const pupil of [made.pupil(1), made.pupil(2), made.pupil(3)]) await made.give(pupil)
  expect(await see()).toContain('Среднее показываем с 5 оценок')
  expect(await see()).not.toContain('kz-rating-charts')
  await made.give(made.pupil(4))
  const body = await see()
  expect(body).toContain('kz-rating-charts')
  expect(body).toMatch(/4,0 \/ 5/)
  const list = await portal.visitor().get('/kk/providers/taraz')
  expect(list.body).toContain('Баға: 4,0 (5 отбасы)')
})

test('the kindergarten answers once, from its own desk', async () => {
  const desk = await made.desk()
  const list = await desk.get('/ru/provider/ratings')
  const href = /\/ru\/provider\/ratings\/\d+/.exec(list.body)?.[0] ?? ''
  await desk.get(href)
  expect((await desk.post(href, { words: 'а' })).statusCode).toBe(422)
  await desk.get(href)
  const fields: Record<string, string> = { ...desk.hidden(), words: 'Спасибо, <b>учтём</b>' }
  const first = await desk.post(href, fields)
  expect(first.statusCode).toBe(303)
  expect((await desk.post(href, fields)).statusCode).toBe(303)
  expect((await desk.get(String(first.headers.location))).body).toContain('Ответ опубликован')
  expect((await desk.get(href)).body).not.toContain('<textarea')
  const { _requestId, ...withoutRequest } = fields
  expect((await desk.send('POST', href, urlencoded(withoutRequest))).statusCode).toBe(409)
  expect(await see()).toContain('Спасибо, &lt;b>учтём&lt;/b>')
  // A parent has no desk.
  const parent = await made.parentOf(made.pupil(0))
  expect((await parent.get(href)).statusCode).toBe(303)
})

const urlencoded = (fields: Readonly<Record<string, string>>) => ({
  payload: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
})

test('the department hides words with a reason; the page says so, the scores stay, the family reads why', async () => {
  const office = await made.office()
  const list = await office.get('/ru/department/ratings')
  const href = /\/ru\/department\/ratings\/\d+/.exec(list.body)?.[0] ?? ''
  await office.get(href)
  const wrong = await office.post(`${href}/hide`, { reason: 'low-score', words: '' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Выберите причину')
  const fields = { reason: 'advertising', words: 'Уберите ссылку. Вопросы: 8 7262 45-67-89' }
  const done = await office.post(`${href}/hide`, fields)
  expect(done.statusCode).toBe(303)
  expect((await office.get(String(done.headers.location))).body).toContain('Отзыв скрыт.')
  const body = await see()
  expect(body).toContain('Этот отзыв скрыл отдел образования. Причина: реклама.')
  expect(body).not.toContain('alert(1)')
  expect(body).not.toContain('учтём')
  expect(body).toMatch(/4,0 \/ 5/)
  const parent = await made.parentOf(made.pupil(0))
  const cabinet = await parent.get('/ru/cabinet')
  expect(cabinet.body).toContain('Причина: реклама.')
  expect(cabinet.body).toContain('Вопросы: 8 7262 45-67-89')
  expect((await office.get('/ru/department/ratings?show=hidden')).body).toContain(href)
  await office.get(href)
  const again = await office.post(`${href}/show`, {})
  expect(again.statusCode).toBe(303)
  expect(await see()).toContain('alert(1)')
})

test('another territory’s office and an auditor hide nothing', async () => {
  const office = await made.office()
  const list = await office.get('/kk/department/ratings')
  const href = /\/kk\/department\/ratings\/\d+/.exec(list.body)?.[0] ?? ''
  const elsewhere = await made.office('shymkent')
  expect((await elsewhere.get('/kk/department/ratings')).body).toContain('Мұнда пікір жоқ')
  expect((await elsewhere.get(href)).statusCode).toBe(404)
  // The form of signing out has the token of the session.
  await elsewhere.get('/kk/department/ratings')
  expect(Object.keys(elsewhere.hidden())).toContain('_csrf')
  const tried = await elsewhere.post(`${href}/hide`, { reason: 'insult', words: 'себебі' })
  expect(tried.statusCode).toBe(403)
  expect((await office.get('/kk/department/ratings/1x')).statusCode).toBe(404)
  expect((await office.get('/kk/department/ratings?show=low')).statusCode).toBe(404)
})

test('all reviews have a page of their own, and made-up addresses do not exist', async () => {
  const visitor = portal.visitor()
  const page = await visitor.get(`${made.publicPath('en')}/reviews`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('alert(1)')
  expect((await visitor.get('/en/providers/taraz/000000000000/reviews')).statusCode).toBe(404)
})
