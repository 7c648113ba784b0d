/** A switch of clubs in a real browser: a list, a free place, a new contract; voucher and money go with the child. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTaughtClub } from '../src/domain/activities/taught-club.fixture.ts'
import type { Application } from '../src/domain/applications/application.ts'
import { wish } from '../src/domain/choice/town.fixture.ts'
import type { Contract } from '../src/domain/contracts/contract.ts'
import { contractsOf } from '../src/domain/contracts/enrolled-child.fixture.ts'
import { aBudget } from '../test/city.ts'
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
import { newestCode } from '../test/parent.ts'
import { aProviderStaffId } from '../test/provider-desk.ts'

const db = useDatabase()
let journey: Journey
let made: ReturnType<typeof contractsOf>
let child: Application
let old: Contract
let chess: Awaited<ReturnType<typeof aTaughtClub>>
let parent: Page
let name = ''
const home = () => `${journey.origin}/kk/cabinet/${child.number}`

const voucherNow = async () => {
  const { rows } = await sql<{ number: string; state: string; reserved: bigint }>`
    select number, state, (select coalesce(sum(amount_tiyn), 0)::bigint from ledger_entry entry
      join ledger_account account on account.id = entry.account_id
      where entry.voucher_id = voucher.id and account.kind = 'reserved') as reserved
    from voucher where application_id = ${child.id}`.execute(db.app)
  return rows
}

beforeAll(async () => {
  journey = await aJourney(db, 'club-switch', { at: '2026-09-10T10:00' })
  const { setting } = journey
  made = contractsOf(() => db.app, setting)
  const swimming = await aTaughtClub(db.app, setting)
  chess = await aTaughtClub(db.app, setting, { direction: 'education' })
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  child = await made.aConfirmedChild({ programme: 'club' })
  old = await made.anEnrolled(child, { groupId: swimming.groupId })
  // Somebody without a place waits for the round of the day, which comes before those who have one.
  const other = await made.aConfirmedChild({ programme: 'club' })
  await wish(db.app, setting, other, [swimming.groupId])
  const { rows } = await sql<{ name: string }>`
    select name_kk as name from provider where id = ${chess.providerId}`.execute(db.app)
  name = rows[0]?.name ?? ''
  await journey.worker.runPending()
  await journey.waitUntil('2026-09-14T10:00')
  parent = await journey.guardian(child.guardianId)
}, 120_000)

afterAll(() => journey?.close())

test('the family asks for a place in another club, and goes on as before meanwhile', async () => {
  await parent.goto(home())
  await follow(parent, 'Басқа үйірмеге ауысу')
  await lookAt(parent, 'switch-01-groups')
  await lookAlso(parent, 'switch-01-groups', 'ru', DESK)
  await press(parent, new RegExp(`^Күту парағына тұру ?: ${name}`))
  await parent.getByRole('status').getByText('Күту парағына тұрдыңыз').waitFor()
  await lookAt(parent, 'switch-02-waiting')
})

test('after the round of the day the free place is offered by SMS, and taken', async () => {
  await journey.waitUntil('2026-09-14T18:01')
  await journey.worker.runPending()
  await parent.goto(home())
  await lookAt(parent, 'switch-03-offered')
  await press(parent, 'Орынды аламын')
  await parent.getByRole('status').getByText('Орын сізге сақталды').waitFor()
  await journey.worker.runPending()
})

test('signed by both, the new contract begins and the old one ends on the day before', async () => {
  await parent.goto(home())
  await follow(parent, 'Шартты оқып, қол қою')
  await press(parent, 'SMS-кодпен қол қою')
  await parent.getByRole('textbox').fill(await newestCode(db))
  await press(parent, 'Қол қоямын')
  await parent.getByRole('status').getByText('Шартқа қол қойдыңыз').waitFor()
  const before = await voucherNow()
  const teacher = await journey.staff(await aProviderStaffId(db, chess.providerId, 'aktobe'))
  await teacher.goto(`${journey.origin}/ru/provider/children`)
  await follow(teacher, 'Бала Сынақ')
  await press(teacher, 'Подписать в кабинете')
  await teacher.getByRole('status').getByText('Договор вступил в силу').waitFor()
  await lookAt(teacher, 'switch-04-signed')
  const ended = await made.contractOf(old.number)
  expect([ended.endReason, `${ended.lastDay}`]).toEqual(['transfer', '2026-09-14'])
  expect(await voucherNow()).toEqual(before)
  expect(before).toMatchObject([{ state: 'enrolled', reserved: 8_400_000n }])
  await journey.waitUntil('2026-09-15T09:00')
  parent = await journey.guardian(child.guardianId)
  await parent.goto(home())
  await sees(parent, 'Бала қазір мұнда')
  await lookAt(parent, 'switch-05-enrolled')
})
