/** The demonstration's tools: there in a demonstration, nowhere else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aPortal, type Portal, signInGuardian } from '../../../test/portal.ts'
import type { Application } from '../../domain/applications/application.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { inviteStaff } from '../../platform/identity/invite-staff.ts'

const db = useDatabase()
let demo: Portal
let application: Application

beforeAll(async () => {
  demo = await aPortal(db.app, { mode: 'demo' })
  application = await submit(db.app, demo.setting)
  const world = { wallClock: demo.deps.wallClock, entropy: demo.setting.entropy }
  await inTransaction(db.app, tx =>
    inviteStaff(tx, { kind: 'system', name: 'test' }, world, {
      fullName: 'Бастық Ерлан',
      role: 'head',
      territory: 'taraz',
      language: 'kk',
    }),
  )
})
afterAll(() => demo.app.close())

describe('in a demonstration', () => {
  test('one may be any of its families or staff, and sees their pages', async () => {
    const visitor = demo.visitor()
    const page = await visitor.get('/kk/demo')
    expect(page.body).toContain(application.number)
    const person = `guardian:${application.guardianId}`
    const answer = await visitor.post('/kk/demo/sign-in', { person })
    expect(answer.headers.location).toBe('/kk/cabinet')
    const staff = /value="(staff:\d+)"/.exec(page.body)?.[1] ?? ''
    await visitor.get('/kk/demo')
    const entered = await visitor.post('/kk/demo/sign-in', { person: staff })
    // A page that sends everybody to the desk of their office: the form does not know who one will be.
    expect(entered.headers.location).toBe('/kk/staff/desk')
    expect((await visitor.get('/kk/staff/desk')).headers.location).toBe('/kk/department')
    expect((await visitor.get('/kk')).body).toContain('Бастық Ерлан')
  })

  test('nobody can be who is not on its list', async () => {
    for (const person of ['', 'guardian:999999', 'staff:0', 'system:1', 'guardian:-1']) {
      const visitor = demo.visitor()
      await visitor.get('/kk/demo')
      expect((await visitor.post('/kk/demo/sign-in', { person })).statusCode).toBe(404)
    }
  })

  test('the SMS of the family is seen before it leaves', async () => {
    const page = await demo.visitor().get('/ru/demo/sms')
    expect(page.body).toContain('Отправленные SMS')
    expect(page.body).toMatch(/\+7701\d{7}/)
  })

  test('the clock moves forward by the steps that are offered', async () => {
    const visitor = demo.visitor()
    await visitor.get('/kk/demo/clock')
    const before = demo.setting.clock.now()
    await visitor.post('/kk/demo/clock', { step: 'threeDays' })
    expect(before.until(demo.setting.clock.now()).total('hours')).toBe(72)
    await visitor.get('/kk/demo/clock')
    expect((await visitor.post('/kk/demo/clock', { step: 'century' })).statusCode).toBe(404)
  })
})

describe('outside a demonstration', () => {
  test('none of it exists, whoever asks', async () => {
    for (const mode of ['production', 'test'] as const) {
      const portal = await aPortal(db.app, { mode })
      const visitor = portal.visitor()
      await signInGuardian(portal, visitor, application.guardianId)
      for (const path of ['', '/sms', '/clock']) {
        expect((await visitor.get(`/kk/demo${path}`)).statusCode).toBe(404)
      }
      await visitor.get('/kk')
      const person = `guardian:${application.guardianId}`
      expect((await visitor.post('/kk/demo/sign-in', { person })).statusCode).toBe(404)
      expect((await visitor.get('/kk')).body).not.toContain('/kk/demo')
      await portal.app.close()
    }
  })

  test('a demonstration number cannot sign in to production', async () => {
    const portal = await aPortal(db.app, { mode: 'production' })
    const visitor = portal.visitor()
    await visitor.get('/kk/sign-in')
    const rows = await db.app.selectFrom('person').select('iin').execute()
    const answer = await visitor.post('/kk/sign-in', { iin: rows[1]?.iin ?? '' })
    expect(answer.statusCode).toBe(422)
    await portal.app.close()
  })
})
