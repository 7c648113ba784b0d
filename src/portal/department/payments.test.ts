/** Payments on the pages: collected by one, released by another, the file fetched, the bank's answer uploaded, accounts confirmed. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official, upload } from '../../../test/office.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aProviderStaffId } from '../../../test/provider-desk.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { sha256Hex } from '../../base/digest.ts'
import { anIban, approvedAct } from '../../domain/payments/approved-act.fixture.ts'

const LIST = '/kk/department/payments'
const ACCOUNTS = `${LIST}/accounts`
const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let made: Awaited<ReturnType<typeof approvedAct>>
let act: Awaited<ReturnType<typeof made.aTown>>
let maker: Official
let releaser: Official
let officer: Official
let desk: Official
let batch = ''

beforeAll(async () => {
  made = await approvedAct(db)
  act = await made.aTown()
  portal = await aServedPortal(db.app, { at: '2026-10-21T10:00' })
  maker = await anOfficial(db, portal, 'operator')
  releaser = await anOfficial(db, portal, 'operator')
  officer = await anOfficial(db, portal, 'officer')
  const visitor = portal.visitor()
  const staffId = await aProviderStaffId(db, made.one.contract.providerId)
  await signInStaff(portal, visitor, staffId)
  desk = Object.assign(visitor, { staffId })
}, 120_000)
afterAll(() => portal?.close())

async function look(reader: Official, name: string, path: string) {
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...reader.cookies].map(([cookie, value]) => ({ name: cookie, value, url: portal.origin })),
    )
    const shown = await context.newPage()
    await shown.goto(`${portal.origin}/${language}${path}`)
    await keepPicture(shown, `payments-${name}-${language}-${width}`)
    expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await seriousFindings(shown)).toEqual([])
    await context.close()
  }
}

test('an act without an account waits and says why; the kindergarten enters it, an officer confirms', async () => {
  expect((await maker.get(LIST)).body).toContain('Расталған шоты жоқ')
  const page = await desk.get('/kk/provider/account')
  expect(page.body).toContain('Шот әлі көрсетілмеген')
  const wrong = { iban: 'KZ1', bic: 'X', holder: '', validFrom: '2026-10-01' }
  const bad = await desk.post('/kk/provider/account', wrong)
  expect(bad.statusCode).toBe(422)
  expect(bad.body).toContain('iban-error')
  const given = { iban: anIban(), bic: 'HSBKKZKX', holder: 'Балабақша', validFrom: '2026-10-01' }
  expect((await desk.post('/kk/provider/account', given)).statusCode).toBe(303)
  expect((await maker.get(LIST)).body).toContain('Шоты растауды күтіп тұр')
  await look(officer, 'accounts', '/department/payments/accounts')
  const { body } = await officer.get(ACCOUNTS)
  const decide = /value="(confirm:\d+)"/.exec(body)?.[1] ?? ''
  expect((await maker.post(ACCOUNTS, { decide })).statusCode).toBe(403)
  await officer.get(ACCOUNTS)
  expect((await officer.post(ACCOUNTS, { decide })).headers.location).toContain('done=confirmed')
  await look(desk, 'account', '/provider/account')
  expect((await desk.get('/kk/provider/account')).body).toContain('Расталған')
  // An officer enters one in its place: the kindergarten sees who did, and that officer cannot confirm it.
  const { rows } = await sql<{ bin: string }>`
    select bin from provider where id = ${made.one.contract.providerId}`.execute(db.app)
  const changed = { ...given, iban: anIban(), bin: rows[0]?.bin ?? '', decide: 'enter' }
  for (const wrongly of [{ bin: '1' }, { validFrom: '' }, { iban: 'KZ' }]) {
    await officer.get(ACCOUNTS)
    expect((await officer.post(ACCOUNTS, { ...changed, ...wrongly })).statusCode).toBe(422)
  }
  await officer.get(ACCOUNTS)
  expect((await officer.post(ACCOUNTS, changed)).headers.location).toContain('done=entered')
  expect((await officer.get(ACCOUNTS)).body).not.toContain('value="confirm:')
  expect((await desk.get('/kk/provider/account')).body).toContain('бөлім қызметкері')
  const second = await anOfficial(db, portal, 'head')
  const page2 = await second.get(ACCOUNTS)
  const refuse = /value="(refuse:\d+)"/.exec(page2.body)?.[1] ?? ''
  expect((await second.post(ACCOUNTS, { decide: refuse })).statusCode).toBe(303)
  expect((await desk.get('/kk/provider/account')).body).toContain('Қабылданбаған')
}, 60_000)

test('one operator collects, sees that another must release; the other does, and the file is what was hashed', async () => {
  await look(maker, 'list', '/department/payments')
  await maker.get(LIST)
  expect((await maker.post(LIST, {})).statusCode).toBe(422)
  await maker.get(LIST)
  const collected = await maker.post(LIST, { acts: act.number })
  expect(collected.statusCode).toBe(303)
  batch = /payments\/([0-9A-Z-]+)/.exec(String(collected.headers.location))?.[1] ?? ''
  const own = await maker.get(`${LIST}/${batch}`)
  expect(own.body).toContain('Бұл жинақты өзіңіз жасадыңыз')
  expect(own.body).not.toContain('value="release"')
  expect((await maker.post(`${LIST}/${batch}`, { what: 'release' })).statusCode).toBe(409)
  await releaser.get(`${LIST}/${batch}`)
  await look(releaser, 'draft', `/department/payments/${batch}`)
  expect((await releaser.post(`${LIST}/${batch}`, { what: 'release' })).statusCode).toBe(303)
  const file = await releaser.get(`${LIST}/${batch}/file/xml`)
  expect(file.headers['content-disposition']).toContain(`kezek-${batch}.xml`)
  expect((await releaser.get(`${LIST}/${batch}`)).body).toContain(sha256Hex(file.rawPayload))
  expect((await releaser.get(`${LIST}/${batch}/file/csv`)).body).toContain(act.number)
  expect((await officer.get(`${LIST}/${batch}/file/xml`)).statusCode).toBe(403)
  expect((await releaser.get(`${LIST}/${batch}/file/exe`)).statusCode).toBe(404)
  const looks = await sql`select from access_record where what = 'payment-file'
    and staff_id = ${releaser.staffId}`.execute(db.owner)
  expect(looks.rows).toHaveLength(2)
}, 60_000)

test('an answer with a wrong row is told row by row; the right one is taken in once; a return by hand', async () => {
  const [payment] = await made.paymentsOf(batch)
  const number = payment?.number ?? ''
  const path = `${LIST}/${batch}`
  const send = async (content: string | Uint8Array, name = 'bank.csv') => {
    await releaser.get(path)
    return upload(releaser, `${path}/answer`, {}, { name, content })
  }
  const bad = await send(`payment,status,reason,amount\n${number},ACSC,,1\n222-222-222,ACSC,,\n`)
  expect(bad.statusCode).toBe(422)
  expect(bad.body).toContain('Сомасы басқа')
  expect(bad.body).toContain('222-222-222')
  for (const content of ['<a', new Uint8Array([0, 255, 254, 3]), '<!DOCTYPE a []><a/>', '']) {
    expect((await send(content, 'x.xml')).statusCode).toBe(422)
  }
  const good = `payment,status,reason\n${number},ACSC,\n`
  expect((await send(good)).body).toContain('Жауап қабылданды')
  expect((await send(good)).statusCode).toBe(409)
  const receipt = async (value: string) => {
    await desk.get('/kk/provider/account')
    return (await desk.post('/kk/provider/account/receipt', { receipt: value })).statusCode
  }
  await look(desk, 'receipt', '/provider/account')
  expect(await receipt(`missed:${number}`)).toBe(303)
  expect((await releaser.get(path)).body).toContain('Ақша түспеді дейді')
  expect([await receipt('x'), await receipt('arrived:222-222-222')]).toEqual([422, 404])
  expect([await receipt(`arrived:${number}`), await receipt(`arrived:${number}`)]).toEqual([
    303, 409,
  ])
  await releaser.get(path)
  const mistaken = await releaser.post(path, { what: 'return', payment: number, reason: 'x' })
  expect(mistaken.statusCode).toBe(422)
  await releaser.get(path)
  const done = await releaser.post(path, { what: 'return', payment: number, reason: 'AC04' })
  expect(done.headers.location).toContain('done=returned')
  expect((await releaser.get(path)).body).toContain('AC04')
  expect((await releaser.get(LIST)).body).toContain('Банктен қайтқан')
  await look(releaser, 'returned', `/department/payments/${batch}`)
  expect((await releaser.post(path, { what: 'nothing' })).statusCode).toBe(422)
}, 60_000)

test('another city’s operator sees none of it; who only controls has no buttons', async () => {
  const stranger = await anOfficial(db, portal, 'operator', 'shymkent')
  expect((await stranger.get(`${LIST}/${batch}`)).statusCode).toBe(404)
  expect((await stranger.get(`${LIST}/${batch}/file/xml`)).statusCode).toBe(404)
  expect((await stranger.get(`${LIST}?territory=taraz`)).statusCode).toBe(404)
  expect((await stranger.get(`${LIST}/no-such-batch`)).statusCode).toBe(404)
  const auditor = await anOfficial(db, portal, 'auditor')
  const page = await auditor.get(`${LIST}/${batch}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('type="file"')
  expect((await auditor.get(`${LIST}/${batch}/file/xml`)).statusCode).toBe(403)
  const consultant = await anOfficial(db, portal, 'consultant')
  expect((await consultant.get(LIST)).statusCode).toBe(403)
})

test('the account from which is paid is changed by operators, and shown', async () => {
  await maker.get(`${LIST}/payer`)
  const fields = { name: 'Қаржы орталығы', bin: '1', iban: 'KZ', bic: 'K', knp: '' }
  const bad = await maker.post(`${LIST}/payer`, fields)
  expect(bad.statusCode).toBe(422)
  for (const field of ['bin', 'iban', 'bic', 'knp']) expect(bad.body).toContain(`${field}-error`)
  await maker.get(`${LIST}/payer`)
  const right = { ...fields, bin: '240190000014', iban: anIban(), bic: 'KKMFKZ2A', knp: '853' }
  expect((await maker.post(`${LIST}/payer`, right)).statusCode).toBe(303)
  expect((await maker.get(LIST)).body).toContain('Қаржы орталығы')
  expect((await officer.get(`${LIST}/payer`)).statusCode).toBe(403)
  await look(maker, 'payer', '/department/payments/payer')
}, 60_000)
