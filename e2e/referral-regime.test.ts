/** The regime of order 254 in a real browser: bulletin, window of the queue, referral, seat; and one that nobody used. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Application } from '../src/domain/applications/application.ts'
import { contractsOf } from '../src/domain/contracts/enrolled-child.fixture.ts'
import {
  aGroup,
  newestReferral,
  waitingFamilies,
  wish,
} from '../src/domain/referrals/referral-town.fixture.ts'
import { useDatabase } from '../test/database.ts'
import {
  aJourney,
  DESK,
  follow,
  type Journey,
  lookAlso,
  lookAt,
  press,
  sees,
} from '../test/journey.ts'
import { aStaffId } from '../test/office.ts'
import { aProviderStaffId } from '../test/provider-desk.ts'

const db = useDatabase()
let journey: Journey
let first: Application
let idle: Application
let third: Application
let parent: Page
let unused: Page
const home = ({ number }: Application) => `${journey.origin}/kk/cabinet/${number}`

/** Monday, two places: they stand in the bulletin of 18:00, open on Tuesday at 07:00, until Thursday to the first of the queue. */
beforeAll(async () => {
  journey = await aJourney(db, 'referral-regime', { at: '2025-05-12T10:00' })
  const families = await waitingFamilies(db.app, journey.setting, [
    {},
    { language: 'ru', phone: '+77029990022' as never },
    {},
  ])
  ;[first, idle, third] = families as [Application, Application, Application]
  const group = await aGroup(db.app, journey.setting, 2)
  for (const family of [idle, third]) await wish(db.app, journey.setting, family, [group])
}, 120_000)

afterAll(() => journey?.close())

test('a family in the queue lists its groups: no voucher is spoken of', async () => {
  parent = await journey.guardian(first.guardianId)
  await parent.goto(`${journey.origin}/kk/cabinet`)
  await sees(parent, 'жолдама кезек ретімен')
  await lookAt(parent, 'referral-01-queued')
  await lookAlso(parent, 'referral-01-queued', 'ru', DESK)
  await follow(parent, 'Балабақша таңдау')
  await follow(parent, 'Топ қосу')
  await press(parent, /^Тізімге қосу/)
  await parent.getByRole('status').getByText('Тізім сақталды').waitFor()
  await sees(parent, 'Жолдама осы тізім бойынша беріледі')
  expect(await parent.getByRole('main').textContent()).not.toMatch(/ваучер/i)
  await lookAt(parent, 'referral-02-wishes')
  await lookAlso(parent, 'referral-02-wishes', 'ru', DESK)
})

test('everybody reads in the bulletin of the evening which places will open', async () => {
  await journey.waitUntil('2025-05-12T18:01')
  const anybody = await journey.anybody()
  await anybody.goto(`${journey.origin}/kk/bulletins/almaty`)
  await lookAt(anybody, 'referral-03-bulletins')
  await anybody.goto(`${journey.origin}/kk/bulletins/almaty/2025-05-12`)
  await sees(anybody, 'Босаған орындар (2)')
  await lookAt(anybody, 'referral-04-bulletin')
  await lookAlso(anybody, 'referral-04-bulletin', 'ru', DESK)
})

test('on the day of the opening those whose turn it is get referrals, and read until when and why', async () => {
  await journey.waitUntil('2025-05-13T18:01')
  parent = await journey.guardian(first.guardianId)
  await parent.goto(home(first))
  await sees(parent, 'Балаңызға жолдама берілді')
  await sees(parent, 'сейсенбі, 20 мамыр')
  await lookAt(parent, 'referral-05-issued')
  await lookAlso(parent, 'referral-05-issued', 'ru', DESK)
  await follow(parent, 'Неге бұл орын?')
  await sees(parent, 'осы орын берілді')
  await lookAt(parent, 'referral-06-why')
  const behind = await journey.guardian(third.guardianId)
  await behind.goto(home(third))
  await sees(behind, 'Бала кезекте тұр')
})

test('the bulletin of the next evening says who was given what', async () => {
  await journey.waitUntil('2025-05-14T18:01')
  const anybody = await journey.anybody(DESK)
  await anybody.goto(`${journey.origin}/ru/bulletins/almaty/2025-05-14`)
  await sees(anybody, first.number)
  await lookAt(anybody, 'referral-07-issued-bulletin')
  await follow(anybody, first.number)
  await anybody.getByRole('heading', { level: 1 }).getByText(first.number).waitFor()
})

