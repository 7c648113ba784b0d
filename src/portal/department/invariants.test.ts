/** Who controls sees what breaks a promise, and may have it checked again; nobody else. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { STAFF_ROLES } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'

const PATH = '/kk/department/invariants'
const db = useDatabase()
let portal: ParentPortal

beforeAll(async () => {
  portal = await aParentPortal(db)
  await aBudget(db.app, portal.setting, { tenge: 500_000 })
})
afterAll(() => portal.close())

const runs = async () =>
  (
    await sql<{ run_by: string }>`select run_by from invariant_run order by id`.execute(db.app)
  ).rows.map(row => row.run_by)

test('those who control see it, and the button is there for those who may press it', async () => {
  expect((await portal.visitor().get(PATH)).headers.location).toContain('/kk/staff/sign-in')
  for (const role of STAFF_ROLES) {
    const official = await anOfficial(db, portal, role, role === 'auditor' ? 'kz' : 'taraz')
    const answer = await official.get(PATH)
    const sees = ['head', 'region', 'ministry', 'auditor', 'administrator'].includes(role)
    expect([role, answer.statusCode]).toEqual([role, sees ? 200 : 403])
    const presses = sees && role !== 'region'
    expect([role, answer.body.includes('type="submit" class="ds-button"')]).toEqual([role, presses])
    const overview = await official.get('/kk/department')
    if (overview.statusCode === 200) expect(overview.body.includes(PATH)).toBe(sees)
  }
})

test('the button checks once, however often the form arrives, and names who pressed it', async () => {
  const auditor = await anOfficial(db, portal, 'auditor', 'kz')
  await auditor.get(PATH)
  const hidden = { ...auditor.hidden() }
  for (let again = 0; again < 2; again += 1) {
    const answer = await auditor.post(PATH, hidden)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${PATH}?done`])
  }
  expect(await runs()).toEqual([`staff:${auditor.staffId}`])
  expect((await auditor.get(`${PATH}?done`)).body).toContain('role="status"')
})

test('what breaks a promise is named to staff, row by row', async () => {
  const application = await submit(db.app, portal.setting)
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`delete from queue_movement where number = ${application.number}`.execute(tx)
  })
  const head = await anOfficial(db, portal, 'head')
  await head.get(PATH)
  await head.post(PATH, {})
  expect((await head.get(PATH)).body).toContain(`<code>${application.number}</code>`)
  expect((await portal.visitor().get('/kk/invariants')).body).not.toContain(application.number)
})

test('an officer cannot press it past the page, nor anybody while another check is going on', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  await officer.get('/kk/department')
  expect((await officer.post(PATH, {})).statusCode).toBe(403)
  const head = await anOfficial(db, portal, 'head')
  await head.get(PATH)
  const before = await runs()
  await inTransaction(db.owner, async tx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kezek-invariants', 0))`.execute(tx)
    const answer = await head.post(PATH, {})
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Тексеріс дәл қазір жүріп жатыр.')
  })
  expect(await runs()).toEqual(before)
})
