/** One child's tenge in a real browser: from a mark on a phone to the file for the bank, and back to the parent's page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand } from '../src/cli/run-command.ts'
import { anIban } from '../src/domain/payments/approved-act.fixture.ts'
import { type BankAnswer, bankReport, paymentsOf } from '../test/bank.ts'
import { useDatabase } from '../test/database.ts'
import { schemaMistakes } from '../test/iso20022.ts'
import {
  aJourney,
  DESK,
  download,
  fill,
  follow,
  type Journey,
  lookAlso,
  lookAt,
  PHONE,
  press,
  said,
  sees,
} from '../test/journey.ts'
import { aTengeTown } from '../test/tenge-town.ts'

/** 68 000 a month of 22 working days: not there on the 1st, on the 2nd only by a slip of the teacher. */
const PAID = /64\s909\s₸/
const OTHER_TOTAL = '68000.00'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-tenge-'))
let journey: Journey
let town: Awaited<ReturnType<typeof aTengeTown>>
/** A session of staff ends overnight: after a day they sign in again. */
let head: Page
let parent: Page
let officer: Page
let maker: Page
let releaser: Page
let act = ''
let batch = ''

beforeAll(async () => {
  town = await aTengeTown(db)
  journey = await aJourney(db, 'tenge', { at: '2026-09-30T17:30' })
}, 180_000)

afterAll(async () => {
  await journey?.close()
  rmSync(folder, { recursive: true, force: true })
})

const at = (path: string, language: 'kk' | 'ru' = 'ru') => `${journey.origin}/${language}${path}`
test('a teacher marks on a phone: one child with the network, the other without it', async () => {
  const teacher = await journey.staff(town.head, PHONE)
  await teacher.goto(at('/provider/attendance', 'kk'))
  await teacher.getByText('Бәрі сақталған').waitFor()
  await teacher
    .locator(`[data-child="${town.neighbour.enrolmentId}"]`)
    .getByText('Келді', { exact: true })
    .click()
  await press(teacher, 'Сақтау')
  await teacher.getByText('Бәрі сақталған').waitFor()
  await teacher.context().setOffline(true)
  await teacher.getByRole('button', { name: 'Бәрі келді' }).click()
  await teacher.getByText('Желі күтіп тұр: 1').waitFor()
  await lookAt(teacher, 'tenge-01-marked-without-network')
  await teacher.context().setOffline(false)
  await teacher.getByText('Бәрі сақталған').waitFor()
  await teacher.context().close()
})

test('the kindergarten submits the month, and the parent is told', async () => {
  head = await journey.staff(town.head)
  await head.goto(at(`/provider/attendance/month?month=2026-09&group=${town.group.groupId}`))
  await press(head, 'Сдать табель')
  await said(head, 'Табель сдан')
  await journey.worker.runPending()
  expect(journey.smsTo(await town.phoneOf(town.child)).at(-1)).toMatch(/^Ай табелі дайын/)
})

test('the parent disputes one day on her phone and so confirms the others', async () => {
  await journey.waitUntil('2026-10-01T19:00')
  parent = await journey.guardian(town.child.contract.guardianId)
  await parent.goto(at('/cabinet', 'kk'))
  await follow(parent, 'Қарап, растау')
  await sees(parent, 'Ерекше күндер')
  await lookAt(parent, 'tenge-06-sheet')
  await follow(parent, 'Келіспеймін: кейбір күн дұрыс емес')
  await parent.locator('input[name=days][value="2"]').check()
  await parent
    .locator('.kz-dispute-day')
    .filter({ has: parent.locator('input[name=days][value="2"]') })
    .getByRole('textbox')
    .fill('Ол күні таңертең өзім апардым, кешке алып кеттім')
  await lookAt(parent, 'tenge-07-dispute')
  await press(parent, 'Жалғастыру')
  await press(parent, 'Жіберу')
  await said(parent, 'Келіспеген күндеріңіз балабақшаға жіберілді')
  await lookAt(parent, 'tenge-09-disputed')
  const neighbour = await journey.guardian(town.neighbour.contract.guardianId)
  await neighbour.goto(at(`/cabinet/${town.neighbour.application.number}/month/2026-09`, 'kk'))
  await press(neighbour, 'Иә, растаймын')
  await said(neighbour, 'Рақмет! Ай расталды.')
  await neighbour.context().close()
})

test('the kindergarten concedes', async () => {
  head = await journey.staff(town.head)
  await head.goto(at('/provider'))
  await lookAt(head, 'tenge-09-what-waits')
  await follow(head, /родители не согласны с днями – 1/)
  await sees(head, 'Родитель говорит')
  await lookAt(head, 'tenge-10-dispute-to-answer')
  await head.getByText('Согласны: день будет таким, как говорит родитель').click()
  await press(head, 'Ответить')
  await said(head, 'Ваш ответ записан')
})

