/** The regime of vouchers in a real browser, from the offer to the seat: a parent on a phone, a kindergarten at a desk. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Application } from '../src/domain/applications/application.ts'
import { QUEUE, someGroups, wish } from '../src/domain/choice/town.fixture.ts'
import { holdIteration } from '../src/domain/iterations/hold-iteration.ts'
import { confirmVoucher } from '../src/domain/vouchers/confirm-voucher.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { aBudget, guardianOf, SYSTEM, submit } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import {
  aJourney,
  anotherGuardian,
  DESK,
  follow,
  type Journey,
  lookAlso,
  lookAt,
  press,
  sees,
} from '../test/journey.ts'
import { newestCode } from '../test/parent.ts'
import { aProviderStaffId } from '../test/provider-desk.ts'

const OTHER_PHONE = '+77019990011'

const db = useDatabase()
let journey: Journey
let child: Application
let names: readonly string[]
let other = 0n
let headId = 0n
let parent: Page
let head: Page
const home = () => `${journey.origin}/kk/cabinet/${child.number}`

/** Two kindergartens; the one with a single place is the first wish of a family that stands before ours. */
beforeAll(async () => {
  journey = await aJourney(db, 'voucher-regime', { at: '2026-11-20T10:00' })
  const { setting } = journey
  const groups = await someGroups(db.app, setting, [1, 2])
  await aBudget(db.app, setting, { tenge: 90_000_000 })
  const earlier = await submit(db.app, setting)
  setting.clock.advance({ minutes: 4 })
  child = await submit(db.app, setting)
  other = await anotherGuardian(db, child.childId, OTHER_PHONE)
  await holdIteration(db.app, SYSTEM, setting, QUEUE)
  await journey.worker.runPending()
  await inTransaction(db.app, tx =>
    confirmVoucher(tx, guardianOf(earlier), setting, earlier.number),
  )
  await wish(db.app, setting, earlier, groups.slice(0, 1))
  const found = await sql<{ id: bigint; name: string; provider_id: bigint }>`
    select provider_group.id, provider.name_kk as name, provider_id from provider_group
    join provider on provider.id = provider_id order by provider_group.id`.execute(db.owner)
  names = found.rows.map(({ name }) => name)
  parent = await journey.guardian(child.guardianId)
  headId = await aProviderStaffId(db, found.rows[1]?.provider_id ?? 0n)
}, 120_000)

afterAll(() => journey?.close())

test('a family has an offered voucher with its deadline, and confirms it', async () => {
  await parent.goto(`${journey.origin}/kk/cabinet`)
  await sees(parent, 'сейсенбі, 24 қараша')
  await lookAt(parent, 'voucher-01-offered')
  await lookAlso(parent, 'voucher-01-offered', 'ru', DESK)
  await press(parent, 'Ваучерді растау')
  await parent.getByRole('status').getByText('Ваучер расталды').waitFor()
  await lookAt(parent, 'voucher-02-confirmed')
})

test('ranks its wishes, the most wanted first', async () => {
  await follow(parent, 'Балабақша таңдау')
  await lookAt(parent, 'voucher-03-no-wishes')
  for (const name of [...names].reverse()) {
    await follow(parent, 'Топ қосу')
    await parent.getByRole('heading', { level: 1 }).getByText('Топ таңдау').waitFor()
    if (name === names[1]) await lookAt(parent, 'voucher-04-groups')
    await press(parent, new RegExp(`^Тізімге қосу ?: ${name}`))
    await parent.getByRole('status').getByText('Тізім сақталды').waitFor()
  }
  await press(parent, new RegExp(`^Жоғары ?: ${names[0]}`))
  await parent.getByRole('button', { name: new RegExp(`^Төмен ?: ${names[0]}`) }).waitFor()
  await sees(parent, '20 қараша, сағат 18:00')
  await lookAt(parent, 'voucher-05-wishes')
  await lookAlso(parent, 'voucher-05-wishes', 'ru', DESK)
})

