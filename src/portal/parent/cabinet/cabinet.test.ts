/** The cabinet over HTTP: what a family sees and changes, and what no other family can. */
import { describe, expect, test } from 'vitest'
import { aGuardianIin, aPhone, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { newestCode } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import { aParentOf, useCabinetCity } from './cabinet-city.fixture.ts'

const db = useDatabase()
const { aCity, offer, stateOf } = useCabinetCity(db)

describe('the cabinet', () => {
  test('leads a visitor to sign in, and back', async () => {
    const city = await aCity()
    const answer = await city.visitor().get('/kk/cabinet')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/kk/sign-in?then=%2Fcabinet')
    await city.close()
  })

  test('tells number, place, who stands before, and what comes next', async () => {
    const city = await aCity()
    await submit(db.app, city.setting, { childBorn: '2022-01-01' })
    city.setting.clock.advance({ seconds: 1 })
    const application = await submit(db.app, city.setting, { childBorn: '2022-02-01' })
    const parent = await aParentOf(city, application)
    const page = await parent.get('/ru/cabinet')
    expect(page.body).toContain(application.number)
    expect(page.body).toContain('2-е место в общей очереди, возраст 4.')
    expect(page.body).toContain(
      'Перед вами: вне очереди – 0, первоочередно – 0, в общей очереди – 1.',
    )
    expect(page.body).toContain('Когда подойдёт очередь, будет выдан ваучер')
    const why = `/ru/applications/${application.number}`
    expect(page.body).toContain(`href="${why}"`)
    expect((await parent.get(why)).statusCode).toBe(200)
    expect(page.headers['cache-control']).toContain('no-store')
    await city.close()
  })

  test('knows nothing of another family: not its page, not its papers, not its actions', async () => {
    const city = await aCity()
    const [mine, others] = [await submit(db.app, city.setting), await submit(db.app, city.setting)]
    const parent = await aParentOf(city, mine)
    await parent.get('/kk/cabinet')
    const root = `/kk/cabinet/${others.number}`
    for (const path of [
      '',
      '/receipt',
      '/confirm.ics',
      '/refuse',
      '/withdraw',
      '/documents/1',
      '/claims/1/document',
    ]) {
      expect((await parent.get(root + path)).statusCode, path).toBe(404)
    }
    await parent.get('/kk/cabinet')
    for (const path of ['/confirm', '/refuse', '/withdraw', '/restore', '/claims/1/document']) {
      expect((await parent.post(root + path, {})).statusCode, path).toBe(404)
      await parent.get('/kk/cabinet')
    }
    expect(await stateOf(others)).toBe('queued')
    expect((await parent.get('/kk/cabinet/no-number')).statusCode).toBe(404)
    await city.close()
  })

  test('shows both children of a family, and says what to do when there is none', async () => {
    const city = await aCity()
    const guardianIin = aGuardianIin()
    const first = await submit(db.app, city.setting, { guardianIin })
    const second = await submit(db.app, city.setting, { guardianIin, childBorn: '2020-05-05' })
    const page = await (await aParentOf(city, first)).get('/en/cabinet')
    expect(page.body).toContain(first.number)
    expect(page.body).toContain(second.number)
    const childless = city.visitor()
    await signInGuardian(city, childless, first.childId)
    expect((await childless.get('/en/cabinet')).body).toContain('No applications yet')
    await city.close()
  })
})
describe('phone and language', () => {
  test('a new phone counts with its code, and a notice that failed is sent there', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await db.owner
      .updateTable('person')
      .set({ phone: null })
      .where('id', '=', application.guardianId)
      .execute()
    await city.worker.runPending()
    const parent = await aParentOf(city, application)
    await parent.get('/kk/cabinet/contact')
    const phone = aPhone()
    const asked = await parent.post('/kk/cabinet/contact', { phone, language: 'ru' })
    expect(asked.headers.location).toBe('/kk/cabinet/contact/code')
    await parent.get('/kk/cabinet/contact/code')
    expect((await parent.post('/kk/cabinet/contact/code', { code: '000' })).statusCode).toBe(422)
    const code = await newestCode(db)
    const saved = await parent.post('/kk/cabinet/contact/code', { code })
    expect(saved.headers.location).toBe('/kk/cabinet?done=contact')
    const person = await db.owner
      .selectFrom('person')
      .selectAll()
      .where('id', '=', application.guardianId)
      .executeTakeFirstOrThrow()
    expect(person).toMatchObject({ phone, language: 'ru' })
    await city.worker.runPending()
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    expect(page.body).toContain('2 жұмыс күні қалды')
    await city.close()
  })

  test('the language alone needs no code; a wrong phone is said beside what was typed', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const parent = await aParentOf(city, application)
    await parent.get('/kk/cabinet/contact')
    const wrong = await parent.post('/kk/cabinet/contact', { phone: '123', language: 'en' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('value="123"')
    const saved = await parent.post('/kk/cabinet/contact', { phone: '', language: 'en' })
    expect(saved.headers.location).toBe('/kk/cabinet?done=contact')
    await city.close()
  })
})
