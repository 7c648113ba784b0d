/** Letters through HTTP: written by an officer, read and answered by a kindergarten, seen by nobody else; and how they look. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aProviderDesk } from '../../../test/provider-desk.ts'
import { aServedPortal } from '../../../test/served-portal.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let officer: Official
let desk: Awaited<ReturnType<typeof aProviderDesk>>
let neighbour: Awaited<ReturnType<typeof aProviderDesk>>
let bin = ''

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-11-20T10:00' })
  officer = await anOfficial(db, portal, 'officer')
  desk = await aProviderDesk(db, portal, { 3: 1 })
  neighbour = await aProviderDesk(db, portal, { 4: 1 })
  const row = await sql<{ bin: string }>`
    select bin from provider where id = ${desk.providerId}`.execute(db.owner)
  bin = row.rows[0]?.bin ?? ''
}, 120_000)
afterAll(() => portal?.close())

const NEW = '/kk/department/letters/new'
const WRITTEN = {
  to: 'all',
  subjectKk: 'Қысқы дайындық туралы',
  bodyKk: 'Жылу жүйесін тексеріңіздер.\r\nНәтижесін растаңыздар.',
  subjectRu: 'О подготовке к зиме',
  bodyRu: 'Проверьте систему отопления.',
  asks: 'acknowledgement',
  answerBy: '2026-11-25',
}

async function write(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  await officer.get(NEW)
  const sent = await officer.post(NEW, { ...WRITTEN, ...changes })
  expect(sent.statusCode).toBe(303)
  return /letters\/([^?]+)/.exec(String(sent.headers.location))?.[1] ?? ''
}
const letterCount = async () =>
  (await sql<{ n: number }>`select count(*)::integer as n from provider_letter`.execute(db.owner))
    .rows[0]?.n ?? 0

test('a double click sends one letter', async () => {
  await officer.get(NEW)
  const before = await letterCount()
  const [first, second] = [await officer.post(NEW, WRITTEN), await officer.post(NEW, WRITTEN)]
  expect(first.headers.location).toBe(second.headers.location)
  expect(await letterCount()).toBe(before + 1)
  expect((await officer.get(String(first.headers.location))).body).toContain('Хат жіберілді')
})

test('what is missing is told beside its question in the reader’s language, and what was typed stays', async () => {
  await officer.get(NEW)
  const empty = await officer.post(NEW, { bodyKk: 'Қалғаны ұмытылды' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Кімге жазатыныңызды таңдаңыз')
  expect(empty.body).toContain('Тақырыбын жазыңыз')
  expect(empty.body).toContain('Не күтетініңізді таңдаңыз')
  expect(empty.body).toContain('Қалғаны ұмытылды')
  await officer.get('/ru/department/letters/new')
  const past = await officer.post('/ru/department/letters/new', {
    ...WRITTEN,
    answerBy: '2026-11-19',
  })
  expect(past.body).toContain('Этот день уже прошёл')
  const unasked = await officer.post('/ru/department/letters/new', { ...WRITTEN, asks: 'nothing' })
  expect(unasked.statusCode).toBe(422)
})

test('the form warns against personal data', async () => {
  expect((await officer.get(NEW)).body).toContain('ЖСН-ін, диагнозын жазбаңыз және сұрамаңыз')
})

test('the kindergarten sees it on its desk, opens it, takes note by one tap, and the office sees when', async () => {
  const number = await write({ to: bin, subjectKk: 'Тек бір балабақшаға' })
  expect((await desk.get('/kk/provider')).body).toContain('Оқылмаған хат')
  const list = (await desk.get('/kk/provider/letters')).body
  expect(list).toContain('Тек бір балабақшаға')
  expect((await neighbour.get('/kk/provider/letters')).body).not.toContain('Тек бір балабақшаға')
  const sent = `/kk/department/letters/${number}`
  expect((await officer.get(`${sent}?show=unread`)).body).toContain(`${number}/${bin}`)
  const opened = await desk.get(`/kk/provider/letters/${number}`)
  expect(opened.body).toContain('Жылу жүйесін тексеріңіздер.</p><p>Нәтижесін растаңыздар.')
  expect((await officer.get(`${sent}?show=unread`)).body).toContain('Мұндай балабақша жоқ')
  const done = await desk.post(`/kk/provider/letters/${number}/acknowledge`, {})
  expect((await desk.get(String(done.headers.location))).body).toContain('Танысқаныңыз расталды')
  expect((await officer.get(`${sent}?show=done`)).body).toContain('орындады')
})

test('an answer goes to the office, its reply comes back unread', async () => {
  const number = await write({ to: bin, asks: 'answer', subjectRu: 'Пришлите ответ' })
  const own = `/ru/provider/letters/${number}`
  await desk.get(own)
  expect((await desk.post(own, { words: ' ' })).statusCode).toBe(422)
  await desk.get(own)
  expect((await desk.post(own, { words: 'Готовы с 20 ноября.' })).statusCode).toBe(303)
  expect((await officer.get('/ru/department/letters?show=answers')).body).toContain(
    'Пришлите ответ',
  )
  const thread = `/ru/department/letters/${number}/${bin}`
  expect((await officer.get(thread)).body).toContain('Готовы с 20 ноября.')
  await officer.post(thread, { words: 'Спасибо.' })
  const list = (await desk.get('/ru/provider/letters')).body
  expect(list.indexOf('Пришлите ответ')).toBeGreaterThan(0)
  expect((await desk.get(own)).body).toContain('Спасибо.')
})

test('a correction keeps the old letter and leads to the new one on both desks', async () => {
  const number = await write({ to: bin })
  const path = `/kk/department/letters/${number}/correction`
  expect((await officer.get(path)).body).toContain('Қысқы дайындық туралы')
  const { to: _, ...fields } = WRITTEN
  const sent = await officer.post(path, { ...fields, subjectKk: 'Түзетілген тақырып' })
  const newer = /letters\/([^?]+)/.exec(String(sent.headers.location))?.[1] ?? ''
  expect((await desk.get(`/kk/provider/letters/${number}`)).body).toContain(
    `/kk/provider/letters/${newer}`,
  )
  expect((await desk.get(`/kk/provider/letters/${newer}`)).body).toContain('Түзетілген тақырып')
  await officer.get(NEW)
  const again = await officer.post(path, { ...fields, subjectKk: 'Тағы бір' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('Бұл хат түзетіліп қойған')
})

test('who may not write sees no form, and nothing of another territory', async () => {
  const number = await write()
  const auditor = await anOfficial(db, portal, 'auditor')
  const list = await auditor.get('/kk/department/letters')
  expect(list.body).toContain(number)
  expect(list.body).not.toContain('letters/new')
  expect((await auditor.get(NEW)).statusCode).toBe(403)
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk/department/letters/${number}`)).statusCode).toBe(404)
  expect((await stranger.get('/kk/department/letters')).body).not.toContain(number)
  expect((await neighbour.get('/kk/department/letters')).headers.location).toContain('sign-in')
  expect((await officer.get('/kk/provider/letters')).headers.location).toContain('sign-in')
})

test('the pages are fit to be seen, narrow and wide', async () => {
  const number = await write()
  const late = await write({ to: bin, asks: 'answer', answerBy: '2026-11-20' })
  await desk.get(`/kk/provider/letters/${late}`)
  await desk.post(`/kk/provider/letters/${late}`, { words: 'Жылу жүйесі тексерілді.' })
  const views = [
    ['kk', 360],
    ['ru', 1280],
    ...(process.env.KEZEK_PICTURES === undefined
      ? []
      : ([
          ['ru', 360],
          ['kk', 1280],
        ] as const)),
  ] as const
  const pages = [
    [officer, 'office-letters', '/department/letters'],
    [officer, 'office-letter', `/department/letters/${number}`],
    [officer, 'office-letter-new', '/department/letters/new'],
    [officer, 'office-letter-thread', `/department/letters/${late}/${bin}`],
    [neighbour, 'desk-start', '/provider'],
    [neighbour, 'desk-letters', '/provider/letters'],
    [neighbour, 'desk-letter', `/provider/letters/${number}`],
    [desk, 'desk-letter-answered', `/provider/letters/${late}`],
  ] as const
  for (const [language, width] of views) {
    for (const [reader, name, path] of pages) {
      const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
      await context.addCookies(
        [...reader.cookies].map(([key, value]) => ({ name: key, value, url: portal.origin })),
      )
      const page = await context.newPage()
      await page.goto(`${portal.origin}/${language}${path}`)
      await keepPicture(page, `${name}-${language}-${width}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide]).toEqual([path, width])
      expect(await seriousFindings(page)).toEqual([])
      await context.close()
    }
  }
}, 120_000)
