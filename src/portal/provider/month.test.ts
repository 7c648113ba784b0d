/** A kindergarten submits the month of a group through HTTP and answers the days that parents do not agree with. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInGuardian, signInStaff, type Visitor } from '../../../test/portal.ts'
import { aProviderDesk } from '../../../test/provider-desk.ts'
import { twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'

const PATH = '/kk/provider/attendance/month'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: ParentPortal
let desk: Visitor
let staffId = 0n
let month = ''

beforeAll(async () => {
  made = await twoChildren(db)
  const { town, group, other } = made
  // Nobody marked the second child on the 3rd.
  for (const pupil of group.pupils) {
    for (let day = 1; day <= 30; day += 1) {
      const date = town.month.toPlainDate({ day })
      if (date.dayOfWeek > 5 || (pupil === other && day === 3)) continue
      town.goTo(date.toString())
      const away = { state: 'absent', reason: 'family' } as const
      const content = pupil === other && day <= 2 ? away : {}
      await town.markDay(group.provider, group.groupId, date, [town.mark(pupil, content)])
    }
  }
  portal = await aParentPortal(db, { at: '2026-09-30T15:00' })
  desk = portal.visitor()
  staffId = group.provider.kind === 'provider' ? group.provider.staffId : 0n
  await signInStaff(portal, desk, staffId)
  month = `${PATH}?month=2026-09&group=${group.groupId}`
})
afterAll(() => portal.close())

const names = () =>
  sql<{ name: string }>`select full_name as name from person join enrolment on child_id = person.id
    order by enrolment.id`.execute(db.owner)

test('the grid says of each day what it is, and what nobody marked', async () => {
  const page = await desk.get(month)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Белгіленбеген күн бар: 1')
  expect(page.body).toContain('келді: 19, дәлелді: 0, келмеді: 3')
  for (const { name } of (await names()).rows) expect(page.body).toContain(name)
  expect(String(page.headers['cache-control'])).toContain('no-store')
})

test('it is submitted once, and only when the days not marked were seen', async () => {
  await desk.get(month)
  const unseen = await desk.post(month, { what: 'submit' })
  expect(unseen.statusCode).toBe(422)
  expect(unseen.body).toContain('Белгіленбеген күндерді белгілеңіз')
  const seen = { what: 'submit', unmarked: 'seen' }
  const [first, second] = [await desk.post(month, seen), await desk.post(month, seen)]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  const after = await desk.get(String(first.headers.location))
  expect(after.body).toContain('Табель тапсырылды')
  expect(after.body).toContain('Растауды күтіп тұр')
  expect((await desk.post(month, seen)).statusCode).toBe(409)
  const day = await desk.get('/kk/provider/attendance?day=2026-09-30')
  expect(day.body).toContain('Бұл айдың табелі тапсырылған')
})

test('a disputed day has its deadline, and an answer: agreed, or not with words', async () => {
  await made.answer(made.other, [made.claim(1), made.claim(3)])
  const page = await desk.get(month)
  expect(page.body).toContain('Ата-ана айтады: Келді')
  expect(page.body).toContain('Мерзімі:')
  const [first, second] = [...page.body.matchAll(/name="dispute" value="(\d+)"/g)].map(
    one => one[1],
  )
  const empty = await desk.post(month, { what: 'answer', dispute: String(first) })
  expect(empty.statusCode).toBe(422)
  const silent = { what: 'answer', dispute: String(second), [`agrees-${second}`]: 'no' }
  expect((await desk.post(month, silent)).body).toContain('Неге келіспейтініңізді жазыңыз')
  const words = { ...silent, [`why-${second}`]: 'Бала ол күні болған жоқ' }
  expect((await desk.post(month, words)).statusCode).toBe(303)
  await desk.get(month)
  const yes = { what: 'answer', dispute: String(first), [`agrees-${first}`]: 'yes' }
  const done = await desk.post(month, yes)
  const after = await desk.get(String(done.headers.location))
  expect(after.body).toContain('Балабақша келісті')
  expect(after.body).toContain('Бала ол күні болған жоқ')
  expect(after.body).toContain('Жауабыңыз жазылды.')
})

test('a certificate is given to its kindergarten, and every look is kept', async () => {
  const rows = await sql<{ id: bigint; application_id: bigint }>`
    select id, application_id from enrolment order by id limit 1`.execute(db.owner)
  const [enrolment] = rows.rows
  const sha256 = 'ab'.repeat(32)
  const paper = await sql<{ id: bigint }>`
    with kept as (insert into document (application_id, sha256, media_type, size_bytes, file_name, uploaded_at)
      values (${enrolment?.application_id}, ${sha256}, 'application/pdf', 4, 'анықтама.pdf', now()) returning id)
    insert into absence_paper (enrolment_id, reason, first_day, last_day, document_id, added_at, added_by)
    select ${enrolment?.id}, 'illness', '2026-09-07', '2026-09-08', id, now(), 'guardian' from kept returning id`.execute(
    db.owner,
  )
  await portal.deps.documents?.put(sha256, Buffer.from('%PDF'))
  const path = `/kk/provider/attendance/papers/${paper.rows[0]?.id}`
  expect((await desk.get(month)).body).toContain(path)
  expect((await desk.get(path)).statusCode).toBe(200)
  const other = await aProviderDesk(db, portal, { 4: 1 })
  expect((await other.get(path)).statusCode).toBe(403)
  const looks = await sql<{ what: string; staff_id: bigint }>`
    select what, staff_id from access_record where what = 'document'`.execute(db.owner)
  expect(looks.rows).toEqual([{ what: 'document', staff_id: staffId }])
})

test('nobody else is let in, and what no form of ours sends is no fault of ours', async () => {
  expect((await portal.visitor().get(month)).headers.location).toContain('/staff/sign-in')
  const officer = await anOfficial(db, portal, 'officer')
  expect((await officer.get(month)).headers.location).toContain('/staff/sign-in')
  const parent = portal.visitor()
  await signInGuardian(portal, parent, made.one.contract.guardianId)
  expect((await parent.get(month)).headers.location).toContain('/staff/sign-in')
  const stranger = await aProviderDesk(db, portal, { 5: 1 })
  expect((await stranger.get(month)).statusCode).toBe(404)
  const own = `${PATH}?month=2026-09&group=${stranger.groups.get(5)}`
  await stranger.get(own)
  expect((await stranger.post(month, { what: 'submit', unmarked: 'seen' })).statusCode).toBe(403)
  const dispute = await sql<{ id: bigint }>`select id from sheet_dispute limit 1`.execute(db.owner)
  const stolen = { what: 'answer', dispute: `${dispute.rows[0]?.id}` }
  const answer = { ...stolen, [`agrees-${dispute.rows[0]?.id}`]: 'yes' }
  expect((await stranger.post(own, answer)).statusCode).toBe(403)
  for (const query of ['month=2026-13', 'month=2098-01', 'month=x&group=0', 'group=x', 'group=1']) {
    expect([query, (await desk.get(`${PATH}?${query}`)).statusCode < 500]).toEqual([query, true])
  }
  for (const fields of [
    { what: 'x' },
    { what: 'answer' },
    { what: 'answer', dispute: '99999999' },
    { what: 'answer', dispute: '99999999', 'agrees-99999999': 'yes' },
  ]) {
    await desk.get(month)
    const { statusCode } = await desk.post(month, fields)
    expect([fields, statusCode >= 400 && statusCode < 500]).toEqual([fields, true])
  }
  for (const id of ['0', 'x', '99999999']) {
    expect((await desk.get(`/kk/provider/attendance/papers/${id}`)).statusCode).toBe(404)
  }
})
