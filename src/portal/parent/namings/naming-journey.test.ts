/** Invitations through HTTP: a school's list, what it reads, one tap of the family, and what nobody learns. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aChildIin, aGuardianIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { anOfficial } from '../../../../test/office.ts'
import { aParentPortal, newestCode, type ParentPortal, walk } from '../../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import { aTaughtClub } from '../../../domain/activities/taught-club.fixture.ts'
import { namingsOf } from '../../../domain/namings/named-child.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let made: ReturnType<typeof namingsOf>
let school: Awaited<ReturnType<typeof aTaughtClub>>
let desk: ReturnType<ParentPortal['visitor']>
const PAGE = '/kk/provider/namings'

async function aDeskOf(club: { readonly providerId: bigint }) {
  const visitor = portal.visitor()
  await signInStaff(portal, visitor, await aProviderStaffId(db, club.providerId, 'aktobe'))
  return visitor
}

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-09-10T09:00' })
  made = namingsOf(() => db.app, portal.setting)
  await aBudget(db.app, portal.setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, portal.setting, { clubKind: 'school-club', places: 20 })
  desk = await aDeskOf(school)
})
afterAll(() => portal.close())

async function aParent({ guardianId }: { readonly guardianId: bigint }) {
  const visitor = portal.visitor()
  await signInGuardian(portal, visitor, guardianId)
  return visitor
}

async function invite(list: string) {
  await desk.get(PAGE)
  return desk.post(PAGE, { group: `${school.groupId}`, list })
}

test('a list is pasted as it comes; a line that cannot be read loses nothing else, and no number is shown again', async () => {
  const family = await made.aFamily()
  const { body, statusCode } = await invite(
    `${family.childIin}\t${family.guardianIin}\t3Ә, Айша\nбұл жол емес\n${aChildIin('2016-05-05')}; ${aGuardianIin()}`,
  )
  expect(statusCode).toBe(200)
  expect(body).toContain('Отбасыға SMS жіберілді')
  expect(body).toContain('3Ә Айша')
  expect(body).toContain('Жол танылмады')
  expect(body).toContain('Шақыру мүмкін болмады')
  expect(body).toContain('/kk/introduce')
  for (const number of [family.childIin, family.guardianIin]) expect(body).not.toContain(number)
  expect(body).not.toContain('Атаулы')
})

test('what a school reads of a stranger, a wrong pair and a child with a voucher is the same page', async () => {
  const { family: placed } = await made.aNamedChild(school)
  const family = await made.aFamily()
  const other = await made.aFamily()
  const words = async (childIin: string, guardianIin: string) => {
    const { body } = await invite(`${childIin} ${guardianIin}`)
    const start = body.indexOf('Әр жолдың жауабы')
    return body
      .slice(start, body.indexOf('<form', start))
      .replaceAll(/_[A-Za-z]+|value="[^"]*"/g, '')
  }
  const pages = [
    await words(aChildIin('2016-07-07'), aGuardianIin()),
    await words(family.childIin, other.guardianIin),
    await words(placed.childIin, placed.guardianIin),
  ]
  expect(pages[0]).toContain('Шақыру мүмкін болмады')
  expect(new Set(pages).size).toBe(1)
})

test('mistakes are told beside the question and keep what was typed', async () => {
  await desk.get(PAGE)
  const empty = await desk.post(PAGE, { group: '', list: ' ' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Топты таңдаңыз')
  expect(empty.body).toContain('Кемінде бір жол жазыңыз')
  await desk.get(PAGE)
  const long = await desk.post(PAGE, {
    group: `${school.groupId}`,
    list: Array.from({ length: 61 }, () => '1 2').join('\n'),
  })
  expect(long.statusCode).toBe(422)
})

test('the section is there for schools only; other clubs read why not, and strange groups are nobody’s', async () => {
  expect((await desk.get('/kk/provider')).body).toContain(PAGE)
  const swimming = await aDeskOf(await aTaughtClub(db.app, portal.setting))
  expect((await swimming.get('/kk/provider')).body).not.toContain(PAGE)
  expect((await swimming.get(PAGE)).body).toContain('Мұндай үйірме балаларды шақырмайды')
  await swimming.get('/kk/provider/programme/rooms/new')
  const strange = await swimming.post(PAGE, { group: `${school.groupId}`, list: '1 2' })
  expect(strange.statusCode).toBe(200)
  const family = await made.aFamily()
  const refused = await swimming.post(PAGE, {
    group: `${school.groupId}`,
    list: `${family.childIin} ${family.guardianIin}`,
  })
  expect(refused.statusCode).toBe(403)
  const nonsense = await desk.post(PAGE, {
    group: 'abc',
    list: `${family.childIin} ${family.guardianIin}`,
  })
  expect(nonsense.statusCode).toBe(404)
})

test('the short link of the SMS leads to the invitation; another family finds nothing there', async () => {
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  const link = await portal.visitor().get(`/k/${number.replaceAll('-', '')}`)
  expect(link.headers.location).toBe(`/kk/cabinet/namings/${number}`)
  const page = `/kk/cabinet/namings/${number}`
  expect((await portal.visitor().get(page)).statusCode).toBe(303)
  const parent = await aParent(family)
  expect((await parent.get('/kk/cabinet')).body).toContain(page)
  const { body } = await parent.get(page)
  expect(body).toContain('тегін: ақысын мемлекет төлейді')
  expect(body).toContain('дүйсенбі')
  expect(body).toContain('15:00–16:00')
  const stranger = await aParent(await made.aFamily())
  expect((await stranger.get(page)).statusCode).toBe(404)
  expect((await stranger.post(`${page}/accept`, {})).statusCode).not.toBe(303)
})

test('accepted in one tap, once, however often it is pressed; then the contract is a step away', async () => {
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  const parent = await aParent(family)
  await parent.get(`/kk/cabinet/namings/${number}`)
  const answers = [
    await parent.post(`/kk/cabinet/namings/${number}/accept`, {}),
    await parent.post(`/kk/cabinet/namings/${number}/accept`, {}),
  ]
  expect(answers.map(one => one.statusCode)).toEqual([303, 303])
  const cabinet = await parent.get(String(answers[0]?.headers.location))
  expect(cabinet.body).toContain('Шақыру қабылданды')
  expect(cabinet.body).toContain('Мектеп не мемлекеттік үйірме шақырды, сіз қабылдадыңыз')
  const after = await parent.get(`/kk/cabinet/namings/${number}`)
  expect(after.body).toContain('Шақыру қабылданды. Шартты баланың бетінен табасыз.')
  const { rows } = await sql`select from voucher where child_id = ${family.childId}`.execute(db.app)
  expect(rows).toHaveLength(1)
})

test('its papers, proofs and public page are there as those of every application', async () => {
  const { family, application } = await made.aNamedChild(school)
  const parent = await aParent(family)
  const root = `/kk/cabinet/${application.number}`
  for (const page of ['', '/receipt', '/proofs', '/voucher', '/case', '/give-up', '/waiting/add']) {
    const { statusCode } = await parent.get(`${root}${page}`)
    expect([page, statusCode]).toEqual([page, expect.toBeOneOf([200, 303, 404, 409])])
  }
  expect((await parent.get(`${root}/receipt`)).statusCode).toBe(200)
  expect((await parent.get(`${root}/voucher`)).statusCode).toBe(200)
  expect((await parent.get(`${root}/proofs`)).statusCode).toBe(200)
  const open = await portal.visitor().get(`/kk/applications/${application.number}`)
  expect(open.statusCode).toBe(200)
  expect(open.body).not.toContain('Атаулы')
})

test('refused with words, or without; the school reads them and may take an open one back', async () => {
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  const parent = await aParent(family)
  const page = `/ru/cabinet/namings/${number}`
  await parent.get(page)
  const short = await parent.post(`${page}/refuse`, { words: 'а' })
  expect(short.statusCode).toBe(422)
  await parent.get(page)
  const refused = await parent.post(`${page}/refuse`, { words: 'Далеко ездить' })
  expect(refused.statusCode).toBe(303)
  expect((await parent.get(String(refused.headers.location))).body).toContain('Вы отказались')
  expect((await desk.get('/ru/provider/namings')).body).toContain('Далеко ездить')
  const other = await made.aFamily()
  const open = await made.aNaming(school, other)
  await desk.get('/ru/provider/namings')
  const taken = await desk.post(`/ru/provider/namings/${open}/withdraw`, {})
  expect(taken.statusCode).toBe(303)
  expect(await made.stateOf(open)).toBe('withdrawn')
})

test('the department counts by club and reads of no child; another city’s counts nothing', async () => {
  const officer = await anOfficial(db, portal, 'officer', 'aktobe')
  const { body } = await officer.get('/ru/department/namings?programme=club')
  expect(body).toContain(`/department/providers/${school.bin}`)
  expect(body).not.toContain('Атаулы')
  const elsewhere = await anOfficial(db, portal, 'officer', 'taraz')
  expect((await elsewhere.get('/ru/department/namings')).body).not.toContain(school.bin)
  const consultant = await anOfficial(db, portal, 'consultant', 'aktobe')
  expect((await consultant.get('/ru/department/namings')).statusCode).toBe(403)
})

test('a family makes itself known from home and ends in its cabinet; then the school can invite', async () => {
  const visitor = portal.visitor()
  expect((await visitor.get('/kk/sign-in')).body).toContain('/kk/introduce')
  expect((await visitor.get('/kk/introduce')).body).toContain('/kk/apply/child?for=known')
  await visitor.get('/kk/apply/child?for=known')
  const childIin = aChildIin('2016-09-09')
  const guardianIin = aGuardianIin()
  const answers = { child: { iin: childIin }, guardian: { iin: guardianIin } }
  const location = await walk(db, visitor, { answers })
  expect(location).toBe('/kk/introduce/check')
  await visitor.get(location)
  const sent = [await visitor.post(location, {}), await visitor.post(location, {})]
  expect(sent.map(one => one.headers.location)).toEqual(['/kk/sign-in/code', '/kk/sign-in/code'])
  await visitor.get('/kk/sign-in/code')
  const entered = await visitor.post('/kk/sign-in/code', { code: await newestCode(db) })
  expect(entered.headers.location).toBe('/kk/cabinet')
  expect((await visitor.get('/kk/cabinet')).statusCode).toBe(200)
  expect((await invite(`${childIin} ${guardianIin}`)).body).toContain('Отбасыға SMS жіберілді')
  expect((await visitor.get('/kk/cabinet')).body).toContain('/kk/cabinet/namings/N-')
})

test('whoever comes with the numbers of a known family and another phone reads the same and gets nothing', async () => {
  const family = await made.aFamily()
  const before =
    await sql`select phone, full_name from person where id = ${family.guardianId}`.execute(db.app)
  const visitor = portal.visitor()
  await visitor.get('/kk/apply/child?for=known')
  const answers = { child: { iin: aChildIin('2015-01-01') }, guardian: { iin: family.guardianIin } }
  const location = await walk(db, visitor, { answers })
  await visitor.get(location)
  expect((await visitor.post(location, {})).headers.location).toBe('/kk/sign-in/code')
  const after =
    await sql`select phone, full_name from person where id = ${family.guardianId}`.execute(db.app)
  expect(after.rows).toEqual(before.rows)
  const ties = await sql`select from guardianship where guardian_id = ${family.guardianId}`.execute(
    db.app,
  )
  expect(ties.rows).toHaveLength(1)
})

test('nor does who comes before the phone of an old list was proved', async () => {
  const family = await made.aFamily()
  await sql`update person set phone_verified_at = null where id = ${family.guardianId}`.execute(
    db.app,
  )
  const visitor = portal.visitor()
  await visitor.get('/kk/apply/child?for=known')
  const answers = { child: { iin: aChildIin('2015-02-02') }, guardian: { iin: family.guardianIin } }
  await visitor.get(await walk(db, visitor, { answers }))
  await visitor.post('/kk/introduce/check', {})
  const { rows } =
    await sql`select from guardianship where guardian_id = ${family.guardianId}`.execute(db.app)
  expect(rows).toHaveLength(1)
})

test('one telephone answers for three families at most: a school does not introduce its class', async () => {
  const places: string[] = []
  for (let count = 0; count < 4; count += 1) {
    const visitor = portal.visitor()
    await visitor.get('/kk/apply/child?for=known')
    const answers = {
      child: { iin: aChildIin('2016-02-02') },
      guardian: { iin: aGuardianIin() },
      phone: { phone: '8 705 111 22 33' },
    }
    portal.setting.clock.advance({ minutes: 61 })
    await visitor.get(await walk(db, visitor, { answers }))
    const sent = await visitor.post('/kk/introduce/check', {})
    places.push(String(sent.headers.location ?? sent.statusCode))
    if (count === 3) expect(sent.body).toContain('Бұл телефон бірнеше отбасында тіркелген')
  }
  expect(places).toEqual([...Array(3).fill('/kk/sign-in/code'), '200'])
})

test('who goes from becoming known to applying is asked everything that applying asks', async () => {
  const visitor = portal.visitor()
  await visitor.get('/kk/apply/child?for=known')
  await visitor.get('/kk/apply/child?programme=preschool')
  expect(await walk(db, visitor)).toBe('/kk/apply/check')
})
