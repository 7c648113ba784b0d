/** The pages of a department on referrals: the forecast of going over to vouchers, its report, a pause of publication. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { renewMilestones } from '../../domain/queue/renew-milestones.ts'
import { waitingFamilies } from '../../domain/referrals/referral-town.fixture.ts'
import { runDueSwitches } from '../../domain/referrals/run-due-switches.ts'

const db = useDatabase()
let portal: ParentPortal

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2024-07-30T10:00' })
  await waitingFamilies(db.app, portal.setting, [{ childBorn: '2021-03-01' }])
  await renewMilestones(db.app)
})
afterAll(() => portal.close())

test('the head announces a pause of August; an officer sees it and may not', async () => {
  const head = await anOfficial(db, portal, 'head', 'almaty')
  expect((await head.get('/kk/department/pause')).body).toContain('name="startsOn"')
  const days = { startsOn: '2024-08-12', lastDay: '2024-08-16', reason: 'Топтар ауысады' }
  const slip = await head.post('/kk/department/pause', { ...days, reason: '' })
  expect(slip.statusCode).toBe(422)
  expect(slip.body).toContain('2024-08-12')
  expect((await head.post('/kk/department/pause', days)).statusCode).toBe(303)
  const officer = await anOfficial(db, portal, 'officer', 'almaty')
  const seen = await officer.get('/ru/department/pause')
  expect(seen.body).toContain('Топтар ауысады')
  expect(seen.body).not.toContain('name="startsOn"')
  expect((await officer.post('/ru/department/pause', days)).statusCode).toBe(403)
})

test('the forecast names the day, the report what was done; another territory does not exist', async () => {
  const officer = await anOfficial(db, portal, 'officer', 'almaty')
  const before = await officer.get('/kk/department/switch')
  expect(before.statusCode).toBe(200)
  expect(before.body).toContain('kz-preschool-referral')
  expect(before.body).not.toContain('<code>')
  const stranger = await anOfficial(db, portal, 'officer', 'baizak')
  expect((await stranger.get('/kk/department/switch?territory=almaty')).statusCode).toBe(404)
  portal.setting.clock.advance({ days: 340 })
  expect(await runDueSwitches(db.app, SYSTEM, portal.setting)).toBe(1)
  const reader = await anOfficial(db, portal, 'auditor', 'almaty')
  expect((await reader.get('/kk/department/switch')).body).toContain('<code>')
})
