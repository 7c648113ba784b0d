/** The cabinet over HTTP: what a family sees and does, and what no other family can. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aBudget,
  aGuardianIin,
  aKindergarten,
  aPhone,
  SYSTEM,
  submit,
} from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import {
  aParentPortal,
  newestCode,
  type Parent,
  type ParentPortal,
} from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { holdIteration } from '../../../domain/iterations/hold-iteration.ts'
import { createPool } from '../../../platform/db/database.ts'
import { openFileGateway } from '../../../platform/sms/file-gateway.ts'
import { openWorker, type Worker } from '../../../worker.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-cabinet-'))
let jobPool: pg.Pool

beforeAll(() => {
  jobPool = createPool({ url: db.url, maxConnections: 4, applicationName: 'cabinet-test' })
})
afterAll(async () => {
  await jobPool.end()
  rmSync(folder, { recursive: true, force: true })
})

let budget = 900_000_000

/** Friday 20 November 2026, ten in the morning: the second working day after it is Tuesday. */
async function aCity(): Promise<ParentPortal & { worker: Worker }> {
  const portal = await aParentPortal(db)
  const { setting } = portal
  const gateway = openFileGateway(join(folder, 'sms.jsonl'), setting.clock.now)
  const worker = openWorker({
    database: db.app,
    jobPool,
    setting,
    wallClock: setting.clock,
    delivery: { gateway, portalUrl: 'https://kezek.kz', storeCodes: true },
    holdAutomatically: async () => undefined,
    log: event => {
      if (event.level === 'error') throw event.fault
    },
  })
  return Object.assign(portal, { worker })
}

async function offer(city: Awaited<ReturnType<typeof aCity>>, places: number) {
  budget += 1
  await aBudget(db.app, city.setting, { tenge: budget })
  await aKindergarten(db.app, city.setting, { places: { 3: places } })
  await holdIteration(db.app, SYSTEM, city.setting, { territory: 'taraz', programme: 'preschool' })
}

async function aParentOf(city: ParentPortal, application: Application): Promise<Parent> {
  const parent = city.visitor()
  await signInGuardian(city, parent, application.guardianId)
  return parent
}

const stateOf = async (application: Application) =>
  (
    await db.owner
      .selectFrom('application')
      .select('state')
      .where('id', '=', application.id)
      .executeTakeFirstOrThrow()
  ).state

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

describe('an offer in the cabinet', () => {
  test('is confirmed with one button, once, however often it is pressed', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    const parent = await aParentOf(city, application)
    expect((await parent.get('/kk/cabinet')).body).toContain('Мерзім SMS жеткеннен кейін басталады')
    await city.worker.runPending()
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    expect(page.body).toContain('сейсенбі, 24 қараша')
    expect(page.body).toContain('2 жұмыс күні қалды')
    const calendar = await parent.get(`/kk/cabinet/${application.number}/confirm.ics`)
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20261124')
    await parent.get(`/kk/cabinet/${application.number}`)
    const action = `/kk/cabinet/${application.number}/confirm`
    const clicks = await Promise.all([1, 2, 3].map(() => parent.post(action, {})))
    const done = `/kk/cabinet/${application.number}?done=confirmed`
    expect(clicks.map(click => click.headers.location)).toEqual([done, done, done])
    const after = await parent.get(done)
    expect(after.body).toContain('Балабақша таңдаңыз')
    expect(after.body).toContain('жұма, 27 қараша')
    await city.close()
  })

  test('that ran out is refused with words, even before the worker came by', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await city.worker.runPending()
    const parent = await aParentOf(city, application)
    await parent.get('/ru/cabinet')
    const form = parent.hidden()
    city.setting.clock.advance({ days: 4, hours: 14 })
    await signInGuardian(city, parent, application.guardianId)
    await parent.get('/ru/cabinet')
    expect(form._requestId).toBeDefined()
    const late = await parent.post(`/ru/cabinet/${application.number}/confirm`, {})
    expect(late.statusCode).toBe(409)
    await city.close()
  })

  test('is refused only after the page that says what it means', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await city.worker.runPending()
    const parent = await aParentOf(city, application)
    const asked = await parent.get(`/kk/cabinet/${application.number}/refuse`)
    expect(asked.body).toContain('кезектегі орны жойылады')
    expect(await stateOf(application)).toBe('offered')
    await parent.post(`/kk/cabinet/${application.number}/refuse`, {})
    expect(await stateOf(application)).toBe('archived')
    const again = await parent.get(`/kk/cabinet/${application.number}?done=refused`)
    expect(again.body).toContain('Сіз ваучерден бас тарттыңыз')
    await city.close()
  })

  test('that was missed can be restored once; a second time the page does not offer it', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    await city.worker.runPending()
    city.setting.clock.advance({ days: 5 })
    await city.worker.runPending()
    expect(await stateOf(application)).toBe('inactive')
    const parent = await aParentOf(city, application)
    const page = await parent.get('/kk/cabinet')
    expect(page.body).toContain('Кезектегі орныңызды қайтара аласыз')
    await parent.post(`/kk/cabinet/${application.number}/restore`, {})
    expect(await stateOf(application)).toBe('queued')
    await parent.get('/kk/cabinet')
    const second = await parent.post(`/kk/cabinet/${application.number}/restore`, {})
    expect(second.statusCode).toBe(409)
    await city.close()
  })

  test('must be answered, not withdrawn', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await offer(city, 50)
    const parent = await aParentOf(city, application)
    await parent.get(`/kk/cabinet/${application.number}/withdraw`)
    const answer = await parent.post(`/kk/cabinet/${application.number}/withdraw`, {})
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Бұл балаға ваучер берілген')
    await city.close()
  })
})

