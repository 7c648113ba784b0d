/** The department closes a month: progress, acts for one and for all, approval by another, and what was refused in words. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { aWorker, type TestWorker } from '../../../test/worker.ts'
import { twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { signAct } from '../../domain/payments/sign-act.ts'

const MONTH = '/kk/department/months/2026-09'
const db = useDatabase()
type Made = Awaited<ReturnType<typeof twoChildren>>
let first: Made
let second: Made
let portal: ParentPortal
let officer: Official
let head: Official
let worker: TestWorker

beforeAll(async () => {
  first = await twoChildren(db)
  await first.submitMonth()
  await first.answer(first.one)
  second = await twoChildren(db)
  await second.submitMonth()
  await second.answer(second.one)
  await second.answer(second.other)
  portal = await aParentPortal(db, { at: '2026-10-08T10:00' })
  officer = await anOfficial(db, portal, 'officer')
  head = await anOfficial(db, portal, 'head')
  worker = aWorker(db, portal.setting)
}, 120_000)
afterAll(async () => {
  await worker.end()
  await portal.close()
})

async function actOf({ one }: Made) {
  const { rows } = await sql<{ number: string; totalTiyn: bigint; state: string; by: string }>`
    select number, total_tiyn as "totalTiyn", state, prepared_by as by from act
    where provider_id = ${one.contract.providerId}`.execute(db.owner)
  return rows[0]
}

async function sign(made: Made): Promise<string> {
  const act = await actOf(made)
  if (act === undefined) throw new Error('an act')
  made.town.goTo('2026-10-08')
  await made.town.act(tx => signAct(tx, made.group.provider, made.town.setting, act))
  return `${act.number}:${act.totalTiyn}`
}

const binOf = async ({ one }: Made) => {
  const { rows } = await sql<{ bin: string }>`
    select bin from provider where id = ${one.contract.providerId}`.execute(db.owner)
  return rows[0]?.bin ?? ''
}

test('it says how far each kindergarten is and what to do next', async () => {
  const list = await officer.get('/kk/department/months')
  expect(list.headers.location).toBe(`${MONTH}?territory=taraz`)
  const { body } = await officer.get(MONTH)
  expect(body).toContain('Ата-аналар растап жатыр')
  expect(body).toContain('Дайын балабақшалардың бәріне акт жасау: 1')
  expect(body).toContain('15 қазан')
  expect((await officer.get('/kk/department/attendance')).body).toContain('Айды жабу барысы')
})

test('another city’s officer and a made-up month find nothing; who only reads has no forms', async () => {
  const far = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await far.get(`${MONTH}?territory=taraz`)).statusCode).toBe(404)
  expect((await officer.get('/kk/department/months/2026-13')).statusCode).toBe(404)
  const auditor = await anOfficial(db, portal, 'auditor')
  const page = await auditor.get(MONTH)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('prepare-')
  await officer.get(MONTH)
  expect((await officer.post(MONTH, { what: 'steal' })).statusCode).toBe(422)
  expect((await officer.post(MONTH, { what: 'approve', acts: 'x' })).statusCode).toBe(422)
})

test('all that are ready are prepared by a job; one that is not may be prepared by itself', async () => {
  await officer.get(MONTH)
  const ordered = await officer.post(MONTH, { what: 'prepare-all' })
  expect(ordered.headers.location).toContain('done=ordered')
  expect((await officer.get(MONTH)).body).toContain('Актілер жасалып жатыр')
  await worker.runPending()
  expect(worker.faults).toEqual([])
  expect(await actOf(second)).toMatchObject({ totalTiyn: 12_981_800n, state: 'draft' })
  expect((await actOf(second))?.by).toBe(`staff:${officer.staffId}`)
  const page = await head.get(MONTH)
  expect(page.body).toContain('акт жасалды')
  const one = { what: 'prepare-one', provider: await binOf(first) }
  expect((await head.post(MONTH, one)).headers.location).toContain('done=prepared')
  expect((await actOf(first))?.by).toBe(`staff:${head.staffId}`)
  expect((await head.post(MONTH, { ...one, provider: '000000000000' })).statusCode).toBe(404)
})

test('chosen acts are approved each by itself; who prepared one is told so', async () => {
  const acts = [await sign(first), await sign(second)]
  await officer.get(MONTH)
  expect((await officer.post(MONTH, { what: 'approve' })).statusCode).toBe(422)
  const page = await officer.get(MONTH)
  expect(page.body).toContain('бұл актіні өзіңіз жасадыңыз')
  const payload = new URLSearchParams({ ...officer.hidden(), what: 'approve' })
  for (const act of acts) payload.append('acts', act)
  const send = () =>
    officer.send('POST', MONTH, {
      payload: payload.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  // Pressed twice, it says the same twice.
  for (const answer of await Promise.all([send(), send()])) {
    expect(answer.body).toContain('Бекітілді: 1')
    expect(answer.body).toContain('Бекітілмеді: 1')
    expect(answer.body).toContain('Өзіңіз жасаған актіні бекіте алмайсыз.')
  }
  expect((await actOf(first))?.state).toBe('approved')
  expect((await actOf(second))?.state).toBe('signed')
})

test('one act is read by its lines and approved on its own page by another', async () => {
  const act = await actOf(second)
  const path = `/kk/department/acts/${act?.number}`
  expect((await officer.get(path)).body).toContain('оны басқа қызметкер бекітеді')
  const page = await head.get(path)
  expect(page.body).toContain(second.one.application.number)
  const lines = [...page.body.matchAll(/\/lines\/(\d+)"/g)].map(one => one[1])
  const line = await head.get(`${path}/lines/${lines[0]}`)
  expect(line.body).toContain('Кім белгіледі')
  const operator = await anOfficial(db, portal, 'operator')
  expect((await operator.get(`${path}/act.pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const far = await anOfficial(db, portal, 'operator', 'shymkent')
  expect((await far.get(path)).statusCode).toBe(404)
  await head.get(path)
  const approved = await head.post(`${path}/approve`, {})
  expect((await head.get(String(approved.headers.location))).body).toContain('Акт бекітілді')
  expect((await actOf(second))?.state).toBe('approved')
})

test('reports are tables of the territory; lines of children leave a trace, and nobody else gets them', async () => {
  const reports = ['months', 'acts', 'lines', 'attendance']
  const bodies = new Map<string, string>()
  for (const name of reports) {
    const csv = await officer.get(`${MONTH}/${name}.csv`)
    expect([name, csv.statusCode]).toEqual([name, 200])
    bodies.set(name, csv.body)
    const xlsx = await officer.get(`${MONTH}/${name}.xlsx`)
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const far = await anOfficial(db, portal, 'officer', 'shymkent')
    expect((await far.get(`${MONTH}/${name}.csv?territory=taraz`)).statusCode).toBe(404)
  }
  const act = await actOf(second)
  expect(bodies.get('acts')).toContain(`${act?.number},`)
  expect(bodies.get('acts')).toContain('129818')
  expect(bodies.get('lines')).toContain(second.other.application.number)
  expect(bodies.get('lines')).not.toContain('Бала Сынақ')
  expect(bodies.get('months')?.trim().split('\n')).toHaveLength(3)
  // 22 working days of two kindergartens, and the head of the table.
  expect(bodies.get('attendance')?.trim().split('\n')).toHaveLength(45)
  const { rows } = await sql`select from access_record
    where what = 'persons-export' and staff_id = ${officer.staffId}`.execute(db.owner)
  expect(rows).toHaveLength(2)
  expect((await officer.get(`${MONTH}/salaries.csv`)).statusCode).toBe(404)
  const long = `${MONTH}/attendance.csv?from=2020-01-01&to=2026-01-01`
  expect((await officer.get(long)).statusCode).toBe(404)
})
