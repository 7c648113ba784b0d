/** A universal voucher in a real browser: from the SMS of the turn to the money for its lessons, and on to another club. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClubTown } from '../test/club-town.ts'
import { useDatabase } from '../test/database.ts'
import {
  aJourney,
  DESK,
  follow,
  type Journey,
  lookAlso,
  lookAt,
  PHONE,
  press,
  said,
  sees,
} from '../test/journey.ts'
import { newestCode } from '../test/parent.ts'

/** 18 500 x 7 / 8, rounded half up. */
const PAID = /16\s188\s₸/

const db = useDatabase()
let journey: Journey
let town: Awaited<ReturnType<typeof aClubTown>>
let parent: Page
let head: Page
let phone = ''
let home = ''
let act = ''

beforeAll(async () => {
  journey = await aJourney(db, 'universal-club', { at: '2026-08-28T10:00' })
  town = await aClubTown(db, journey.setting)
  phone = await town.phone()
  home = `${journey.origin}/kk/cabinet/${town.child.number}`
  await journey.worker.runPending()
}, 180_000)
afterAll(() => journey?.close())

test('an SMS says that the turn has come; its link leads to the voucher, which is confirmed', async () => {
  const text = journey.smsTo(phone).at(-1) ?? ''
  expect(text).toMatch(/ваучер/i)
  const path = /kezek\.kz(\/\S+)/.exec(text)?.[1] ?? ''
  parent = await journey.guardian(town.child.guardianId)
  await parent.goto(`${journey.origin}${path}`)
  await lookAt(parent, 'universal-01-offered')
  await lookAlso(parent, 'universal-01-offered', 'ru', DESK)
  await follow(parent, 'Кіріп, ваучерді растау')
  await lookAt(parent, 'universal-01-in-the-cabinet')
  await press(parent, 'Ваучерді растау')
  await said(parent, 'Ваучер расталды')
})

test('the family chooses the swimming club, and has a place in the round of the day', async () => {
  await follow(parent, 'Үйірме таңдау')
  await follow(parent, 'Топ қосу')
  await lookAt(parent, 'universal-02-clubs')
  await press(parent, new RegExp(`^Тізімге қосу ?: ${town.swimming.nameKk}`))
  await said(parent, 'Тізім сақталды')
  await journey.waitUntil('2026-08-28T18:01')
  await parent.goto(home)
  await sees(parent, 'Сізге орын сақталды')
  await lookAt(parent, 'universal-03-held')
})

/** With the code of an SMS on the phone, then in the club's cabinet. */
async function signBoth(club: { readonly head: bigint }): Promise<void> {
  // A session ends overnight.
  parent = await journey.guardian(town.child.guardianId)
  await parent.goto(home)
  await follow(parent, 'Шартты оқып, қол қою')
  await press(parent, 'SMS-кодпен қол қою')
  await parent.getByRole('textbox').fill(await newestCode(db))
  await press(parent, 'Қол қоямын')
  await said(parent, 'Шартқа қол қойдыңыз')
  const desk = await journey.staff(club.head)
  await desk.goto(`${journey.origin}/ru/provider/children`)
  await follow(desk, 'Бала Сынақ')
  await press(desk, 'Подписать в кабинете')
  await said(desk, 'Договор вступил в силу')
  await desk.context().close()
}

test('both sign: the contract begins with September', async () => {
  await journey.waitUntil('2026-08-31T12:00')
  await signBoth(town.swimming)
  await journey.worker.runPending()
  await parent.goto(home)
  await lookAt(parent, 'universal-04-enrolled')
  await lookAlso(parent, 'universal-04-enrolled', 'ru', DESK)
})

test('a coach marks a lesson on a phone, and the parent confirms it the same week', async () => {
  await journey.waitUntil('2026-09-03T16:30')
  const coach = await journey.staff(town.swimming.head, PHONE)
  await coach.goto(`${journey.origin}/kk/provider/attendance?day=2026-09-03`)
  await coach.getByRole('button', { name: 'Бәрі келді' }).click()
  await coach.getByText('Бәрі сақталған').waitFor()
  await lookAt(coach, 'universal-05-marked')
  await coach.context().close()
  await journey.waitUntil('2026-09-03T20:00')
  parent = await journey.guardian(town.child.guardianId)
  await parent.goto(`${home}/lessons`)
  await lookAt(parent, 'universal-06-lessons')
  await press(parent, /^Растаймын/)
  await said(parent, 'Сабақтар расталды')
})

