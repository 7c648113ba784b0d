/** A long absence on the pages: the family says why, an officer decides; fit to be seen narrow and wide. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { signInGuardian } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { awaySince } from '../../domain/absences/away-child.fixture.ts'

const LIST = '/department/absences'
const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let away: Awaited<ReturnType<typeof awaySince>>
let officer: Official
let parent: ReturnType<typeof portal.visitor>
let one = ''
let cabinet = ''

beforeAll(async () => {
  away = await awaySince(db)
  away.town.goTo('2026-10-05')
  await away.find()
  portal = await aServedPortal(db.app, { at: '2026-10-05T11:00' })
  officer = await anOfficial(db, portal, 'officer')
  parent = portal.visitor()
  await signInGuardian(portal, parent, away.other.contract.guardianId)
  one = `${LIST}/${(await away.absence())?.absence.id}`
  cabinet = `/cabinet/${away.other.application.number}`
}, 120_000)
afterAll(() => portal?.close())

async function look(visitor: typeof parent, name: string, paths: readonly string[]) {
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...visitor.cookies].map(([key, value]) => ({ name: key, value, url: portal.origin })),
    )
    const shown = await context.newPage()
    for (const [index, path] of paths.entries()) {
      await shown.goto(`${portal.origin}/${language}${path}`)
      await keepPicture(shown, `absence-${name}-${index}-${language}-${width}`)
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(shown)).toEqual([])
    }
    await context.close()
  }
}

test('the pages of the family and of the officer are fit to be seen', async () => {
  await look(parent, 'family', [cabinet, `${cabinet}/long-absence`])
  await look(officer, 'office', [LIST, one])
}, 60_000)

test('nothing is ended before the family was heard; what it says is before the officer, who decides once', async () => {
  await officer.get(`/kk${one}`)
  const early = await officer.post(`/kk${one}`, { outcome: 'ended', words: 'Көп күн келмеді' })
  expect(early.statusCode).toBe(409)
  const form = await parent.get(`/kk${cabinet}/long-absence`)
  expect(form.body).toContain('Бала неге келмей жүр?')
  expect((await parent.post(`/kk${cabinet}/long-absence`, { words: ' ' })).statusCode).toBe(422)
  await parent.get(`/kk${cabinet}/long-absence`)
  const said = await parent.post(`/kk${cabinet}/long-absence`, { words: 'Санаторийде жатыр' })
  expect(said.headers.location).toContain('done=objected')
  const page = await officer.get(`/kk${one}`)
  expect(page.body).toContain('Санаторийде жатыр')
  const bare = await officer.post(`/kk${one}`, { outcome: 'sideways', words: '' })
  expect(bare.statusCode).toBe(422)
  expect(bare.body).toContain('Шешімді таңдаңыз')
  await officer.get(`/kk${one}`)
  const done = await officer.post(`/kk${one}`, { outcome: 'kept', words: 'Себебі орынды' })
  expect(done.headers.location).toContain('saved=yes')
  expect((await officer.get(`/kk${LIST}?saved=yes`)).body).toContain('Шешім күтіп тұрған бала жоқ')
  expect((await parent.get(`/kk${cabinet}/long-absence`)).statusCode).toBe(404)
  await officer.get(`/kk${one}`)
  const late = await officer.post(`/kk${one}`, { outcome: 'kept', words: 'Тағы да' })
  expect(late.statusCode).toBe(409)
})

test('another family and another city find nothing; who only reads has no form', async () => {
  const other = portal.visitor()
  await signInGuardian(portal, other, away.one.contract.guardianId)
  expect((await other.get(`/kk${cabinet}/long-absence`)).statusCode).toBe(404)
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk${one}`)).statusCode).toBe(404)
  const auditor = await anOfficial(db, portal, 'auditor')
  const page = await auditor.get(`/kk${one}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('name="outcome"')
  expect((await officer.get(`/kk${LIST}/999999`)).statusCode).toBe(404)
})
