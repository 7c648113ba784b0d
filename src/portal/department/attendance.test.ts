/** Attendance before the department: who is late, months by their lines, decisions with a reason, and a trace of each look. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { answerDispute } from '../../domain/attendance/decide-dispute.ts'
import { selectDisputes } from '../../domain/attendance/dispute-queries.ts'
import { twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'

const LIST = '/department/attendance'
const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let made: Awaited<ReturnType<typeof twoChildren>>
let officer: Official
let disputed = 0n
let silent = 0n

/** The first child's family was silent for months; the kindergarten does not agree with that of the second. */
beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  const { town } = made
  await made.answer(made.other, [made.claim(1)])
  disputed = (await town.lineOf(made.other)).id
  silent = (await town.lineOf(made.one)).id
  const [dispute] = await selectDisputes(db.app, disputed)
  const answer = { disputeId: dispute?.id ?? 0n, agrees: false, words: 'Журналда жоқ' }
  await town.act(tx => answerDispute(tx, made.group.provider, town.setting, answer))
  for (const day of ['2026-10-08', '2026-11-08', '2026-12-08']) {
    town.goTo(day, '00:00')
    await made.sweep()
  }
  portal = await aServedPortal(db.app, { at: '2026-12-08T10:00' })
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(() => portal?.close())

const href = (line: bigint) => `/kk${LIST}/${line}`

test('the list names who has not marked, what waits and how months stand, fit to be seen narrow and wide', async () => {
  const page = (await officer.get(`/kk${LIST}`)).body
  expect(page).toContain(`href="${href(disputed)}"`)
  expect(page).toContain(`href="${href(silent)}"`)
  expect(page).toContain(made.one.application.number)
  expect(page).toContain('0 / 1')
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    const shown = await context.newPage()
    for (const [name, path] of [
      ['list', LIST],
      ['line', `${LIST}/${disputed}`],
    ] as const) {
      await shown.goto(`${portal.origin}/${language}${path}`)
      await keepPicture(shown, `attendance-${name}-${language}-${width}`)
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(shown)).toEqual([])
    }
    await context.close()
  }
}, 60_000)

test('who opens a child’s month leaves a trace', async () => {
  const looks = async () => {
    const { rows } = await sql`select from access_record
      where what = 'sheet' and staff_id = ${officer.staffId} and application_id = ${made.one.application.id}`.execute(
      db.owner,
    )
    return rows.length
  }
  const before = await looks()
  expect((await officer.get(href(silent))).statusCode).toBe(200)
  expect(await looks()).toBe(before + 1)
})

test('another city’s officer sees none of it; who only reads has no form', async () => {
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk${LIST}?territory=taraz`)).statusCode).toBe(404)
  expect((await stranger.get(href(silent))).statusCode).toBe(404)
  const auditor = await anOfficial(db, portal, 'auditor')
  const page = await auditor.get(href(silent))
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('name="what"')
})

test('a decision needs its reason; then the day is as it was decided and the list is empty of it', async () => {
  const [dispute] = await selectDisputes(db.app, disputed)
  const what = String(dispute?.id)
  await officer.get(href(disputed))
  const empty = await officer.post(href(disputed), { what, [`outcome-${what}`]: 'yes' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain(`words-${what}-error`)
  const fields = { what, [`outcome-${what}`]: 'yes', [`words-${what}`]: 'Камерада көрінеді' }
  expect((await officer.post(href(disputed), fields)).headers.location).toContain('saved=yes')
  expect(await made.town.lineOf(made.other)).toMatchObject({ state: 'confirmed' })
  expect((await made.town.lineOf(made.other)).days.slice(0, 2)).toBe('pa')
  expect((await officer.get(`/kk${LIST}`)).body).not.toContain(`href="${href(disputed)}"`)
})

test('a month of silence is decided in the place of the parent', async () => {
  await officer.get(href(silent))
  const fields = { what: 'line', 'outcome-line': 'no', 'words-line': 'Бала ол айда болмаған' }
  expect((await officer.post(href(silent), fields)).statusCode).toBe(303)
  expect((await made.town.lineOf(made.one)).state).toBe('refused')
})
