/** Doubtful cases before the department: listed and filtered, opened with figures, decided once; fit to be seen. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { signInStaff } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import { twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { raiseFlags } from '../../domain/plausibility/raise-flags.ts'

const LIST = '/department/flags'
const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
let made: Awaited<ReturnType<typeof twoChildren>>
let officer: Official
let crowded = ''
let absent = ''

/** More children than seats, and a child that was ill and present at once. */
beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  const { town, group, one } = made
  await sql`update provider_group set capacity = 1, enrolled = 1 where id = ${group.groupId}`.execute(
    db.owner,
  )
  await sql`insert into absence_paper (enrolment_id, reason, first_day, last_day, added_at, added_by)
    values (${one.enrolmentId}, 'leave', '2026-09-07', '2026-09-11', now(), 'guardian')`.execute(
    db.owner,
  )
  const look = { territory: 'taraz', month: town.month, groupId: null }
  await town.act(tx => raiseFlags(tx, { kind: 'system', name: 'test' }, town.setting, look))
  const { rows } = await sql<{ id: bigint; rule: string }>`
    select id, rule from plausibility_flag where provider_id = ${one.contract.providerId}`.execute(
    db.app,
  )
  const pathOf = (rule: string) => `${LIST}/${rows.find(row => row.rule === rule)?.id}`
  crowded = pathOf('over-capacity')
  absent = pathOf('present-on-absence')
  portal = await aServedPortal(db.app, { at: '2026-10-02T10:00' })
  officer = await anOfficial(db, portal, 'officer')
}, 120_000)
afterAll(() => portal?.close())

test('the list counts by rule and filters by rule, month, state and kindergarten; what is made up filters nothing', async () => {
  const all = (await officer.get(`/kk${LIST}`)).body
  expect(all).toContain(`href="/kk${crowded}"`)
  expect(all).toContain(`href="/kk${absent}"`)
  const one = (await officer.get(`/kk${LIST}?rule=over-capacity&month=2026-09&state=open`)).body
  expect(one).toContain(`href="/kk${crowded}"`)
  expect(one).not.toContain(`href="/kk${absent}"`)
  expect((await officer.get(`/kk${LIST}?state=confirmed`)).body).toContain('Мұндай жағдай жоқ')
  expect((await officer.get(`/kk${LIST}?bin=000000000000`)).body).toContain('Мұндай жағдай жоқ')
  const made = await officer.get(`/kk${LIST}?rule=x&month=2026-13&state='&bin=1`)
  expect([made.statusCode, made.body.includes(crowded)]).toEqual([200, true])
  expect((await officer.get('/kk/department')).body).toContain('Тексерілмеген күмәнді жағдай')
})

test('one shows rule, figures and the number of the application, and is fit to be seen narrow and wide', async () => {
  const page = (await officer.get(`/kk${absent}`)).body
  expect(page).toContain(made.one.application.number)
  expect(page).not.toContain(made.other.application.number)
  for (const [language, width] of [
    ['kk', 360],
    ['ru', 1280],
  ] as const) {
    const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies(
      [...officer.cookies].map(([name, value]) => ({ name, value, url: portal.origin })),
    )
    const shown = await context.newPage()
    for (const [name, path] of [
      ['list', LIST],
      ['one', absent],
    ] as const) {
      await shown.goto(`${portal.origin}/${language}${path}`)
      await keepPicture(shown, `flags-${name}-${language}-${width}`)
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await seriousFindings(shown)).toEqual([])
    }
    await context.close()
  }
}, 60_000)

test('another city’s officer and the kindergarten see none of it; an auditor reads and decides nothing', async () => {
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`/kk${crowded}`)).statusCode).toBe(404)
  expect((await stranger.get(`/kk${LIST}?territory=taraz`)).statusCode).toBe(404)
  const { provider } = made.group
  if (provider.kind !== 'provider') throw new Error('a kindergarten')
  const teacher = portal.visitor()
  await signInStaff(portal, teacher, provider.staffId)
  expect((await teacher.get(`/kk${crowded}`)).statusCode).not.toBe(200)
  const auditor = await anOfficial(db, portal, 'auditor', 'kz')
  const page = await auditor.get(`/kk${crowded}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('name="outcome"')
  expect((await officer.get(`/kk${LIST}/999999999`)).statusCode).toBe(404)
  expect((await officer.get(`/kk${LIST}/x`)).statusCode).toBe(404)
})

test('a decision needs its reason, and is kept with it', async () => {
  const path = `/kk${crowded}`
  const bad = await officer.post(path, { outcome: 'explained', words: '' })
  expect(bad.statusCode).toBe(422)
  const words = 'Топта уақытша екі бала бірге болған, бұйрық бар'
  const done = await officer.post(path, { outcome: 'explained', words })
  expect(done.statusCode).toBe(303)
  const page = (await officer.get(path)).body
  const open = (await portal.visitor().get('/kk/invariants')).body
  expect(open).toContain('Күмәнді табельдер')
  expect(open).not.toContain(words)
  expect(page).toContain(words)
  expect(page).not.toContain('name="outcome"')
})
