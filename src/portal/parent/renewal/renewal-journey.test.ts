/** Renewing through HTTP: the family's tap, the club's answer, and a place taken while the voucher waits. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import { aTaughtClub } from '../../../domain/activities/taught-club.fixture.ts'
import { namingsOf } from '../../../domain/namings/named-child.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let made: ReturnType<typeof namingsOf>
let school: Awaited<ReturnType<typeof aTaughtClub>>
let desk: ReturnType<ParentPortal['visitor']>

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-09-10T09:00' })
  made = namingsOf(() => db.app, portal.setting)
  await aBudget(db.app, portal.setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, portal.setting, { clubKind: 'school-club', places: 20 })
  desk = portal.visitor()
  await signInStaff(portal, desk, await aProviderStaffId(db, school.providerId, 'aktobe'))
})
afterAll(() => portal.close())

async function aChildUntil(day: string) {
  const child = await made.aNamedChild(school)
  const { id } = child.contract
  await sql`update contract set last_day = ${day}::date where id = ${id}`.execute(db.owner)
  await sql`update enrolment set last_day = ${day}::date where contract_id = ${id}`.execute(
    db.owner,
  )
  const parent = portal.visitor()
  await signInGuardian(portal, parent, child.family.guardianId)
  return { ...child, parent, cabinet: `/kk/cabinet/${child.application.number}` }
}

test('one tap asks, a second changes nothing; the club agrees, and nothing is left to do', async () => {
  const { parent, cabinet, contract } = await aChildUntil('2026-09-30')
  expect((await parent.get(cabinet)).body).toContain('Шартты жаңарту')
  const taps = [
    await parent.post(`${cabinet}/renew`, { contract: contract.number }),
    await parent.post(`${cabinet}/renew`, { contract: contract.number }),
  ]
  expect(taps.map(one => one.statusCode)).toEqual([303, 303])
  const asked = await parent.get(String(taps[0]?.headers.location))
  expect(asked.body).toContain('Жаңарту сұралды')
  expect(asked.body).not.toContain('Шартты жаңарту</button>')
  const children = await desk.get('/kk/provider/children')
  expect(children.body).toContain('Шартын жаңартқысы келетіндер')
  const agreed = await desk.post(`/kk/provider/renewals/${contract.number}`, { answer: 'agreed' })
  expect((await desk.get(String(agreed.headers.location))).body).toContain('Шарт жаңартылды')
  expect(`${(await made.contractOf(contract.number)).lastDay}`).toBe('2027-09-30')
  expect((await parent.get(cabinet)).body).not.toContain('Шартты жаңарту')
})

test('too early there is no button, and a tap made by hand is told why', async () => {
  const { parent, cabinet, contract } = await aChildUntil('2026-12-30')
  expect((await parent.get(cabinet)).body).not.toContain('Шартты жаңарту')
  const early = await parent.post(`${cabinet}/renew`, { contract: contract.number })
  expect(early.statusCode).toBe(409)
  expect(early.body).toContain('Жаңартуға әлі ерте')
  await parent.get(cabinet)
  expect((await parent.post(`${cabinet}/renew`, { contract: 'x' })).statusCode).toBe(422)
  await parent.get(cabinet)
  expect((await parent.post(`${cabinet}/renew`, { group: 'x' })).statusCode).toBe(404)
})

test('the club’s no is said on the page of the family', async () => {
  const { parent, cabinet, contract } = await aChildUntil('2026-10-01')
  await parent.get(cabinet)
  await parent.post(`${cabinet}/renew`, { contract: contract.number })
  await desk.get('/kk/provider/children')
  await desk.post(`/kk/provider/renewals/${contract.number}`, { answer: 'refused' })
  expect((await parent.get(cabinet)).body).toContain('Үйірме шартты жаңартпайды')
})

test('after the end the old group is one tap away; giving that place up keeps the voucher', async () => {
  const { family, cabinet, application } = await aChildUntil('2026-09-12')
  portal.setting.clock.advance({ days: 3 })
  await made.sweep()
  // A session of three days ago is over.
  const parent = portal.visitor()
  await signInGuardian(portal, parent, family.guardianId)
  const { body } = await parent.get(cabinet)
  expect(body).toContain('Ваучер сізде: үйірмені бір басып таңдаңыз')
  expect(body).toContain('бұрынғы тобы')
  expect(body).not.toContain(`${cabinet}/wishes`)
  const taken = await parent.post(`${cabinet}/renew`, { group: `${school.groupId}` })
  expect((await parent.get(String(taken.headers.location))).body).toContain('Орын сізге сақталды')
  await made.draftOf(application)
  expect((await parent.get(`${cabinet}/give-up`)).body).not.toContain('ваучер жабылады')
  await parent.post(`${cabinet}/give-up`, {})
  expect((await parent.get(cabinet)).body).toContain('Ваучер сізде: үйірмені бір басып таңдаңыз')
})

test('who gives up the first place of a targeted voucher is told that it ends with it', async () => {
  const family = await made.aFamily()
  const application = await made.accept(await made.aNaming(school, family), family)
  const parent = portal.visitor()
  await signInGuardian(portal, parent, family.guardianId)
  const page = await parent.get(`/kk/cabinet/${application.number}/give-up`)
  expect(page.body).toContain('ваучер жабылады')
  await parent.post(`/kk/cabinet/${application.number}/give-up`, {})
  const { body } = await parent.get(`/kk/cabinet/${application.number}`)
  expect(body).toContain('Мақсатты ваучердің орны алынбады, өтініш жабылды')
})
