/** The page on which the head of a department erases a family, through HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardianOf, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import type { Application } from '../../domain/applications/application.ts'
import { withdrawApplication } from '../../domain/applications/withdraw-application.ts'
import { inTransaction } from '../../platform/db/database.ts'

const db = useDatabase()
let portal: ParentPortal
let application: Application
const page = (language = 'kk') => `/${language}/department/erasure/${application.number}`

beforeAll(async () => {
  portal = await aParentPortal(db)
  application = await submit(db.app, portal.setting)
})
afterAll(() => portal.close())

const standingOf = async (id: bigint) =>
  (
    await db.app
      .selectFrom('person')
      .select('standing')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).standing

test('for officers, other cities and parents the page is not there', async () => {
  for (const official of [
    await anOfficial(db, portal, 'officer'),
    await anOfficial(db, portal, 'administrator', 'kz'),
    await anOfficial(db, portal, 'head', 'shymkent'),
  ]) {
    expect((await official.get(page())).statusCode).toBe(404)
  }
  expect((await portal.visitor().get(page())).statusCode).toBe(303)
})

test('while the application stands, the page says in each language what to do first', async () => {
  const head = await anOfficial(db, portal, 'head')
  expect((await head.get(page())).body).toContain('Баланың жарамды өтініші бар')
  expect((await head.get(page('ru'))).body).toContain('У ребёнка есть действующее заявление')
  expect((await head.get(page('en'))).body).toContain('The child has an active application')
  const words = { ground: 'request', reason: '№ 5', sure: 'yes' }
  expect((await head.post(page(), words)).statusCode).toBe(409)
})

test('what goes and what stays is said; nothing is erased without ground, reference and confirmation', async () => {
  const { number } = application
  await inTransaction(db.app, tx =>
    withdrawApplication(tx, guardianOf(application), portal.setting, number),
  )
  const head = await anOfficial(db, portal, 'head')
  const shown = await head.get(page())
  for (const words of ['Не өшіріледі', 'Не қалады', number]) expect(shown.body).toContain(words)
  const empty = await head.post(page(), {})
  expect(empty.statusCode).toBe(422)
  for (const id of ['ground', 'reason', 'sure']) expect(empty.body).toContain(`href="#${id}"`)
  const named = { ground: 'request', reason: 'Сынақ отбасының хаты', sure: 'yes' }
  await head.get(page())
  expect((await head.post(page(), named)).statusCode).toBe(409)
  expect(await standingOf(application.childId)).toBe('known')
})

test('the head erases, and the file of the application says so instead of names', async () => {
  const head = await anOfficial(db, portal, 'head')
  const file = `/kk/department/applications/${application.number}`
  expect((await head.get(file)).body).toContain(page())
  await head.get('/kk/department/erasure')
  const found = await head.get(`/kk/department/erasure?number=${application.number}`)
  expect(found.headers.location).toBe(page())
  await head.get(page())
  const done = await head.post(page(), { ground: 'court', reason: '№ 7, 02.07.2026', sure: 'yes' })
  expect(done.headers.location).toBe('/kk/department/erasure?done=yes')
  expect((await head.get('/kk/department/erasure?done=yes')).body).toContain('Деректер өшірілді')
  expect(await standingOf(application.childId)).toBe('erased')
  const after = await head.get(file)
  expect(after.statusCode).toBe(200)
  expect(after.body).toContain('Отбасы деректері өшірілген')
  expect(after.body).not.toContain('Сынақ')
  expect((await portal.visitor().get(`/kk/applications/${application.number}`)).statusCode).toBe(
    200,
  )
})