describe('papers in the cabinet', () => {
  test('a document is brought later, by its own family, while the claim is open', async () => {
    const city = await aCity()
    const claims = [{ code: 'military', documentId: null }] as const
    const application = await submit(db.app, city.setting, { claims })
    const parent = await aParentOf(city, application)
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    const path = /\/kk\/cabinet\/[^"]+\/claims\/\d+\/document/.exec(page.body)?.[0] ?? ''
    await parent.get(path)
    const wrong = await upload(parent, path, Buffer.from('<html></html>'), 'a.png')
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Бұл файл PDF, JPEG немесе PNG емес')
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await upload(parent, path, png, 'анықтама.png')).statusCode).toBe(303)
    const after = await parent.get(`/kk/cabinet/${application.number}`)
    expect(after.body).toContain('анықтама.png')
    const link = /\/kk\/cabinet\/[^"]+\/documents\/\d+/.exec(after.body)?.[0] ?? ''
    const document = await parent.get(link)
    expect(document.rawPayload).toEqual(png)
    expect(document.headers['content-disposition']).toMatch(/^attachment/)
    expect(document.headers['x-content-type-options']).toBe('nosniff')
    const ics = await parent.get(`/kk/cabinet/${application.number}/claims.ics`)
    expect(ics.body).toContain('DTSTART;VALUE=DATE:20261127')
    await city.close()
  })

  test('a claim that is decided takes no more documents', async () => {
    const city = await aCity()
    const claims = [{ code: 'military', documentId: null }] as const
    const application = await submit(db.app, city.setting, { claims })
    const parent = await aParentOf(city, application)
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    const path = /\/kk\/cabinet\/[^"]+\/claims\/\d+\/document/.exec(page.body)?.[0] ?? ''
    city.setting.clock.advance({ days: 8 })
    await city.worker.runPending()
    const later = await aParentOf(city, application)
    await later.get(path)
    const pdf =
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'
    const answer = await upload(later, path, Buffer.from(pdf), 'late.pdf')
    expect(answer.statusCode).toBe(409)
    const after = await later.get(`/kk/cabinet/${application.number}`)
    expect(after.body).toContain('Жеңілдік мерзімінде расталмады')
    expect(after.body).not.toContain(path)
    await city.close()
  })

  test('the receipt is there at any time', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const parent = await aParentOf(city, application)
    const receipt = await parent.get(`/ru/cabinet/${application.number}/receipt`)
    expect(receipt.headers['content-type']).toBe('application/pdf')
    expect(receipt.headers['content-disposition']).toContain(application.number)
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

async function upload(parent: Parent, path: string, bytes: Buffer, fileName: string) {
  const form = new FormData()
  for (const [name, value] of Object.entries(parent.hidden())) form.set(name, value)
  form.set('document', new File([new Uint8Array(bytes)], fileName))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return parent.send('POST', path, {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}
