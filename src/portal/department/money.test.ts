/** The money of a year on the pages: months, forecast, trial balance, norms with their history, the year to come. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { OFFICER, twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { approveAct } from '../../domain/payments/approve-act.ts'
import { closeIdleMonths } from '../../domain/payments/close-idle-months.ts'
import { prepareAct } from '../../domain/payments/prepare-act.ts'
import { signAct } from '../../domain/payments/sign-act.ts'
import type { Actor } from '../../platform/access/actor.ts'

const db = useDatabase()
const SECOND: Actor = { kind: 'staff', staffId: 2n, role: 'officer', territory: 'taraz' }
const WORKER: Actor = { kind: 'system', name: 'worker' }
const BOOKS = { programme: 'preschool', territory: 'taraz' } as const
const PAGES = ['/department/money', '/department/money/norms', '/department/budget']
let portal: Awaited<ReturnType<typeof aServedPortal>>
let officer: Official

/** September in an act, August given back, a norm that rises in November. */
beforeAll(async () => {
  const made = await twoChildren(db)
  await made.submitMonth()
  await made.answer(made.one)
  await made.answer(made.other)
  const { town, one, group } = made
  town.goTo('2026-10-08')
  const month = Temporal.PlainYearMonth.from('2026-09')
  const { providerId } = one.contract
  const { number } = await town.act(tx =>
    prepareAct(tx, OFFICER, town.setting, { providerId, month }),
  )
  const { rows } = await sql<{ totalTiyn: bigint }>`
    select total_tiyn as "totalTiyn" from act where number = ${number}`.execute(db.app)
  const seen = { number, totalTiyn: rows[0]?.totalTiyn ?? 0n }
  await town.act(tx => signAct(tx, group.provider, town.setting, seen))
  await town.act(tx => approveAct(tx, SECOND, town.setting, seen))
  const august = Temporal.PlainDate.from('2026-08-01')
  await town.act(tx => closeIdleMonths(tx, WORKER, town.setting, BOOKS, august))
  await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn) values ('taraz', 'preschool', 3, 'general', '2026-11-01', 7200000)`.execute(
    db.owner,
  )
  portal = await aServedPortal(db.app, { at: '2026-10-08T11:00' })
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(() => portal?.close())

test('pages of money are fit to be seen narrow and wide', async () => {
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    const shown = await context.newPage()
    for (const path of PAGES) {
      await shown.goto(`${portal.origin}/${language}${path}`)
      await keepPicture(shown, `money-${path.split('/').at(-1)}-${language}-${width}`)
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(shown)).toEqual([])
    }
    await context.close()
  }
}, 60_000)

test('the use of the year adds up to the tenge', async () => {
  const page = (await officer.get('/en/department/money')).body.replaceAll(/\s|\u00a0|&nbsp;/g, '')
  // Two months of 68 000; 68 000 and 61 818 of them in the act; 6 182 back, and the whole of August.
  expect(page).toContain('129,818')
  expect(page).toContain('6,182')
  expect(page).toContain('136,000')
  // 129 818 of 272 000 that were reserved for closed months.
  expect(page).toContain('47.7%')
  expect(page).toContain('Thebalancessumtozero.')
})

test('norms keep their history: what is in force and what is to come', async () => {
  const page = (await officer.get('/en/department/money/norms')).body
  expect(page).toContain('has not begun')
  expect(page).toContain('in force')
  expect(page).toContain('31 October 2026')
})

test('money of the year to come is allotted before it begins', async () => {
  const page = await officer.get('/en/department/budget?year=2027')
  expect(page.body).toContain('2027')
  const done = await officer.post('/en/department/budget?year=2027', { amount: '5000000' })
  expect(done.headers.location).toContain('year=2027')
  const { rows } = await sql<{ tiyn: bigint }>`
    select allotted_tiyn as tiyn from budget where year = 2027 and territory_code = 'taraz'`.execute(
    db.app,
  )
  expect(rows).toEqual([{ tiyn: 500_000_000n }])
  // Twelve months of two children are not covered yet: the worker carries them over.
  expect((await officer.get('/en/department/money?year=2026')).statusCode).toBe(200)
  expect((await officer.get('/en/department/money?year=abc')).statusCode).toBe(200)
})

test('another city, and a consultant, see none of it', async () => {
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  const consultant = await anOfficial(db, portal, 'consultant')
  for (const path of PAGES.slice(0, 2)) {
    expect((await stranger.get(`/kk${path}?territory=taraz`)).statusCode).toBe(404)
    expect((await consultant.get(`/kk${path}`)).statusCode).toBe(403)
    expect((await portal.visitor().get(`/kk${path}`)).statusCode).toBe(303)
  }
})