test('the department orders the acts of all that are ready', async () => {
  await journey.waitUntil('2026-10-09T10:00')
  officer = await journey.staff(town.officer)
  await officer.goto(at('/department/months/2026-09'))
  await lookAt(officer, 'tenge-12-month-close')
  await lookAlso(officer, 'tenge-12-month-close', 'kk', DESK)
  await officer.goto(at('/department/attendance', 'kk'))
  await lookAt(officer, 'tenge-12-navigation')
  await officer.setViewportSize({ width: PHONE, height: 800 })
  await officer.getByText('Мәзір', { exact: true }).click()
  await lookAt(officer, 'tenge-12-navigation-phone')
  officer = await journey.staff(town.officer)
  await officer.goto(at('/department/months/2026-09'))
  await press(officer, 'Составить акты для всех готовых садов: 2')
  await said(officer, 'Составление актов началось')
  await journey.worker.runPending()
  await officer.goto(at('/department/months/2026-09'))
  await sees(officer, 'Напомните саду о подписи')
})

test('the kindergarten reads its act down to the days of the child, and signs', async () => {
  head = await journey.staff(town.head)
  await head.goto(at('/provider'))
  await sees(head, /Подпишите акт: сентябрь 2026/)
  await sees(head, 'Укажите банковский счёт')
  await head.goto(at('/provider/acts'))
  await lookAt(head, 'tenge-14-own-months')
  await follow(head, 'Прочитать и подписать акт')
  act = new URL(head.url()).pathname.split('/').at(-1) ?? ''
  await lookAt(head, 'tenge-15-act')
  await head.getByRole('row').filter({ hasText: PAID }).getByRole('link').click()
  await sees(head, /68\s000\s₸ × 21 дн. ÷ 22 рабочих дней = 64\s909\s₸/)
  await lookAt(head, 'tenge-16-line')
  await lookAlso(head, 'tenge-16-line', 'kk', PHONE)
  await head.goto(at(`/provider/acts/${act}`))
  await press(head, 'Подписать в кабинете')
  await said(head, 'Вы подписали акт')
})

test('what it takes home comes to the same sums by the open function', async () => {
  const path = await download(head, 'Таблица, чтобы пересчитать самим (CSV)', folder)
  expect(readFileSync(path, 'utf8')).toContain('64909')
  const quiet = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const code = await runCommand(['recompute', path, '--json'], {})
  quiet.mockRestore()
  expect(code).toBe(0)
})

test('a second officer approves; the one who had the acts made cannot', async () => {
  await town.signOtherAct(journey.setting)
  await officer.goto(at(`/department/acts/${act}`))
  await sees(officer, 'Этот акт составили вы: утверждает его другой сотрудник.')
  const second = await journey.staff(town.second)
  await second.goto(at('/department/months/2026-09'))
  for (const box of await second.getByRole('checkbox').all()) await box.check({ force: true })
  await lookAt(second, 'tenge-18-to-approve')
  await press(second, 'Утвердить выбранные')
  await said(second, 'Утверждено: 2')
  await second.context().close()
})

test('the kindergarten enters its account, an officer confirms it', async () => {
  await head.goto(at('/provider/account'))
  await fill(head, 'Номер счёта', anIban())
  await fill(head, 'Код банка', 'HSBKKZKX')
  await fill(head, 'Название владельца счёта', 'ТОО «Балбөбек»')
  await fill(head, 'С какого дня', journey.setting.clock.today().toString())
  await press(head, 'Отправить отделу')
  await sees(head, 'Один счёт ждёт подтверждения')
  await town.enterOtherAccount(journey.setting)
  await officer.goto(at('/department/payments/accounts?territory=taraz'))
  await lookAt(officer, 'tenge-21-accounts')
  await press(officer, 'Подтвердить')
  await said(officer, 'Счёт подтверждён')
})

test('an operator collects a batch, a second one releases it, the file is valid and holds the sum', async () => {
  maker = await journey.staff(town.maker)
  await maker.goto(at('/department/payments/payer?territory=taraz'))
  await fill(maker, 'Название плательщика', 'Финансовый центр города Тараз')
  await fill(maker, 'БИН', '240190000014')
  await fill(maker, 'Номер счёта', anIban())
  await fill(maker, 'Код банка', 'KKMFKZ2A')
  await fill(maker, 'Код назначения платежа', '853')
  await press(maker, 'Сохранить')
  await said(maker, 'Счёт плательщика сохранён')
  await lookAt(maker, 'tenge-22-ready')
  await press(maker, 'Собрать пакет')
  await said(maker, 'Пакет собран')
  batch = new URL(maker.url()).pathname.split('/').at(-1) ?? ''
  releaser = await journey.staff(town.releaser)
  const file = await released(releaser)
  expect(await schemaMistakes(file, 'pain.001.001.09')).toEqual([])
  expect(file).toContain('<CtrlSum>200909.00</CtrlSum>')
  expect(paymentsOf(file).map(one => one.amount)).toEqual(['132909.00', OTHER_TOTAL])
  expect(file).toContain(`Акт ${act}, `)
})

