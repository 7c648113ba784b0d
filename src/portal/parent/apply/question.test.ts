/** A question is the heading of its page, a file that is too large comes back beside its field, and numbers are not for trying out. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aChildIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type Parent, type ParentPortal, walk } from '../../../../test/parent.ts'

const db = useDatabase()
const MOST = 20
let portal: ParentPortal

beforeAll(async () => {
  portal = await aParentPortal(db, { iinsOfOneAddress: MOST })
})
afterAll(() => portal.close())
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())

const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1]
const headings = (html: string) => [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/g)].map(one => one[1])

test.each([
  ['child', 'Баланың ЖСН-і', 1],
  ['child-name', 'Баланың тегі, аты, әкесінің аты', 1],
  ['guardian', 'Сіздің ЖСН-іңіз', 2],
  ['phone', 'Ұялы телефоныңыз', 3],
  ['code', 'SMS-пен келген код', 3],
  ['region', 'Бала қай облыста немесе қалада тұрады?', 4],
  ['benefits', 'Жеңілдігіңіз бар ма?', 5],
  ['group', 'Балаға арнайы топ керек пе?', 6],
])(
  '%s: the question is the one first heading, and the title says it with the step',
  async (step, question, number) => {
    const parent = portal.visitor()
    const { body } = await parent.get(await walk(db, parent, { until: step }))
    const [heading, ...more] = headings(body)
    expect(heading?.replace(/<[^>]*>/g, '')).toBe(question)
    expect(more).toEqual([])
    expect(titleOf(body)).toBe(`${question} – 7 қадамның ${number}-қадамы – Kezek`)
  },
)

test('a page with mistakes says so first in its title', async () => {
  const parent = portal.visitor()
  await parent.get('/kk/apply/child')
  const answer = await parent.post('/kk/apply/child', { iin: '1' })
  expect(titleOf(answer.body)).toMatch(/^Қате: Баланың ЖСН-і – /)
  await parent.get('/ru/sign-in')
  const signIn = await parent.post('/ru/sign-in', { iin: '1' })
  expect(titleOf(signIn.body)).toMatch(/^Ошибка: /)
})

async function tickTwoBenefits(parent: Parent): Promise<void> {
  const location = await walk(db, parent, { until: 'benefits' })
  await parent.get(location)
  await parent.send('POST', location, {
    payload: new URLSearchParams([
      ...Object.entries(parent.hidden()),
      ['benefit', 'military'],
      ['benefit', 'large-family'],
    ]).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

async function upload(parent: Parent, files: readonly (readonly [string, Uint8Array])[]) {
  await parent.get('/kk/apply/documents')
  const form = new FormData()
  for (const [name, value] of Object.entries(parent.hidden())) form.set(name, value)
  for (const [name, bytes] of files) form.append(name, new File([new Uint8Array(bytes)], 'a.pdf'))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return parent.send('POST', '/kk/apply/documents', {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}

test('a file over 10 MB comes back beside its field, and what was answered stays', async () => {
  const parent = portal.visitor()
  await tickTwoBenefits(parent)
  const answer = await upload(parent, [
    ['document-military', new Uint8Array(11 * 1024 * 1024)],
    ['document-large-family', Buffer.from('%PDF-1.7 ')],
  ])
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('href="#document-military"')
  expect(answer.body).toContain('Файл 10 МБ-тан үлкен')
  const next = await upload(parent, [])
  expect(next.headers.location).toBe('/kk/apply/group')
})

test('two files for one benefit come back beside its field', async () => {
  const parent = portal.visitor()
  await tickTwoBenefits(parent)
  const pdf = Buffer.from('%PDF-1.7 ')
  const answer = await upload(parent, [
    ['document-military', pdf],
    ['document-military', pdf],
  ])
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Бір жеңілдікке бір файл')
})

test('one address may try so many different numbers in an hour, in applying and signing in together', async () => {
  const tries = () => aChildIin('2022-03-01')
  for (let index = 0; index < MOST; index += 1) {
    const parent = portal.visitor()
    await parent.get('/kk/apply/child')
    expect((await parent.post('/kk/apply/child', { iin: tries() })).statusCode).toBe(303)
  }
  const parent = portal.visitor()
  await parent.get('/ru/apply/child')
  const answer = await parent.post('/ru/apply/child', { iin: tries() })
  expect(answer.statusCode).toBe(429)
  expect(answer.body).toContain('lang="ru"')
  await parent.get('/kk/sign-in')
  expect((await parent.post('/kk/sign-in', { iin: tries() })).statusCode).toBe(429)
  portal.setting.clock.advance({ hours: 1, seconds: 1 })
  await parent.get('/kk/apply/child')
  expect((await parent.post('/kk/apply/child', { iin: tries() })).statusCode).toBe(303)
})

test('the same number again in one browser is not counted', async () => {
  const parent = portal.visitor()
  const iin = aChildIin('2022-03-02')
  for (let times = 0; times < MOST + 5; times += 1) {
    await parent.get('/kk/apply/child')
    expect((await parent.post('/kk/apply/child', { iin })).statusCode).toBe(303)
  }
})
