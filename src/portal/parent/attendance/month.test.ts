/** A family looks at its child's month through HTTP: one tap confirms, single days are disputed, papers are added. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { anOfficial } from '../../../../test/office.ts'
import { aParentPortal, type Parent, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import type { Pupil } from '../../../domain/attendance/attended-month.fixture.ts'
import { twoChildren } from '../../../domain/attendance/submitted-month.fixture.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: ParentPortal

beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  portal = await aParentPortal(db, { at: '2026-10-01T10:00' })
})
afterAll(() => portal.close())

const rootOf = (pupil: Pupil) => `/kk/cabinet/${pupil.application.number}`

async function parentOf(pupil: Pupil): Promise<Parent> {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, pupil.contract.guardianId)
  return parent
}

const states = async () =>
  (
    await sql<{ state: string }>`select state from sheet_line order by enrolment_id`.execute(
      db.owner,
    )
  ).rows.map(row => row.state)

test('the cabinet says which month waits, and until when', async () => {
  const parent = await parentOf(made.one)
  const page = await parent.get(rootOf(made.one))
  expect(page.body).toContain('2026 ж. қыркүйек: табельді растаңыз')
  expect(page.body).toContain('7 қазан')
  expect(page.body).toContain(`${rootOf(made.one)}/month/2026-09`)
})

test('a month that changed since it was seen is not confirmed; otherwise one tap, and twice is once', async () => {
  const parent = await parentOf(made.one)
  const path = `${rootOf(made.one)}/month/2026-09`
  const page = await parent.get(path)
  expect(page.body).toContain('Бала барлық жұмыс күнінде балабақшада болды')
  expect((await parent.post(path, { seen: 'p'.repeat(30) })).statusCode).toBe(409)
  await parent.get(path)
  const [first, second] = [await parent.post(path, {}), await parent.post(path, {})]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  expect((await states())[0]).toBe('confirmed')
  const after = await parent.get(String(first.headers.location))
  expect(after.body).toContain('Рақмет! Ай расталды.')
  expect(after.body).not.toContain('Иә, растаймын')
})

test('what is unusual stands on top; wrong days are chosen, explained, checked and sent', async () => {
  const parent = await parentOf(made.other)
  const path = `${rootOf(made.other)}/month/2026-09`
  const page = await parent.get(path)
  expect(page.body).toContain('келмеді (отбасы жағдайы)')
  const wrong = /href="([^"]*\/wrong\?line=\d+)"/.exec(page.body)?.[1] ?? ''
  expect((await parent.get(wrong)).body).toContain('Шынында: Келді')
  const none = await parent.post(`${path}/wrong`, { what: 'check' })
  expect(none.statusCode).toBe(422)
  const silent = await parent.post(`${path}/wrong`, { what: 'check', days: '1' })
  expect(silent.body).toContain('Неге дұрыс емес екенін жазыңыз')
  const said = { days: '1', 'words-1': 'Ол күні өзім апардым <b' }
  const check = await parent.post(`${path}/wrong`, { what: 'check', ...said })
  expect(check.statusCode).toBe(200)
  expect(check.body).toContain('Ол күні өзім апардым &lt;b')
  const back = await parent.post(`${path}/wrong`, { what: 'change' })
  expect(back.body).toContain('Ол күні өзім апардым')
  await parent.post(`${path}/wrong`, { what: 'check', ...said })
  const hidden = { ...parent.hidden(), what: 'send' }
  const [first, second] = [
    await parent.post(`${path}/wrong`, hidden),
    await parent.post(`${path}/wrong`, hidden),
  ]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  expect((await states())[1]).toBe('disputed')
  const after = await parent.get(path)
  expect(after.body).toContain('Балабақшаның жауабын күтіп тұр')
})

test('days of leave are told in two dates; illness wants a certificate, which is kept with the family', async () => {
  const parent = await parentOf(made.one)
  const path = `${rootOf(made.one)}/absence`
  await parent.get(path)
  const leave = { reason: 'leave', from: '2026-10-05', to: '2026-10-09' }
  const done = await parent.post(path, leave)
  expect((await parent.get(String(done.headers.location))).body).toContain('5–9 қазан')
  const ill = await parent.post(path, { ...leave, reason: 'illness' })
  expect(ill.statusCode).toBe(422)
  expect(ill.body).toContain('Анықтаманы қосыңыз')
  for (const [bytes, status] of [
    ['<html>', 422],
    [onePixel(), 303],
  ] as const) {
    await parent.get(path)
    const { payload, type } = multipart({ ...parent.hidden(), ...leave, reason: 'illness' }, bytes)
    const answer = await parent.send('POST', path, { payload, headers: { 'content-type': type } })
    expect([status, answer.statusCode]).toEqual([status, status])
  }
  const kept = await sql<{ reason: string; attached: boolean }>`
    select reason, coalesce(application_id = ${made.one.application.id}, false) as attached
    from absence_paper left join document on document.id = document_id order by absence_paper.id`.execute(
    db.owner,
  )
  expect(kept.rows).toEqual([
    { reason: 'leave', attached: false },
    { reason: 'illness', attached: true },
  ])
  await parent.get(path)
  const before = { reason: 'leave', from: '2026-03-02', to: '2026-03-03' }
  expect((await parent.post(path, before)).statusCode).toBe(409)
})

test('to any other family, and to staff, there is no such month', async () => {
  const path = `${rootOf(made.one)}/month/2026-09`
  expect((await portal.visitor().get(path)).headers.location).toContain('/sign-in')
  const officer = await anOfficial(db, portal, 'officer')
  expect((await officer.get(path)).headers.location).toContain('/sign-in')
  const stranger = await parentOf(made.other)
  for (const tail of ['/month/2026-09', '/month/2026-09/wrong', '/absence']) {
    expect((await stranger.get(`${rootOf(made.one)}${tail}`)).statusCode).toBe(404)
    await stranger.get(rootOf(made.other))
    expect((await stranger.post(`${rootOf(made.one)}${tail}`, {})).statusCode).toBe(404)
  }
  const line = await made.town.lineOf(made.one)
  const own = `${rootOf(made.other)}/month/2026-09`
  await stranger.get(own)
  const stolen = { line: `${line.id}`, seen: line.days }
  expect((await stranger.post(own, stolen)).statusCode).toBe(404)
})

test('what no form of ours sends is no fault of ours', async () => {
  const parent = await parentOf(made.other)
  const root = rootOf(made.other)
  for (const path of ['2026-13', '2026-9', 'x', '2099-01', '1999-01']) {
    expect((await parent.get(`${root}/month/${path}`)).statusCode).toBeLessThan(500)
  }
  const path = `${root}/month/2026-09`
  for (const fields of [
    { line: 'x' },
    { what: 'x', days: '1', 'words-1': 'неге' },
    { what: 'send', days: '99', 'words-99': 'неге' },
    { what: 'send', days: '5', 'words-5': 'неге' },
    { what: 'send', days: '1', 'words-1': 'а'.repeat(600) },
    { seen: '' },
  ]) {
    await parent.get(path)
    const line = `${(await made.town.lineOf(made.other)).id}`
    for (const form of [path, `${path}/wrong`]) {
      const { statusCode } = await parent.post(form, { line, ...fields })
      expect([form, fields, statusCode < 500]).toEqual([form, fields, true])
    }
  }
  await parent.get(`${root}/absence`)
  for (const fields of [
    {},
    { reason: 'x', from: 'x', to: '2026-02-31' },
    { reason: 'leave', from: '2026-09-05', to: '2026-09-01' },
  ]) {
    expect((await parent.post(`${root}/absence`, fields)).statusCode).toBe(422)
  }
})

function onePixel(): Buffer {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  return Buffer.from(base64, 'base64')
}

function multipart(fields: Readonly<Record<string, string>>, file: Buffer | string) {
  const mark = 'kezek-test-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${mark}\r\ncontent-disposition: form-data; name="document"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`
  return {
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      Buffer.from(file),
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]),
    type: `multipart/form-data; boundary=${mark}`,
  }
}
