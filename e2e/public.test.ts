/** A stranger in a real browser, on a phone and in Kazakh: finds a number, asks why, checks an iteration, reads the rules. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertDefined } from '../src/base/assert.ts'
import type { Application } from '../src/domain/applications/application.ts'
import { holdIteration } from '../src/domain/iterations/hold-iteration.ts'
import type { IterationBundle } from '../src/domain/iterations/iteration.ts'
import { sessionCookieName } from '../src/platform/identity/session-cookie.ts'
import { keepPicture, seriousFindings } from '../test/browser.ts'
import { aBudget, aKindergarten, type FamilyOptions, SYSTEM, submit } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aServedPortal } from '../test/served-portal.ts'

const WIDTH = 360
const PLACES = 5

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-stranger-'))
const bundlePath = join(folder, 'bundle.json')
/** Eight of the general queue in the order of their turns. */
const general: Application[] = []
/** Pages that ask nothing of their reader, with the search they were seen with. */
const readerPages = new Set<string>()
const problems: string[] = []
let portal: Awaited<ReturnType<typeof aServedPortal>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-11-20T10:00' })
  await makeCity()
  context = await portal.browser.newContext({ viewport: { width: WIDTH, height: 800 } })
  page = await context.newPage()
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text())
  })
}, 120_000)