/** The batch is looked at, released, and its file downloaded. */
async function released(page: Page): Promise<string> {
  await page.goto(at(`/department/payments/${batch}`))
  await sees(page, 'Каждая сумма получилась точно такой же')
  await press(page, 'Проверить и отправить в банк')
  await said(page, 'Пакет отправлен')
  return readFileSync(await download(page, 'Скачать платёжный файл (XML)', folder), 'utf8')
}

async function upload(page: Page, answers: readonly BankAnswer[]): Promise<void> {
  const path = join(folder, `pain002-${answers[0]?.number}.xml`)
  writeFileSync(path, bankReport(batch, answers))
  await page.locator('input[type=file]').setInputFiles(path)
  await press(page, 'Принять ответ')
  await page.getByRole('status').getByText('Ответ принят.').waitFor()
}

test('the bank pays one act and sends the other back', async () => {
  await journey.waitUntil('2026-10-12T11:00')
  releaser = await journey.staff(town.releaser)
  await releaser.goto(at(`/department/payments/${batch}`))
  const file = await download(releaser, 'Скачать платёжный файл (XML)', folder)
  const [own, closed] = paymentsOf(readFileSync(file, 'utf8'))
  if (own === undefined || closed === undefined) throw new Error('two payments')
  await upload(releaser, [
    { ...own, status: 'ACSC' },
    { ...closed, status: 'RJCT', reason: 'AC04' },
  ])
  await lookAt(releaser, 'tenge-25-answer')
  await lookAlso(releaser, 'tenge-25-answer', 'kk', DESK)
  await sees(releaser, 'Принятые ответы')
})

test('the kindergarten says that the money came', async () => {
  head = await journey.staff(town.head)
  await head.goto(at('/provider'))
  await lookAt(head, 'tenge-26-what-waits')
  await follow(head, /подтвердите, что они пришли: 1/)
  await lookAt(head, 'tenge-27-money-came')
  await press(head, 'Деньги пришли')
  await said(head, 'Спасибо, получение отмечено')
})

test('the parent is told by SMS, and reads what the state paid, down to the norm and the rule', async () => {
  await journey.worker.runPending()
  const sms = journey.smsTo(await town.phoneOf(town.child)).at(-1) ?? ''
  expect(sms).toMatch(/^Мемлекет балабақшаға қыркүйек айының ақысын төледі: /)
  expect(sms).not.toMatch(/909|теңге|₸/)
  parent = await journey.guardian(town.child.contract.guardianId)
  await parent.goto(at(`/cabinet/${town.child.application.number}/month/2026-09`, 'kk'))
  await sees(parent, PAID)
  await sees(parent, 'төленді')
  await sees(parent, /68\s000\s₸ × төленетін 21 күн/)
  await sees(parent, 'Балабақша келісті')
  await lookAt(parent, 'tenge-29-paid-for-the-child')
  await lookAlso(parent, 'tenge-29-paid-for-the-child', 'ru', DESK)
  await follow(parent, 'Қай ереже бойынша есептелді')
  await sees(parent, 'Бір айдың төлемі қалай есептеледі')
})

test('what came back is sent to another account, under another number, and paid', async () => {
  officer = await journey.staff(town.officer)
  maker = await journey.staff(town.maker)
  await officer.goto(at('/department/months/2026-09'))
  await lookAt(officer, 'tenge-30-returned')
  await town.enterOtherAccount(journey.setting)
  await maker.goto(at('/department/payments?territory=taraz'))
  await sees(maker, 'Вернулся из банка')
  await lookAt(maker, 'tenge-31-ready-again')
  await press(maker, 'Собрать пакет')
  await said(maker, 'Пакет собран')
  batch = new URL(maker.url()).pathname.split('/').at(-1) ?? ''
  const [again] = paymentsOf(await released(releaser))
  expect(again?.amount).toBe(OTHER_TOTAL)
  if (again !== undefined) await upload(releaser, [{ ...again, status: 'ACCC' }])
  await officer.goto(at('/department/months/2026-09'))
  await lookAt(officer, 'tenge-32-all-paid')
  const states = await db.owner.selectFrom('act').select('state').distinct().execute()
  expect(states).toEqual([{ state: 'paid' }])
})
