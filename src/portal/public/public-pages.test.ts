/** What anybody reads without signing in: the queue, a number, iterations, and checking them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aPortal, type Portal } from '../../../test/portal.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import type { Application } from '../../domain/applications/application.ts'
import { holdIteration } from '../../domain/iterations/hold-iteration.ts'

const db = useDatabase()
let portal: Portal
const children: Application[] = []

beforeAll(async () => {
  portal = await aPortal(db.app, { at: '2026-07-01T09:00' })
  const { setting } = portal
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 2 * 6 * 68_000 })
  for (let index = 0; index < 5; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    children.push(await submit(db.app, setting))
  }
  setting.clock.advance({ minutes: 1 })
  await holdIteration(db.app, SYSTEM, setting, { programme: 'preschool', territory: 'taraz' })
})
afterAll(() => portal.app.close())

const text = async (url: string) => (await portal.visitor().get(url)).body

describe('the open queue', () => {
  test('lists every queue and every category with its length', async () => {
    expect(await text('/ru/queue')).toContain('href="/ru/queue/taraz"')
    const page = await text('/ru/queue/taraz')
    expect(page).toContain('href="/ru/queue/taraz/3/general"')
    expect(page).toContain('Детей в очереди сейчас: 3')
    for (const href of ['/ru/bulletins/taraz', '/ru/rounds?territory=taraz']) {
      expect(page).toContain(`href="${href}"`)
      expect((await portal.visitor().get(href)).statusCode).toBe(200)
    }
  })

  test('shows a category in its order without a name, an IIN or a settlement', async () => {
    const page = await text('/kk/queue/taraz/3/general')
    const shown = [...page.matchAll(/applications\/([0-9A-Z-]{11})"/g)].map(match => match[1])
    expect(shown).toEqual(children.slice(2).map(child => child.number))
    expect(page).not.toMatch(/Сынақ|\d{12}/)
  })

  test('goes on after the key of the last row, with places counted on', async () => {
    const [, , third] = children
    const page = await text(
      `/kk/queue/taraz/3/general?after=${third?.submittedAt}_${third?.number}`,
    )
    const shown = [...page.matchAll(/applications\/([0-9A-Z-]{11})"/g)].map(match => match[1])
    expect(shown).toEqual(children.slice(3).map(child => child.number))
    expect(page).toMatch(/<th scope="row"[^>]*>2<\/th>/)
  })

  test.each([
    '/kk/queue/nowhere',
    '/kk/queue/taraz/3/royal',
    '/kk/queue/taraz/03/general',
    '/kk/queue/taraz?programme=x',
    '/kk/queue/taraz/3/general?after=x',
    '/kk/queue/taraz/3/general?after=2026-99-99T99:99:99Z_K7M-4PX-92T',
    '/kk/applications/KKK-KKK-KKK',
    '/kk/applications/x',
    '/kk/iterations/0',
    '/kk/iterations/99999999999999999999',
    '/kk/iterations/1?after=99999999999999',
    '/kk/iterations?territory=nowhere',
    '/k/x',
  ])('%s does not exist', async url => {
    expect((await portal.visitor().get(url)).statusCode).toBe(404)
  })
})

describe('a number is found', () => {
  test('in lower case, in Cyrillic, with spaces instead of dashes', async () => {
    const number = children[4]?.number ?? ''
    const cyrillic = [...number.toLowerCase()].map(letter => CYRILLIC[letter] ?? letter).join('')
    for (const typed of [number.toLowerCase(), cyrillic, number.replaceAll('-', ' ')]) {
      const answer = await portal.visitor().get(`/kk/queue?number=${encodeURIComponent(typed)}`)
      expect(answer.headers.location).toBe(`/kk/applications/${number}`)
    }
  })

  test('or it is said what is wrong with it, keeping what was typed', async () => {
    const answer = await portal.visitor().get('/kk/queue?number=K7M')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('value="K7M"')
    expect(answer.body).toContain('ds-error-summary')
  })

  test('by the short link of an SMS', async () => {
    const number = children[4]?.number ?? ''
    const answer = await portal
      .visitor()
      .get(`/k/${number.replaceAll('-', '')}`, { 'accept-language': 'ru' })
    expect(answer.headers.location).toBe(`/ru/applications/${number}`)
  })

  test('and explained: place, who is before, what moved it, what happened', async () => {
    const page = await text(`/ru/applications/${children[4]?.number}`)
    expect(page).toContain('0 вне очереди, 0 первоочередных, 2 из общей очереди')
    expect(page).toContain('ваучер предложен 2 детям')
    expect(page).toContain('Заявление принято')
    expect(page).toContain('не хватило денег')
  })

  test('and when a voucher was offered there is no number any more', async () => {
    const page = await text(`/ru/applications/${children[0]?.number}`)
    expect(page).toContain('номера в очереди больше нет')
    expect(page).toContain('Войти и подтвердить')
  })
})

describe('an iteration', () => {
  test('shows totals, reasons and each decision in order', async () => {
    expect(await text('/ru/iterations')).toContain('href="/ru/iterations/1"')
    const page = await text('/ru/iterations/1')
    expect(page).toContain('не хватило денег')
    const shown = [...page.matchAll(/applications\/([0-9A-Z-]{11})"/g)].map(match => match[1])
    expect(shown).toEqual(children.map(child => child.number))
  })

  test('tells one who was not reached why, and what would have sufficed', async () => {
    const page = await text(`/ru/iterations/1/why?number=${children[4]?.number}`)
    expect(page).toContain('рассмотрели 5-м')
    expect(page).toMatch(/в бюджете не хватило 1\s224\s000\s₸/)
    const stranger = await text(`/ru/iterations/1/why?number=${drawBusinessNumber(() => 7)}`)
    expect(stranger).toContain('не участвовало в этой итерации')
  })

  test('replays in the portal, and a changed file is found out', async () => {
    const bundle = await portal.app.inject({ url: '/api/v1/iterations/1/bundle' })
    expect(bundle.statusCode).toBe(200)
    expect((await upload(bundle.body)).body).toContain('Бәрі сәйкес')
    const forged = bundle.body.replace('"outcome":"skipped"', '"outcome":"offered"')
    expect((await upload(forged)).body).toContain('Сәйкес емес')
    for (const rubbish of ['', '{', '[]', 'null', '{"format":"kezek.iteration/1"}', '\0\0']) {
      expect((await upload(rubbish)).statusCode).toBe(422)
    }
  })
})

async function upload(content: string) {
  const visitor = portal.visitor()
  await visitor.get('/kk/replay')
  const part = (head: string, body: string) =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  return visitor.send('POST', '/kk/replay', {
    payload: `${part('name="_csrf"', visitor.hidden()._csrf ?? '')}${part(
      'name="bundle"; filename="b.json"\r\nContent-Type: application/json',
      content,
    )}--x--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
}

test('the type of a problem is an address that says in words what it means', async () => {
  const visitor = portal.visitor()
  const first = await visitor.get('/problems/voucher/deadline-passed', { 'accept-language': 'ru' })
  expect(first.headers.location).toBe('/ru/problems/voucher/deadline-passed')
  expect(await text('/ru/problems/voucher/deadline-passed')).toContain('Срок ответа по ваучеру')
  expect((await visitor.get('/ru/problems/voucher/__proto__')).statusCode).toBe(404)
})

describe('open pages', () => {
  test.each([
    '/kk',
    '/ru/queue',
    '/en/queue/taraz',
    '/kk/iterations',
    '/kk/iterations/1',
    '/kk/rules',
    '/ru/rules/taraz?on=2026-07-01',
    '/kk/rollout',
    '/ru/providers/taraz',
    '/kk/accessibility',
    '/ru/journal',
    '/en/open-data',
  ])('%s has an ETag, answers 304 to it and HEAD without a body', async url => {
    const visitor = portal.visitor()
    const first = await visitor.get(url)
    expect(first.statusCode).toBe(200)
    expect(first.headers['cache-control']).toContain('public')
    expect(first.headers['set-cookie']).toBeUndefined()
    const etag = String(first.headers.etag)
    const again = await visitor.get(url, { 'if-none-match': etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const head = await visitor.head(url)
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag])
  })

  test('are compressed for those who can read it, under the same tag', async () => {
    const plain = await portal.visitor().get('/kk')
    const packed = await portal.visitor().get('/kk', { 'accept-encoding': 'br' })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(packed.headers.etag).toBe(plain.headers.etag)
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
  })
})

const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  p: 'р',
  t: 'т',
  x: 'х',
}
