/** Acts and the close of a month in a real browser: fit to be seen on phone and desk, in two languages. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings, VIEWS } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { signInGuardian, signInStaff, type Visitor } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { OFFICER, twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { orderDueActs } from '../../domain/payments/order-acts.ts'
import { prepareAct } from '../../domain/payments/prepare-act.ts'
import { signAct } from '../../domain/payments/sign-act.ts'
import { findOpenOrders, workOrder } from '../../domain/payments/work-order.ts'
import { sessionCookieName } from '../../platform/identity/session-cookie.ts'

const db = useDatabase()
const SYSTEM = { kind: 'system', name: 'worker' } as const
type Made = Awaited<ReturnType<typeof twoChildren>>
let drafted: Made
let waiting: Made
let portal: Awaited<ReturnType<typeof aServedPortal>>
const readers: Record<'desk' | 'other' | 'office' | 'family', string> = {
  desk: '',
  other: '',
  office: '',
  family: '',
}
let number = ''
let line = 0n

/** One act in draft, one signed, one kindergarten whose families are asked, one that never submitted. */
beforeAll(async () => {
  const signed = await aMonth([0, 1])
  const act = await preparedAct(signed)
  await signed.town.act(tx => signAct(tx, signed.group.provider, signed.town.setting, act))
  drafted = await aMonth([0])
  await drafted.answer(drafted.other, [drafted.claim(1)])
  const draft = await preparedAct(drafted)
  number = draft.number
  line = (await drafted.town.lineOf(drafted.other)).id
  waiting = await aMonth([0])
  await twoChildren(db)
  const { town } = waiting
  town.goTo('2026-10-15')
  await town.act(tx => orderDueActs(tx, SYSTEM, town.setting))
  await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
    values ('taraz', 'preschool', 3, 'general', '2026-09-16', 900000000000000)`.execute(db.owner)
  for (const id of await findOpenOrders(db.app, 9)) {
    await workOrder(db.app, SYSTEM, town.setting, id)
  }
  await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
  await sql`insert into act_uncovered (act_id, line_id, amount_tiyn, missing_tiyn)
    select act.id, ${(await town.lineOf(waiting.other)).id}, 6181800, 1200000 from act where number = ${number}`.execute(
    db.owner,
  )
  portal = await aServedPortal(db.app, { at: '2026-10-15T10:00' })
  readers.desk = await cookieOf(drafted)
  readers.other = await cookieOf(waiting)
  readers.office = sessionOf(await anOfficial(db, portal, 'officer'))
  const parent = portal.visitor()
  await signInGuardian(portal, parent, drafted.other.contract.guardianId)
  readers.family = sessionOf(parent)
}, 180_000)
afterAll(() => portal?.close())

const sessionOf = (visitor: Visitor) => visitor.cookies.get(sessionCookieName(false)) ?? ''

async function cookieOf({ group }: Made): Promise<string> {
  const visitor = portal.visitor()
  const { provider } = group
  await signInStaff(portal, visitor, provider.kind === 'provider' ? provider.staffId : 0n)
  return sessionOf(visitor)
}

/** `confirmed`: which of its two children. */
async function aMonth(confirmed: readonly number[]): Promise<Made> {
  const made = await twoChildren(db)
  await made.submitMonth()
  for (const index of confirmed) await made.answer(index === 0 ? made.one : made.other)
  return made
}

async function preparedAct({ town, one }: Made) {
  town.goTo('2026-10-08')
  const input = { providerId: one.contract.providerId, month: town.month }
  const act = await town.act(tx => prepareAct(tx, OFFICER, town.setting, input))
  const { rows } = await sql<{ totalTiyn: bigint }>`
    select total_tiyn as "totalTiyn" from act where number = ${act.number}`.execute(db.owner)
  return { number: act.number, totalTiyn: rows[0]?.totalTiyn ?? 0n }
}

test.each(VIEWS)(
  'pages in %s at %i pixels',
  async (language, width) => {
    const cabinet = `cabinet/${drafted.other.application.number}`
    await look('desk', language, width, [
      'provider/acts',
      `provider/acts/${number}`,
      `provider/acts/${number}/lines/${line}`,
    ])
    await look('other', language, width, ['provider/acts'])
    await look('office', language, width, [
      'department/months/2026-09',
      `department/acts/${number}`,
      'department/months/2026-01',
    ])
    await look('family', language, width, [cabinet, `${cabinet}/month/2026-09`])
  },
  90_000,
)

async function look(
  who: keyof typeof readers,
  language: 'kk' | 'ru',
  width: number,
  paths: readonly string[],
) {
  const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
  const cookie = { name: sessionCookieName(false), value: readers[who], url: portal.origin }
  await context.addCookies([cookie])
  const page = await context.newPage()
  for (const [index, path] of paths.entries()) {
    const answer = await page.goto(`${portal.origin}/${language}/${path}`)
    expect(answer?.status(), path).toBe(200)
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('main details')) one.toggleAttribute('open', true)
    })
    await keepPicture(page, `acts-${who}-${index}-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
    expect(await seriousFindings(page), path).toEqual([])
  }
  await context.close()
}
