/** A targeted voucher in a real browser: a school invites, the parent reads the SMS, accepts and signs, the child is in the group. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTaughtClub } from '../src/domain/activities/taught-club.fixture.ts'
import { type KnownFamily, namingsOf } from '../src/domain/namings/named-child.fixture.ts'
import { aBudget, aChildIin, aGuardianIin } from '../test/city.ts'
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
let family: KnownFamily
let phone = ''
let school: Awaited<ReturnType<typeof aTaughtClub>>
let teacher: Page
let parent: Page
let home = ''

beforeAll(async () => {
  journey = await aJourney(db, 'targeted-acceptance', { at: '2026-09-10T10:00', mode: 'demo' })
  const { setting } = journey
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
  family = await namingsOf(() => db.app, setting).aFamily()
  const { rows } = await sql<{ phone: string }>`
    select phone from person where id = ${family.guardianId}`.execute(db.owner)
  phone = rows[0]?.phone ?? ''
  teacher = await journey.staff(await aProviderStaffId(db, school.providerId, 'aktobe'))
  parent = await journey.guardian(family.guardianId)
}, 120_000)

afterAll(() => journey?.close())

test('the school names a list of children; what it may not know it does not read', async () => {
  await teacher.goto(`${journey.origin}/kk/provider`)
  await teacher.getByRole('link', { name: 'Шақырулар', exact: true }).first().click()
  await lookAt(teacher, 'targeted-01-invite')
  await lookAlso(teacher, 'targeted-01-invite', 'ru', 360)
  await teacher.getByLabel('Топ', { exact: true }).selectOption({ index: 1 })
  await teacher
    .getByLabel('Бала мен ата-ананың ЖСН-дері')
    .fill(
      `${family.childIin}\t${family.guardianIin}\t3Ә, Атаулы\n${aChildIin('2016-04-04')}\t${aGuardianIin()}`,
    )
  await press(teacher, 'Отбасыларға хабарлау')
  await sees(teacher, 'Отбасыға SMS жіберілді')
  await sees(teacher, 'Шақыру мүмкін болмады')
  await lookAt(teacher, 'targeted-02-answers')
  await journey.worker.runPending()
})

test('the parent gets the SMS, and its link leads to the invitation', async () => {
  const [text = ''] = journey.smsTo(phone)
  expect(text).toContain('Үйірме балаңызды шақырды')
  await parent.goto(`${journey.origin}/kk/demo/sms`)
  await sees(parent, 'Үйірме балаңызды шақырды')
  const path = /kezek\.kz(\/k\/\S+)/.exec(text)?.[1] ?? ''
  await parent.goto(`${journey.origin}${path}`)
  await sees(parent, 'тегін: ақысын мемлекет төлейді')
  await sees(parent, 'дүйсенбі, 15:00–16:00')
  await sees(parent, '5 жұмыс күні')
  await lookAt(parent, 'targeted-03-invitation')
  await lookAlso(parent, 'targeted-03-invitation', 'ru', DESK)
})

test('accepts in one tap, and signs the contract that is drawn up', async () => {
  await press(parent, 'Қабылдаймын')
  await parent.getByRole('status').getByText('Шақыру қабылданды').waitFor()
  home = parent.url().replace(/\?.*/, '')
  await lookAt(parent, 'targeted-04-accepted')
  await journey.worker.runPending()
  expect(journey.smsTo(phone).join('\n')).toContain('мақсатты ваучер берілді')
  await parent.goto(home)
  await follow(parent, 'Шартты оқып, қол қою')
  await lookAt(parent, 'targeted-05-contract')
  await press(parent, 'SMS-кодпен қол қою')
  await parent.getByRole('textbox').fill(await newestCode(db))
  await press(parent, 'Қол қоямын')
  await parent.getByRole('status').getByText('Шартқа қол қойдыңыз').waitFor()
})

test('the school signs in its cabinet: the child is in the group', async () => {
  await teacher.goto(`${journey.origin}/ru/provider/children`)
  await follow(teacher, 'Атаулы Бала')
  await teacher.waitForURL(/provider\/contracts/)
  await lookAt(teacher, 'targeted-06-to-sign')
  await press(teacher, 'Подписать в кабинете')
  await sees(teacher, 'Атаулы Бала')
  await teacher.goto(`${journey.origin}/ru/provider/namings`)
  await sees(teacher, 'семья приняла')
  await lookAt(teacher, 'targeted-06-accepted-list')
  await journey.worker.runPending()
  await parent.goto(home)
  await sees(parent, 'Бала үйірмеге орналасты')
  await lookAt(parent, 'targeted-07-enrolled')
  const { rows } = await sql<{ state: string; form: string; cost: bigint }>`
    select voucher.state, voucher.form, cost_tiyn as cost from voucher where child_id = ${family.childId}`.execute(
    db.app,
  )
  expect(rows).toEqual([{ state: 'enrolled', form: 'targeted', cost: 8_400_000n }])
  const seats = await sql<{ enrolled: number }>`
    select enrolled from provider_group where id = ${school.groupId}`.execute(db.app)
  expect(seats.rows).toEqual([{ enrolled: 1 }])
})
