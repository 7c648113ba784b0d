/** Choosing, a held place, the contract and the kindergarten's desk, in a real browser: fit to be seen on a phone and on a desk. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../../test/browser.ts'
import { guardianOf, SYSTEM } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { holdRound } from '../../../domain/choice/hold-round.ts'
import { joinList } from '../../../domain/choice/join-list.ts'
import { confirmedFamilies, QUEUE, someGroups, wish } from '../../../domain/choice/town.fixture.ts'
import { draftContract } from '../../../domain/contracts/draft-contract.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let parent = ''
let head = ''
const paths: Record<'parent' | 'head' | 'public', string[]> = { parent: [], head: [], public: [] }

beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-11-20T10:00' })
  const { setting } = portal
  const groups = await someGroups(db.app, setting, [1, 2, 0, 4])
  const [wanted = 0n, other = 0n, full = 0n] = groups
  const [early, child] = await confirmedFamilies(db.app, setting, [{}, {}])
  if (early === undefined || child === undefined) throw new Error('two families')
  await wish(db.app, setting, early, [wanted])
  await wish(db.app, setting, child, [wanted, other, full])
  await holdRound(db.app, SYSTEM, setting, QUEUE)
  const holds = await sql<{ id: bigint }>`select id from place_hold order by id`.execute(db.owner)
  for (const { id } of holds.rows) {
    await inTransaction(db.app, tx => draftContract(tx, SYSTEM, setting, { holdId: id }))
  }
  await inTransaction(db.app, tx =>
    joinList(tx, guardianOf(child), setting, {
      number: child.number,
      groupId: full,
      admissions: ['general'],
    }),
  )
  const contract = await sql<{ number: string; provider_id: bigint }>`
    select number, provider_id from contract where application_id = ${child.id}`.execute(db.owner)
  const { number = '', provider_id = 0n } = contract.rows[0] ?? {}
  const visitor = portal.visitor()
  await signInGuardian(portal, visitor, child.guardianId)
  parent = visitor.cookies.get(sessionCookieName(false)) ?? ''
  const staff = portal.visitor()
  await signInStaff(portal, staff, await aProviderStaffId(db, provider_id))
  head = staff.cookies.get(sessionCookieName(false)) ?? ''
  const round = await sql<{ id: bigint }>`select id from choice_round`.execute(db.owner)
  const root = `cabinet/${child.number}`
  const id = round.rows[0]?.id
  paths.parent = [
    root,
    `${root}/wishes`,
    `${root}/wishes/add`,
    `${root}/waiting/add`,
    `${root}/give-up`,
    `${root}/contract/${number}`,
    `${root}/contract/${number}/end`,
  ]
  paths.head = [
    'provider',
    `provider/groups/${other}`,
    'provider/children',
    `provider/contracts/${number}`,
  ]
  paths.public = [
    'rounds',
    `rounds/${id}`,
    `rounds/${id}/why?number=${child.number}`,
    'bulletins/taraz',
  ]
}, 120_000)
afterAll(() => portal?.close())

test.each([
  ['parent', 'kk', 360],
  ['parent', 'ru', 1280],
  ['head', 'kk', 1280],
  ['head', 'ru', 360],
  ['public', 'kk', 360],
  ['public', 'en', 1280],
] as const)(
  'pages of %s in %s at %i pixels',
  async (who, language, width) => {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    const value = { parent, head, public: '' }[who]
    if (value !== '') {
      await context.addCookies([{ name: sessionCookieName(false), value, url: portal.origin }])
    }
    const page = await context.newPage()
    for (const [index, path] of paths[who].entries()) {
      await page.goto(`${portal.origin}/${language}/${path}`)
      await keepPicture(page, `choose-${who}-${index}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
      expect(await seriousFindings(page), path).toEqual([])
    }
    await context.close()
  },
  90_000,
)
