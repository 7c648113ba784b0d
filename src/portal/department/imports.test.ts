/** Files through the portal: checked first, written when confirmed, own territory only; tables out again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aKindergarten, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, upload } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { applicationLines, binOf } from '../../domain/exchange/table-files.fixture.ts'

const db = useDatabase()
const IMPORTS = '/kk/department/imports'
const HEADER =
  'bin,programme,territory,name_kk,name_ru,ownership,address,lat,lon,phone,capacity,listed_from'
let portal: ParentPortal
let serial = 300

beforeAll(async () => {
  portal = await aParentPortal(db)
})
afterAll(() => portal.close())

function providers(...rows: readonly { territory?: string; capacity?: string }[]): string {
  const lines = rows.map(({ territory = 'taraz', capacity = '90' }) => {
    serial += 1
    return `${binOf(serial)},preschool,${territory},№ ${serial} балабақша,Сад № ${serial},state,Төле би 1,,,8 7262 45 12 34,${capacity},2024-09-01`
  })
  return [HEADER, ...lines, ''].join('\n')
}

async function countProviders(): Promise<number> {
  const { count } = await db.owner
    .selectFrom('provider')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

test('a file is only checked at first; confirming writes it, pressing twice answers the same', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const before = await countProviders()
  await officer.get(IMPORTS)
  const file = { name: 'тізім.csv', content: providers({}, {}) }
  const report = await upload(officer, IMPORTS, { kind: 'providers' }, file)
  expect(report.statusCode).toBe(200)
  expect(report.body).toContain('Қате жоқ')
  expect(await countProviders()).toBe(before)
  const both = await Promise.all([
    officer.post(`${IMPORTS}/confirm`, {}),
    officer.post(`${IMPORTS}/confirm`, {}),
  ])
  for (const answer of both) {
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Барлық жол жазылды')
  }
  expect(await countProviders()).toBe(before + 2)
})

test('bad rows are told in the language of the reader, and nothing can be confirmed', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const content = providers({}, { capacity: 'көп' })
  for (const [language, words] of [
    ['kk', 'Қате жолдар бар'],
    ['ru', 'напишите целое число'],
  ]) {
    const path = `/${language}/department/imports`
    await officer.get(path)
    const report = await upload(officer, path, { kind: 'providers' }, { name: 'a.csv', content })
    expect(report.statusCode).toBe(422)
    expect(report.body).toContain(words)
    expect(report.body).toContain('capacity')
    expect(report.body).not.toContain('/imports/confirm')
  }
})

test('an officer writes into the own territory only', async () => {
  const officer = await anOfficial(db, portal, 'officer', 'baizak')
  const before = await countProviders()
  await officer.get(IMPORTS)
  const file = { name: 'a.csv', content: providers({ territory: 'taraz' }) }
  const report = await upload(officer, IMPORTS, { kind: 'providers' }, file)
  expect(report.statusCode).toBe(422)
  expect(report.body).toContain('not-allowed')
  expect(await countProviders()).toBe(before)
})

test('an auditor, who only reads, is offered no import and refused one; registers are for the whole country', async () => {
  const auditor = await anOfficial(db, portal, 'auditor', 'kz')
  const page = await auditor.get(IMPORTS)
  expect(page.body).toContain('Сіздің лауазымыңыз файл жүктей алмайды')
  const file = { name: 'a.csv', content: providers({}) }
  expect((await upload(auditor, IMPORTS, { kind: 'providers' }, file)).statusCode).toBe(403)
  expect(
    (await auditor.post(`${IMPORTS}/confirm`, { kind: 'providers', file: 'x' })).statusCode,
  ).toBe(403)
  const head = await anOfficial(db, portal, 'head')
  await head.get(IMPORTS)
  const register = { name: 'a.csv', content: 'child_iin,guardian_iin\n' }
  const refused = await upload(head, IMPORTS, { kind: 'register-guardianships' }, register)
  expect(refused.statusCode).toBe(403)
})

test('no file, no kind, no table, too many rows and a file that is gone are said kindly', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  const send = async (kind: string, content: string | Uint8Array) => {
    await officer.get(IMPORTS)
    return upload(officer, IMPORTS, { kind }, { name: 'a.csv', content })
  }
  const empty = await send('', '')
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Файлда не барын таңдаңыз')
  expect(empty.body).toContain('Файлды таңдаңыз')
  expect((await send('nonsense', 'a')).statusCode).toBe(422)
  expect((await send('providers', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).statusCode).toBe(422)
  const large = await send('applications', [...applicationLines(5001)].join(''))
  expect(large.statusCode).toBe(422)
  expect(large.body).toContain('npx kezek import')
  expect(large.body).toContain('<option value="applications" selected')
  for (const file of ['0'.repeat(64), '../../etc/passwd', '']) {
    const gone = await officer.post(`${IMPORTS}/confirm`, {
      kind: 'providers',
      file,
      _requestId: `gone-request-${file.length}`,
    })
    expect(gone.statusCode).toBe(409)
    expect(gone.body).toContain('Тексерілген файл енді жоқ')
  }
})

test('the file that one officer checked cannot be confirmed by another', async () => {
  const [one, other] = [
    await anOfficial(db, portal, 'officer'),
    await anOfficial(db, portal, 'officer'),
  ]
  await one.get(IMPORTS)
  const file = { name: 'a.csv', content: providers({}) }
  await upload(one, IMPORTS, { kind: 'providers' }, file)
  const { file: name = '' } = one.hidden()
  await other.get(IMPORTS)
  const answer = await other.post(`${IMPORTS}/confirm`, { kind: 'providers', file: name })
  expect(answer.statusCode).toBe(409)
})

test('tables go out as CSV and XLSX; of people only those of the own territory, and with a trace', async () => {
  await aKindergarten(db.app, portal.setting, { places: { 3: 1 } })
  await submit(db.app, portal.setting)
  const officer = await anOfficial(db, portal, 'officer')
  const neighbour = await anOfficial(db, portal, 'officer', 'baizak')
  const linesOf = (body: string) => body.trim().split('\r\n').length
  const groups = await neighbour.get('/kk/department/exports/groups.csv')
  expect(groups.headers['content-type']).toContain('text/csv')
  expect(linesOf(groups.body)).toBeGreaterThan(1)
  const own = await officer.get('/kk/department/exports/applications.csv')
  expect(linesOf(own.body)).toBe(2)
  const foreign = await neighbour.get('/kk/department/exports/applications.csv')
  expect(linesOf(foreign.body)).toBe(1)
  const sheet = await officer.get('/kk/department/exports/applications.xlsx')
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const looks = await db.owner
    .selectFrom('access_record')
    .select('what')
    .where('staff_id', '=', officer.staffId)
    .execute()
  expect(looks.map(row => row.what)).toEqual(['persons-export', 'persons-export'])
  expect((await officer.get('/kk/department/exports/register-persons.csv')).statusCode).toBe(403)
  const auditor = await anOfficial(db, portal, 'auditor', 'kz')
  expect((await auditor.get('/kk/department/exports/applications.csv')).statusCode).toBe(403)
  expect((await auditor.get('/kk/department/exports/budgets.csv')).statusCode).toBe(200)
})
