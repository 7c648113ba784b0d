/** A family with a kindergarten's queue and a club's voucher, in a real browser: both under their names, fit to be seen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../../test/browser.ts'
import {
  aBudget,
  aClub,
  anApplication,
  guardianOf,
  SYSTEM,
  submit,
  VISITOR,
} from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import { aServedPortal } from '../../../../test/served-portal.ts'
import { submitApplication } from '../../../domain/applications/submit-application.ts'
import { holdRound } from '../../../domain/choice/hold-round.ts'
import { wish } from '../../../domain/choice/town.fixture.ts'
import { draftContract } from '../../../domain/contracts/draft-contract.ts'
import { holdIteration } from '../../../domain/iterations/hold-iteration.ts'
import { confirmVoucher } from '../../../domain/vouchers/confirm-voucher.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { sessionCookieName } from '../../../platform/identity/session-cookie.ts'

const db = useDatabase()
const QUEUE = { territory: 'aktobe', programme: 'club' } as const
let portal: Awaited<ReturnType<typeof aServedPortal>>
let parent = ''
let number = ''
let contract = ''
const paths: Record<'parent' | 'public', string[]> = { parent: [], public: [] }

/** One child of six waits for a kindergarten and chose a club; its brother of five was not reached by the money. */
beforeAll(async () => {
  portal = await aServedPortal(db.app, { at: '2026-11-20T10:00' })
  const { setting } = portal
  const act = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(db.app, work)
  const swimming = await aClub(db.app, setting, { ages: [6, 10], places: 1 })
  await aClub(db.app, setting, { ages: [4, 6], direction: 'creative', places: 0 })
  await aBudget(db.app, setting, { programme: 'club', tenge: 2 * 21_000 })
  const family = anApplication({ programme: 'club', childBorn: '2020-04-01' })
  const club = await act(tx => submitApplication(tx, VISITOR, setting, family))
  await act(tx => submitApplication(tx, VISITOR, setting, { ...family, programme: 'preschool' }))
  const other = await submit(db.app, setting, {
    programme: 'club',
    childBorn: '2021-02-02',
    guardianIin: family.guardian.iin,
  })
  const { iteration } = await holdIteration(db.app, SYSTEM, setting, QUEUE)
  await act(tx => confirmVoucher(tx, guardianOf(club), setting, club.number))
  await wish(db.app, setting, club, [swimming.groupId])
  await holdRound(db.app, SYSTEM, setting, QUEUE)
  const hold = await db.owner.selectFrom('place_hold').select('id').executeTakeFirstOrThrow()
  contract = (await act(tx => draftContract(tx, SYSTEM, setting, { holdId: hold.id }))) ?? ''
  const visitor = portal.visitor()
  await signInGuardian(portal, visitor, club.guardianId)
  parent = visitor.cookies.get(sessionCookieName(false)) ?? ''
  number = club.number
  const root = `cabinet/${number}`
  paths.parent = [
    'cabinet',
    `${root}/wishes`,
    `${root}/wishes/add`,
    `${root}/contract/${contract}`,
    `${root}/own-action`,
  ]
  paths.public = [
    'apply?programme=club',
    'queue/aktobe?programme=club',
    'queue/aktobe/5/general?programme=club',
    `applications/${number}`,
    `iterations/${iteration}`,
    `iterations/${iteration}/why?number=${other.number}`,
  ]
}, 120_000)
afterAll(() => portal?.close())

test.each([
  ['parent', 'kk', 360],
  ['parent', 'ru', 1280],
  ['public', 'kk', 360],
  ['public', 'ru', 1280],
] as const)(
  'pages of clubs for %s in %s at %i pixels',
  async (who, language, width) => {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    if (who === 'parent') {
      await context.addCookies([
        { name: sessionCookieName(false), value: parent, url: portal.origin },
      ])
    }
    const page = await context.newPage()
    for (const [index, path] of paths[who].entries()) {
      await page.goto(`${portal.origin}/${language}/${path}`)
      await keepPicture(page, `clubs-${who}-${index}-${language}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
      expect(await seriousFindings(page), path).toEqual([])
    }
    await context.close()
  },
  90_000,
)

test('the cabinet names both queues of a child, and speaks of a club where it is one', async () => {
  const visitor = portal.visitor()
  visitor.cookies.set(sessionCookieName(false), parent)
  const { body } = await visitor.get('/ru/cabinet')
  expect(body).toContain('Детский сад')
  expect(body).toContain('Кружки и секции')
  // One way for both, before what each of them has to say.
  const way = body.slice(body.indexOf('всё в одном месте'), body.indexOf(': Кружки и секции</h2>'))
  const at = (text: string) => way.indexOf(text)
  expect(at('Детский сад: Заявление принято')).toBeGreaterThan(0)
  expect(at('Кружок: Место удержано')).toBeGreaterThan(at('Детский сад: Заявление принято'))
  expect(at('Детский сад: Ребёнок стоит в очереди')).toBeGreaterThan(at('Кружок: Место удержано'))
  const contractPage = await visitor.get(`/ru/cabinet/${number}/contract/${contract}`)
  const main = contractPage.body.slice(contractPage.body.indexOf('<main'))
  expect(main).toContain('ДОГОВОР №')
  expect(main.toLowerCase()).not.toContain('детск')
})