test('the month is submitted; the parent confirms the rest with what is unusual on top', async () => {
  for (const day of [7, 10, 14, 17, 21, 24, 28]) {
    const date = Temporal.PlainDate.from({ year: 2026, month: 9, day })
    await journey.waitUntil(`${date}T16:30`)
    await town.mark(date, day === 14 ? 'absent' : 'present')
  }
  await journey.waitUntil('2026-09-30T18:00')
  head = await journey.staff(town.swimming.head)
  await head.goto(
    `${journey.origin}/ru/provider/attendance/month?month=2026-09&group=${town.swimming.groupId}`,
  )
  await lookAt(head, 'universal-07-sheet')
  await press(head, 'Сдать табель')
  await said(head, 'Табель сдан')
  await journey.waitUntil('2026-10-01T19:00')
  parent = await journey.guardian(town.child.guardianId)
  await parent.goto(`${home}/month/2026-09`)
  await lookAt(parent, 'universal-08-month')
  await press(parent, 'Иә, растаймын')
  await said(parent, 'Рақмет! Ай расталды.')
})

test('the act pays seven lessons of eight: ordered, signed by the club, approved by a second officer', async () => {
  await journey.waitUntil('2026-10-09T10:00')
  const officer = await journey.staff(town.officer)
  await officer.goto(`${journey.origin}/ru/department/months/2026-09?programme=club`)
  await lookAt(officer, 'universal-09-month-close')
  await press(officer, /^Составить акты/)
  await said(officer, 'Составление актов началось')
  await journey.worker.runPending()
  head = await journey.staff(town.swimming.head)
  await head.goto(`${journey.origin}/ru/provider/acts`)
  await follow(head, 'Прочитать и подписать акт')
  act = new URL(head.url()).pathname.split('/').at(-1) ?? ''
  await sees(head, PAID)
  await lookAt(head, 'universal-10-act')
  await press(head, 'Подписать в кабинете')
  await said(head, 'Вы подписали акт')
  const second = await journey.staff(town.second)
  await second.goto(`${journey.origin}/ru/department/months/2026-09?programme=club`)
  for (const box of await second.getByRole('checkbox').all()) await box.check({ force: true })
  await press(second, 'Утвердить выбранные')
  await said(second, 'Утверждено: 1')
})

test('paid, the parent reads what the state paid for the lessons', async () => {
  await town.pay(act, '16188.00')
  await journey.waitUntil('2026-10-13T10:00')
  parent = await journey.guardian(town.child.guardianId)
  await parent.goto(`${home}/month/2026-09`)
  await sees(parent, PAID)
  await sees(parent, 'төленді')
  await lookAt(parent, 'universal-11-paid')
  await lookAlso(parent, 'universal-11-paid', 'ru', DESK)
})

test('another club without a new application: the voucher goes along, the first contract ends the day before', async () => {
  await parent.goto(home)
  await follow(parent, 'Басқа үйірмеге ауысу')
  await lookAt(parent, 'universal-12-other-clubs')
  await press(parent, new RegExp(`${town.dombra.nameKk}`))
  await journey.worker.runPending()
  await parent.goto(home)
  await lookAt(parent, 'universal-13-offered-place')
  await press(parent, /^Орынды аламын/)
  await journey.worker.runPending()
  await signBoth(town.dombra)
  const { rows } = await sql<{ provider: string; state: string; from: string; to: string }>`
    select provider.name_kk as provider, contract.state, contract.starts_on::text as from, contract.last_day::text as to
    from contract join provider on provider.id = provider_id order by contract.id`.execute(db.owner)
  expect(rows).toMatchObject([
    { provider: town.swimming.nameKk, state: 'in-force', to: '2026-10-13' },
    { provider: town.dombra.nameKk, state: 'in-force', from: '2026-10-14' },
  ])
  const vouchers = await db.owner.selectFrom('voucher').select(['state', 'form']).execute()
  expect(vouchers).toEqual([{ state: 'enrolled', form: 'universal' }])
  await parent.goto(home)
  await lookAt(parent, 'universal-14-switched')
})