test('gets a place in the round of the day, and reads until when it is held and why this one', async () => {
  await journey.waitUntil('2026-11-20T18:01')
  await parent.goto(home())
  await sees(parent, 'Сізге орын сақталды')
  await sees(parent, `${names[1]}, 3-топ`)
  await lookAt(parent, 'voucher-06-held')
  await lookAlso(parent, 'voucher-06-held', 'ru', DESK)
  await follow(parent, 'Неге бұл орын?')
  await sees(parent, 'осы орын берілді')
  await sees(parent, 'соңғы орынды алдыңыздағы')
  await lookAt(parent, 'voucher-07-why')
  await lookAlso(parent, 'voucher-07-why', 'ru', DESK)
})

test('the kindergarten sees who comes, and has nothing to sign yet', async () => {
  head = await journey.staff(headId)
  await head.goto(`${journey.origin}/ru/provider/children`)
  await sees(head, 'Бала Сынақ')
  await lookAt(head, 'voucher-08-coming')
  await lookAlso(head, 'voucher-08-coming', 'kk', DESK)
  await follow(head, 'Бала Сынақ')
  expect(await head.getByRole('button', { name: 'Подписать в кабинете' }).count()).toBe(0)
  await lookAt(head, 'voucher-09-coming-contract')
})

test('the parent reads the contract and signs it with the code of an SMS', async () => {
  await parent.goto(home())
  await follow(parent, 'Шартты оқып, қол қою')
  await sees(parent, '1. ТАРАПТАР')
  await lookAt(parent, 'voucher-10-contract')
  await lookAlso(parent, 'voucher-10-contract', 'ru', DESK)
  await press(parent, 'SMS-кодпен қол қою')
  await lookAt(parent, 'voucher-11-code')
  await parent.getByRole('textbox').fill('000000')
  await press(parent, 'Қол қоямын')
  await parent.getByRole('alert').waitFor()
  await lookAt(parent, 'voucher-12-wrong-code')
  await press(parent, 'Кодты қайта жіберу')
  await parent.getByRole('alert').waitFor({ state: 'detached' })
  await parent.getByRole('textbox').fill(await newestCode(db))
  await press(parent, 'Қол қоямын')
  await parent.getByRole('status').getByText('Шартқа қол қойдыңыз').waitFor()
  await lookAt(parent, 'voucher-13-signed')
  await parent.goto(home())
  await sees(parent, 'Сіз қол қойдыңыз')
  await lookAt(parent, 'voucher-14-waits-for-kindergarten')
})

test('the kindergarten signs in its cabinet: the child is on its list', async () => {
  await head.goto(`${journey.origin}/ru/provider/children`)
  await follow(head, 'Бала Сынақ')
  await lookAt(head, 'voucher-15-to-sign')
  await head.getByRole('button', { name: 'Подписать в кабинете' }).dblclick()
  await head.getByRole('status').getByText('Договор вступил в силу').waitFor()
  await lookAt(head, 'voucher-16-enrolled')
})

test('both legal representatives are told; the other one sees it and may say that it was not their choice', async () => {
  await journey.worker.runPending()
  expect(journey.smsTo(OTHER_PHONE).at(-1)).toMatch(/зачислен/)
  await parent.goto(home())
  await sees(parent, 'Бала қазір мұнда')
  await lookAt(parent, 'voucher-17-enrolled')
  await lookAlso(parent, 'voucher-17-enrolled', 'ru', DESK)
  const second = await journey.guardian(other)
  await second.goto(`${journey.origin}/ru/cabinet`)
  await sees(second, 'Сейчас ребёнок здесь')
  await lookAt(second, 'voucher-18-other-guardian')
  await follow(second, 'Договор')
  await follow(second, 'Это место выбрали не мы')
  await lookAt(second, 'voucher-19-not-ours')
})