afterAll(async () => {
  await portal?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Five places for ten children of three years; nothing for the child of two; two benefits come later. */
async function makeCity(): Promise<void> {
  const { setting } = portal
  const arrive = (family: FamilyOptions = {}) => {
    setting.clock.advance({ minutes: 7 })
    return submit(db.app, setting, family)
  }
  await aKindergarten(db.app, setting, { places: { 3: PLACES } })
  await aBudget(db.app, setting, { tenge: 100_000_000 })
  for (let index = 0; index < 8; index += 1) general.push(await arrive())
  await arrive({ childBorn: '2024-02-02' })
  await arrive({ registeredBenefits: ['large-family'] })
  await arrive({ registeredBenefits: ['military'] })
  setting.clock.advance({ minutes: 1 })
  await holdIteration(db.app, SYSTEM, setting, { programme: 'preschool', territory: 'taraz' })
  await arrive({ registeredBenefits: ['large-family'] })
  await arrive({ registeredBenefits: ['military'] })
}

/** Read by axe, fits the phone, speaks the language of its address, has its picture taken. */
async function lookAt(name: string): Promise<void> {
  expect(await seriousFindings(page), name).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${name} is wider than the screen`).toBeLessThanOrEqual(WIDTH)
  const { pathname } = new URL(page.url())
  expect(await page.locator('html').getAttribute('lang')).toBe(pathname.slice(1, 3))
  await keepPicture(page, `stranger-${name}`)
}

/** A page that asks nothing of its reader: it leaves no session either. */
async function read(name: string): Promise<void> {
  await lookAt(name)
  expect(await cookieNames(), name).not.toContain(sessionCookieName(false))
  const { pathname, search } = new URL(page.url())
  readerPages.add(`${pathname}${search}`)
}

const cookieNames = async () => (await context.cookies()).map(cookie => cookie.name)
const main = () => page.getByRole('main')
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (name: string) => main().getByRole('link', { name, exact: true }).first().click()
const title = (text: string) =>
  page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor()
const sees = (text: string | RegExp) => main().getByText(text).first().waitFor()

async function chooseSection(menu: string, section: string): Promise<void> {
  const closed = page.locator('details.kz-menu')
  await closed.getByText(menu, { exact: true }).click()
  await closed.getByRole('link', { name: section, exact: true }).click()
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: 'а',
  B: 'в',
  E: 'е',
  H: 'н',
  K: 'к',
  M: 'м',
  P: 'р',
  T: 'т',
  X: 'х',
}

const inSmallCyrillic = (number: string) =>
  [...number].map(symbol => LOOK_ALIKES[symbol] ?? symbol).join('')

const theLast = () => assertDefined(general.at(-1), 'the last of the general queue').number
const theLastServed = () => assertDefined(general[2], 'the third of the general queue').number

test('finds a number typed in small Cyrillic letters, and reads who stands before it', async () => {
  await page.goto(`${portal.origin}/kk`)
  await read('01-home')
  const typed = inSmallCyrillic(theLast())
  expect(typed).toMatch(/[а-я]/)
  expect(typed).not.toMatch(/[A-Z]/)
  await page.getByLabel('Өтініш нөмірі').pressSequentially(typed)
  await press('Нөмірімді табу')
  await page.waitForURL(`**/kk/applications/${theLast()}`)
  await title(`Өтініш ${theLast()}`)
  await sees('5-орын: жалпы кезек, 3 жас.')
  await sees('Сізге дейін: кезектен тыс – 1, бірінші кезекте – 1, жалпы кезекте – 4.')
  await read('02-position')
})

test('asks why not me of the last iteration, and is told what would have sufficed', async () => {
  await follow('Неге?')
  await page.waitForURL(`**/why?number=${theLast()}`)
  await title(`Неге осылай: ${theLast()}`)
  await sees('Бұл бала 10-болып қаралды, бірақ ваучер берілмеді: осы жасқа бос орын қалмады.')
  await sees(`соңғы болып ваучер алған – ${theLastServed()}`)
  await sees('алдыңызда тұрған тағы 4 балаға да берілмеді')
  await sees('Тағы 5 бос орын болса, кезек сізге жетер еді.')
  await read('03-why')
})

test('opens the whole iteration and takes its file home', async () => {
  await follow('1-итерация, Тараз')
  await title('1-итерация, Тараз')
  const row = main().getByRole('row').filter({ hasText: theLast() })
  await row.getByText('Берілмеді: осы жасқа бос орын қалмады').waitFor()
  expect(await main().getByRole('cell', { name: 'Ваучер ұсынылды' }).count()).toBe(PLACES)
  await read('04-iteration')
  const download = page.waitForEvent('download')
  await follow('Файлды жүктеп алу')
  const file = await download
  expect(file.suggestedFilename()).toBe('kezek-taraz-1.json')
  await file.saveAs(bundlePath)
})

async function replay(path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path)
  await press('Қайта есептеу')
}

test('is told that the file gives the same again, and that one more place does not', async () => {
  await follow('Файлды осы жерде тексеру')
  await title('Итерацияны тексеру')
  await lookAt('05-replay')
  await replay(bundlePath)
  const answer = page.getByRole('status')
  await answer.getByText('Бәрі сәйкес').waitFor()
  await answer.getByText(`дәл сол нәтиже шықты: ${PLACES} ваучер`).waitFor()
  await answer.getByText('Файл жарияланғанымен бірдей: 1-итерация, Тараз.').waitFor()
  await lookAt('06-replay-same')

  const bundle = JSON.parse(readFileSync(bundlePath, 'utf8')) as IterationBundle
  const pools = bundle.input.pools.map(pool =>
    pool.cohort === '3' && pool.kind === 'general' ? { ...pool, free: pool.free + 1 } : pool,
  )
  expect(pools).not.toEqual(bundle.input.pools)
  const alteredPath = join(folder, 'altered.json')
  writeFileSync(alteredPath, JSON.stringify({ ...bundle, input: { ...bundle.input, pools } }))
  await replay(alteredPath)
  await answer.getByText('Сәйкес емес').waitFor()
  await answer.getByText(/^inputHash: the file says/).waitFor()
  await answer.getByText(/^resultHash: the file says/).waitFor()
  await answer.getByText(/^decision 1: .*"poolLeft":4.*"poolLeft":5/).waitFor()
  await answer.getByText('Мұндай хэші бар итерация осы сайтта жарияланбаған.').waitFor()
  await lookAt('07-replay-differs')
  // The form had to be protected by a session of its own; what is read from here on starts without its cookie again.
  expect(await cookieNames()).toContain(sessionCookieName(false))
  await context.clearCookies({ name: sessionCookieName(false) })
})

test('reads the rules in force: each says how sure it is and where it is written', async () => {
  await chooseSection('Мәзір', 'Ережелер')
  await title('Қолданыстағы ережелер')
  await read('08-rules-index')
  await follow('Тараз')
  await title('Тараз: қолданыстағы ережелер')
  const rules = main().locator('.kz-summary').nth(1).locator('.kz-summary-row')
  const lines = await rules.locator('.kz-small:has(.ds-tag)').allTextContents()
  expect(lines.length).toBeGreaterThan(20)
  expect(lines).toHaveLength(await rules.count())
  for (const line of lines) expect(line).toMatch(/^(дереккөзі бар|ұқсатып алынған|болжам) \S/)
  for (const mark of ['дереккөзі бар', 'ұқсатып алынған', 'болжам']) await sees(mark)
  await sees('№ 53 бұйрығы')
  await read('09-rules')
})

test('sees in the calendar since when the city works by vouchers; Russian keeps the place', async () => {
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'Ваучерге көшу күнтізбесі' })
    .click()
  await title('Ваучерге көшу күнтізбесі')
  const row = main().getByRole('row').filter({ hasText: 'Тараз' }).first()
  expect(await row.textContent()).toMatch(/2025.*басталды/s)
  await read('10-rollout')
  await row.getByRole('link').click()
  await page.waitForURL('**/kk/rules/taraz?on=2025-01-01')
  await read('11-rules-then')
  await page.getByRole('link', { name: 'Русский' }).click()
  await page.waitForURL('**/ru/rules/taraz?on=2025-01-01')
  await title('Тараз: действующие правила')
  expect(await page.locator('input[name=on]').inputValue()).toBe('2025-01-01')
  await read('12-rules-russian')
})

test('looks at the kindergartens of the city, and at one of them', async () => {
  await chooseSection('Меню', 'Очередь')
  await read('13-queues')
  await follow('Тараз')
  await read('14-queue')
  await follow('Детские сады и свободные места')
  await title('Тараз: детские сады и свободные места')
  await read('15-kindergartens')
  const kindergarten = main().getByRole('link', { name: /^Детский сад № \d+$/ })
  const name = assertDefined((await kindergarten.textContent()) ?? undefined, 'a name')
  await kindergarten.click()
  await title(name)
  await main().getByRole('rowheader', { name: '3-топ' }).waitFor()
  await read('16-kindergarten')
})

test('nothing of the whole visit is kept, and the browser had nothing to complain of', async () => {
  expect(await db.owner.selectFrom('session').select('token_hash').execute()).toEqual([])
  expect(problems).toEqual([])
})

test('every page that was read is not sent again to who still has it', async () => {
  expect(readerPages.size).toBeGreaterThanOrEqual(13)
  for (const place of readerPages) {
    const first = await fetch(`${portal.origin}${place}`)
    expect([place, first.status, first.headers.getSetCookie()]).toEqual([place, 200, []])
    const etag = assertDefined(first.headers.get('etag') ?? undefined, `an ETag of ${place}`)
    expect(await first.text()).not.toBe('')
    const again = await fetch(`${portal.origin}${place}`, { headers: { 'if-none-match': etag } })
    expect([place, again.status, await again.text()]).toEqual([place, 304, ''])
    const other = await fetch(`${portal.origin}${place}`, { headers: { 'if-none-match': '"x"' } })
    expect([place, other.status]).toEqual([place, 200])
    await other.body?.cancel()
  }
})