test('the family extends its referral once, until a day of its own', async () => {
  parent = await journey.guardian(first.guardianId)
  await parent.goto(home(first))
  await follow(parent, 'Мерзімін ұзарту')
  await lookAt(parent, 'referral-08-extend')
  await lookAlso(parent, 'referral-08-extend', 'ru', DESK)
  await parent.getByLabel('Соңғы күні').fill('2025-06-30')
  await press(parent, 'Ұзарту')
  await parent.getByRole('alert').waitFor()
  await lookAt(parent, 'referral-09-extend-too-far')
  await parent.getByLabel('Соңғы күні').fill('2025-06-10')
  await press(parent, 'Ұзарту')
  await parent.getByRole('status').getByText('Жолдаманың мерзімі ұзартылды').waitFor()
  await sees(parent, '10 маусым')
  expect(await parent.getByRole('link', { name: 'Мерзімін ұзарту' }).count()).toBe(0)
  await lookAt(parent, 'referral-10-extended')
  await follow(parent, 'Бас тарту')
  await lookAt(parent, 'referral-11-decline')
})

test('it signs, the kindergarten sees who comes and signs: the child is enrolled', async () => {
  await parent.goto(home(first))
  await follow(parent, 'Шартқа қол қою')
  await sees(parent, '1. ТАРАПТАР')
  await lookAt(parent, 'referral-12-contract')
  const signing = contractsOf(() => db.app, journey.setting)
  const { rows } = await sql<{ number: string; provider_id: bigint }>`
    select number, provider_id from contract where application_id = ${first.id}`.execute(db.owner)
  const contract = await signing.contractOf(rows[0]?.number ?? '')
  await signing.signAsGuardian(contract)
  await parent.goto(home(first))
  await sees(parent, 'Сіз қол қойдыңыз')
  await lookAt(parent, 'referral-13-signed')
  const head = await journey.staff(await aProviderStaffId(db, rows[0]?.provider_id ?? 0n))
  await head.goto(`${journey.origin}/ru/provider/children`)
  await lookAt(head, 'referral-14-to-sign')
  await head.getByRole('link', { name: 'Бала Сынақ' }).first().click()
  await press(head, 'Подписать в кабинете')
  await head.getByRole('status').getByText('Договор вступил в силу').waitFor()
  await journey.worker.runPending()
  expect(await newestReferral(db.app, first)).toMatchObject({ state: 'enrolled' })
  await parent.goto(home(first))
  await sees(parent, 'Бала қазір мұнда')
  await lookAt(parent, 'referral-15-enrolled')
})

test('a referral that nobody used: the stop-list with its reason and its end, in words', async () => {
  await journey.waitUntil('2025-05-21T09:00')
  unused = await journey.guardian(idle.guardianId)
  await unused.goto(home(idle).replace('/kk/', '/ru/'))
  await sees(unused, 'В стоп-листе')
  await sees(unused, 'Направление не использовано')
  await sees(unused, '1 июня 2025')
  await lookAt(unused, 'referral-16-stopped')
  await lookAlso(unused, 'referral-16-stopped', 'kk', DESK)
})

test('the family appeals in its cabinet', async () => {
  await follow(unused, 'Не согласны? Подать жалобу')
  await lookAt(unused, 'referral-17-appeal')
  await press(unused, 'Отправить')
  await unused.getByRole('alert').waitFor()
  await lookAt(unused, 'referral-18-appeal-mistake')
  await unused.getByRole('textbox').fill('Ребёнок лежал в больнице, справка у нас есть.')
  await press(unused, 'Отправить')
  await unused.getByRole('status').waitFor()
  await sees(unused, 'рассматривается')
  expect(await unused.getByRole('link', { name: 'Не согласны? Подать жалобу' }).count()).toBe(0)
  await lookAt(unused, 'referral-19-appealed')
})

test('an officer upholds it: the child stands in the queue again, the family reads the answer', async () => {
  const office = await journey.staff(await aStaffId(db, 'officer', 'almaty'))
  await office.goto(`${journey.origin}/kk/department/cases`)
  await lookAt(office, 'referral-20-cases')
  await office.getByRole('main').getByRole('row').nth(1).getByRole('link').click()
  await sees(office, 'Ребёнок лежал в больнице')
  await lookAt(office, 'referral-21-case')
  await lookAlso(office, 'referral-21-case', 'ru', 360)
  await press(office, 'Жауап беру')
  await office.getByRole('alert').waitFor()
  await lookAt(office, 'referral-22-case-mistake')
  await office.getByText('Қанағаттандыру', { exact: true }).click()
  await office.getByLabel('Отбасыға жауап').fill('Справка принята, заявление снова в очереди.')
  await press(office, 'Жауап беру')
  await office.getByRole('status').getByText('Жауап жіберілді').waitFor()
  await journey.worker.runPending()
  await unused.goto(home(idle).replace('/kk/', '/ru/'))
  await sees(unused, 'Справка принята, заявление снова в очереди.')
  await sees(unused, 'Ребёнок стоит в очереди')
  await lookAt(unused, 'referral-24-answered')
  expect(journey.smsTo('+77029990022').join(' ')).toMatch(/ответ/i)
})
