/** The office finds an application, sees all of it, acts on it; every look leaves a trace, nobody else sees anything. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInGuardian } from '../../../test/portal.ts'
import type { Application } from '../../domain/applications/application.ts'
import { holdIteration } from '../../domain/iterations/hold-iteration.ts'

const db = useDatabase()
let portal: ParentPortal
let application: Application

const fileOf = (one: Application) => `/kk/department/applications/${one.number}`

beforeAll(async () => {
  portal = await aParentPortal(db)
  application = await submit(db.app, portal.setting, {
    claims: [{ code: 'military', documentId: null }],
  })
})
afterAll(() => portal.close())

const stateOf = async (one: Application) =>
  db.owner
    .selectFrom('application')
    .select(['state', 'archived_reason', 'tier'])
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()

const iinOf = async (personId: bigint) =>
  (
    await db.owner
      .selectFrom('person')
      .select('iin')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
  ).iin ?? ''

async function looksOf(staffId: bigint): Promise<string[]> {
  const rows = await db.owner
    .selectFrom('access_record')
    .select('what')
    .where('staff_id', '=', staffId)
    .orderBy('id')
    .execute()
  return rows.map(row => row.what)
}

test('an officer finds an application by its number however it is typed, and sees everything of it', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const typed = application.number.toLowerCase().replaceAll('-', ' ')
  const found = await officer.get(`/kk/department/applications?number=${encodeURIComponent(typed)}`)
  expect(found.headers.location).toBe(fileOf(application))
  const page = await officer.get(fileOf(application))
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Бала Сынақ')
  expect(page.body).toContain(await iinOf(application.childId))
  expect(page.body).toContain('Өтініш қабылданды')
  expect(page.body).toContain('тексерілуде')
  expect(await looksOf(officer.staffId)).toEqual(['application'])
})

test('an IIN of child or parent is posted and never stands in an address', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  for (const personId of [application.childId, application.guardianId]) {
    await officer.get('/kk/department/applications')
    const iin = await iinOf(personId)
    const found = await officer.post('/kk/department/applications', { iin })
    expect(found.statusCode).toBe(303)
    expect(found.headers.location).toBe(fileOf(application))
  }
  const mistake = await officer.post('/kk/department/applications', { iin: '123' })
  expect(mistake.statusCode).toBe(422)
  expect(mistake.body).toContain('value="123"')
  expect(await looksOf(officer.staffId)).toEqual(['search', 'search'])
})

test('for an officer of another territory it does not exist, by number, by IIN or by its address', async () => {
  const stranger = await anOfficial(db, portal, 'officer', 'baizak')
  const byNumber = await stranger.get(`/ru/department/applications?number=${application.number}`)
  expect(byNumber.body).toContain('На вашей территории такого заявления нет')
  const iin = await iinOf(application.childId)
  const byIin = await stranger.post('/ru/department/applications', { iin })
  expect(byIin.body).toContain('На вашей территории такого заявления нет')
  expect((await stranger.get(fileOf(application))).statusCode).toBe(404)
  const act = await stranger.post(fileOf(application), { action: 'withdraw', sure: 'yes' })
  expect(act.statusCode).toBe(404)
  expect(await stateOf(application)).toMatchObject({ state: 'queued' })
  expect(await looksOf(stranger.staffId)).toEqual([])
})

test('a visitor and a parent are led to the sign-in of staff', async () => {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, application.guardianId)
  for (const reader of [portal.visitor(), parent]) {
    for (const path of ['applications', `applications/${application.number}`, 'imports']) {
      const answer = await reader.get(`/kk/department/${path}`)
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toContain('/kk/staff/sign-in')
    }
  }
})

test('an auditor and a consultant see it, are recorded, and may change nothing', async () => {
  for (const role of ['auditor', 'consultant'] as const) {
    const reader = await anOfficial(db, portal, role, 'kz')
    const page = await reader.get(fileOf(application))
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('name="action"')
    for (const fields of [
      { action: 'withdraw', sure: 'yes' },
      { action: 'stop', stopDays: '3', stopReason: 'x' },
    ]) {
      expect((await reader.post(fileOf(application), fields)).statusCode).toBe(403)
    }
    expect((await looksOf(reader.staffId))[0]).toBe('application')
  }
  expect(await stateOf(application)).toMatchObject({ state: 'queued' })
})

test('the operator of payments, who reads no applications, has no search', async () => {
  const operator = await anOfficial(db, portal, 'operator', 'kz')
  expect((await operator.get('/kk/department/applications')).statusCode).toBe(403)
})

test('stopping asks for days and a reason, keeps what was typed, and releasing brings it back', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const child = await submit(db.app, portal.setting)
  const path = fileOf(child)
  await officer.get(path)
  const mistake = await officer.post(path, {
    action: 'stop',
    stopDays: '0',
    stopReason: 'Себеп бар',
  })
  expect(mistake.statusCode).toBe(422)
  expect(mistake.body).toContain('Күн санын 1-ден 366-ға дейін жазыңыз')
  expect(mistake.body).toContain('Себеп бар</textarea>')
  const stop = await officer.post(path, {
    action: 'stop',
    stopDays: '5',
    stopReason: 'Құпия себеп',
  })
  expect(stop.headers.location).toBe(`${path}?done=stop`)
  expect(await stateOf(child)).toMatchObject({ state: 'stopped' })
  const leaves = await sql<{ leaf: string }>`select leaf from journal_entry
    where leaf like ${`%${child.number}%`}`.execute(db.app)
  expect(leaves.rows.map(row => row.leaf).join()).not.toContain('Құпия')
  const stopped = await officer.get(`${path}?done=stop`)
  expect(stopped.body).toContain('Өтініш тоқтату парағына қосылды')
  expect(stopped.body).toContain('Себебі: Құпия себеп')
  expect(stopped.body).not.toContain('value="stop"')
  await officer.post(path, { action: 'release' })
  expect(await stateOf(child)).toMatchObject({ state: 'queued' })
})

test('withdrawing needs a confirmation, and then only what is lawful is left', async () => {
  const officer = await anOfficial(db, portal, 'head')
  const child = await submit(db.app, portal.setting)
  await officer.get(fileOf(child))
  expect((await officer.post(fileOf(child), { action: 'withdraw' })).statusCode).toBe(422)
  await officer.post(fileOf(child), { action: 'withdraw', sure: 'yes' })
  expect(await stateOf(child)).toMatchObject({ state: 'archived', archived_reason: 'withdrawn' })
  const page = await officer.get(fileOf(child))
  expect(page.body).not.toContain('name="action"')
  const again = await officer.post(fileOf(child), {
    action: 'withdraw',
    sure: 'yes',
    _requestId: 'another-request',
  })
  expect(again.statusCode).toBe(409)
})

test('an offer that rests on a false benefit is cancelled once, however often the button is pressed', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const child = await submit(db.app, portal.setting, { registeredBenefits: ['military'] })
  await aBudget(db.app, portal.setting, { tenge: 90_000_000 })
  await aKindergarten(db.app, portal.setting, { places: { 3: 5 } })
  await holdIteration(db.app, SYSTEM, portal.setting, {
    territory: 'taraz',
    programme: 'preschool',
  })
  const path = fileOf(child)
  const page = await officer.get(path)
  const claim = /name="falseClaim" value="(\d+)"|value="(\d+)"[^>]*name="falseClaim"/.exec(
    page.body,
  )
  const fields = { action: 'cancel', cancelReason: 'Анықтама жалған' }
  const mistake = await officer.post(path, fields)
  expect(mistake.statusCode).toBe(422)
  expect(mistake.body).toContain('Анықтама жалған</textarea>')
  const falseClaim = claim?.[1] ?? claim?.[2] ?? ''
  const both = await Promise.all([
    officer.post(path, { ...fields, falseClaim }),
    officer.post(path, { ...fields, falseClaim }),
  ])
  expect(both.map(answer => answer.statusCode)).toEqual([303, 303])
  expect(await stateOf(child)).toMatchObject({ state: 'queued', tier: 'general' })
})

test('whatever is typed as number, address or action is never a fault', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  await officer.get('/kk/department/applications')
  for (const number of ['', 'x', '%27', '💥', 'K7M-4PX-92T', 'a'.repeat(300), '../..']) {
    const address = encodeURIComponent(number)
    const search = await officer.get(`/kk/department/applications?number=${address}`)
    expect([200, 422], number).toContain(search.statusCode)
    if (number === '') continue
    const answer = await officer.get(`/kk/department/applications/${address}`)
    // 414: the server itself refuses an address that long.
    expect([404, 414], number).toContain(answer.statusCode)
  }
  for (const path of ['claims/x', 'claims/99999999999999999', 'exports/x.csv', 'exports/groups']) {
    expect((await officer.get(`/kk/department/${path}`)).statusCode, path).toBe(404)
  }
  await officer.get(fileOf(application))
  expect((await officer.post(fileOf(application), { action: 'explode' })).statusCode).toBe(422)
  for (const query of ['territory=x', 'territory=zzz', 'after=x', 'held=x', 'done=x']) {
    const pages = ['', '/claims', '/budget', '/iterations', '/unreached', '/refresh']
    for (const page of pages) {
      const answer = await officer.get(`/kk/department${page}?${query}`)
      expect([200, 404], `${page}?${query}`).toContain(answer.statusCode)
    }
  }
})

test('the record of looks cannot be rewritten, not even by the owner', async () => {
  await expect(sql`delete from access_record`.execute(db.app)).rejects.toThrow('permission denied')
  await expect(sql`update access_record set what = 'x'`.execute(db.owner)).rejects.toThrow(
    'only grows',
  )
})

test('a family that lost its phone gets another at the desk: number and paper are asked for, a slip keeps what was typed', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const child = await submit(db.app, portal.setting)
  const path = fileOf(child)
  await officer.get(path)
  const slip = await officer.post(path, { action: 'newPhone', phone: '12', phoneReason: 'Куәлік' })
  expect(slip.statusCode).toBe(422)
  expect(slip.body).toContain('Нөмірді +7 701 123 45 67 түрінде жазыңыз')
  expect(slip.body).toContain('Куәлік</textarea>')
  const given = { action: 'newPhone', phone: '+7 701 555 44 33', phoneReason: 'Куәлік' }
  const done = await officer.post(path, given)
  expect(done.headers.location).toBe(`${path}?done=newPhone`)
  expect((await officer.get(path)).body).toContain('Отбасының телефоны бөлімде өзгертілді')
  const { rows } = await sql<{ phone: string }>`
    select phone from person where id = ${child.guardianId}`.execute(db.app)
  expect(rows).toEqual([{ phone: '+77015554433' }])
})
