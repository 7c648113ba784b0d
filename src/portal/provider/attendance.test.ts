/** A kindergarten marks the day of a group through HTTP: one press, told outcomes, and nothing of any other group. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInGuardian, signInStaff, type Visitor } from '../../../test/portal.ts'
import { aProviderDesk, aProviderStaffId } from '../../../test/provider-desk.ts'
import { attendedMonths } from '../../domain/attendance/attended-month.fixture.ts'

const PATH = '/kk/provider/attendance'
const SEND = `${PATH}/send`

const db = useDatabase()
const town = attendedMonths(db)
let portal: ParentPortal
let group: Awaited<ReturnType<typeof town.aGroup>>
let teacher: Visitor
let colleague: Visitor

beforeAll(async () => {
  group = await town.aGroup(3)
  portal = await aParentPortal(db, { at: '2026-09-02T09:00' })
  const { provider } = group
  if (provider.kind !== 'provider') throw new Error('a kindergarten')
  teacher = portal.visitor()
  await signInStaff(portal, teacher, provider.staffId)
  colleague = portal.visitor()
  await signInStaff(portal, colleague, await aProviderStaffId(db, provider.providerId))
})
afterAll(() => portal.close())

const idOf = (index: number) => group.pupils[index]?.enrolmentId ?? 0n

async function marks(day = '2026-09-02') {
  const result = await sql<{ state: string; reason: string | null; revision: number }>`
    select state, reason, revision from attendance_mark where day = ${day}::date order by enrolment_id`.execute(
    db.owner,
  )
  return result.rows.map(row => `${row.state} ${row.reason ?? '-'} ${row.revision}`)
}

test('the desk is for kindergartens: others are led to the sign-in', async () => {
  expect((await portal.visitor().get(PATH)).headers.location).toContain('/staff/sign-in')
  const officer = await anOfficial(db, portal, 'officer')
  expect((await officer.get(PATH)).headers.location).toContain('/staff/sign-in')
  const parent = portal.visitor()
  await signInGuardian(portal, parent, group.pupils[0]?.contract.guardianId ?? 0n)
  expect((await parent.get(PATH)).headers.location).toContain('/staff/sign-in')
})

test('today and the first group not marked, everybody in one press but who is away', async () => {
  const page = await teacher.get(PATH)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('сәрсенбі, 2 қыркүйек')
  expect(page.body).toContain('Бәрі келді')
  const away = { [`m-${idOf(0)}`]: 'absent', [`r-${idOf(0)}`]: 'illness' }
  const [first, second] = [
    await teacher.post(PATH, { what: 'all', ...away }),
    await teacher.post(PATH, { what: 'all', ...away }),
  ]
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  expect(await marks()).toEqual(['absent illness 1', 'present - 1', 'present - 1'])
  const after = await teacher.get(String(first.headers.location))
  expect(after.body).toContain('Жазылды: 3')
  expect(after.body).not.toContain('value="all"')
})

test('what nobody touched is not sent: a page left open answers no colleague', async () => {
  const before = await teacher.get(PATH)
  expect(before.statusCode).toBe(200)
  await colleague.get(PATH)
  await colleague.post(PATH, {
    what: 'save',
    [`m-${idOf(2)}`]: 'absent',
    [`r-${idOf(2)}`]: 'family',
  })
  expect(await marks()).toEqual(['absent illness 1', 'present - 1', 'absent family 2'])
  const answer = await teacher.post(PATH, { what: 'save', [`m-${idOf(2)}`]: 'present' })
  expect(answer.headers.location).toContain('saved=0')
  expect(await marks()).toEqual(['absent illness 1', 'present - 1', 'absent family 2'])
})

test('two teachers of one child: both marks are shown, and the person decides', async () => {
  await teacher.get(PATH)
  await colleague.get(PATH)
  await colleague.post(PATH, {
    what: 'save',
    [`m-${idOf(1)}`]: 'absent',
    [`r-${idOf(1)}`]: 'other',
  })
  const press = { what: 'save', [`m-${idOf(1)}`]: 'absent', [`r-${idOf(1)}`]: 'leave' }
  const answer = await teacher.post(PATH, press)
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('Сіз: «Келмеді (демалыста)»')
  expect(answer.body).toContain('«Келмеді (басқа себеп)»')
  expect((await marks())[1]).toBe('absent other 2')
  // Seen now, so it can be overwritten; once more the same page is a double click.
  expect((await teacher.post(PATH, press)).statusCode).toBe(303)
  expect((await marks())[1]).toBe('absent leave 3')
})

test('a day that is over is marked late, but changed only with words', async () => {
  const late = `${PATH}?day=2026-09-01`
  await teacher.get(late)
  expect((await teacher.post(PATH, { what: 'all' })).statusCode).toBe(303)
  await teacher.get(late)
  const press = { what: 'save', [`m-${idOf(0)}`]: 'absent' }
  const silent = await teacher.post(PATH, press)
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('Бұрынғы белгі: «Келді»')
  expect((await teacher.post(PATH, { ...press, words: 'а' })).statusCode).toBe(422)
  expect((await teacher.post(PATH, { ...press, words: 'Анасы кеш айтты' })).statusCode).toBe(303)
  expect((await marks('2026-09-01'))[0]).toBe('absent - 2')
})

test('a child that is not in the group is told, the others are written', async () => {
  await teacher.get(PATH)
  const answer = await teacher.post(PATH, {
    what: 'save',
    'seen-999999': '0::',
    'm-999999': 'present',
    [`m-${idOf(0)}`]: 'present',
  })
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('Топта жоқ балалардың белгісі жазылған жоқ: 1')
  expect((await marks())[0]).toBe('present - 2')
})

test('the script is told the same outcomes, and a refusal in words', async () => {
  await teacher.get(PATH)
  const press = { [`m-${idOf(0)}`]: 'absent', deviceAt: '2026-09-02T03:55:00Z' }
  const answer = await teacher.post(SEND, press)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  expect(answer.json().outcomes).toMatchObject([
    { id: `${idOf(0)}`, kind: 'changed', revision: 3, current: null },
  ])
  const device = await sql<{ device_at: Temporal.Instant }>`
    select device_at from attendance_mark where enrolment_id = ${idOf(0)} and day = '2026-09-02'`.execute(
    db.owner,
  )
  expect(String(device.rows[0]?.device_at)).toBe('2026-09-02T03:55:00Z')
  await teacher.get(PATH)
  const conflict = await teacher.post(SEND, {
    [`seen-${idOf(0)}`]: '1::',
    [`m-${idOf(0)}`]: 'present',
  })
  expect(conflict.json().outcomes).toMatchObject([
    { kind: 'conflict', revision: 3, current: { state: 'absent', reason: null } },
  ])
  await teacher.get(PATH)
  const refused = await teacher.post(SEND, { day: '2026-08-29', [`m-${idOf(0)}`]: 'present' })
  expect(refused.json()).toEqual({
    refused: 'Бұл — жұмыс күні емес. Жұмыс күнін таңдаңыз: демалыс күндері табельге кірмейді.',
  })
})

test('days off and to come have nothing to press', async () => {
  expect((await teacher.get(`${PATH}?day=2026-09-05`)).body).toContain('демалыс күні')
  expect((await teacher.get(`${PATH}?day=2026-09-03`)).body).toContain('әлі келген жоқ')
  expect((await teacher.get(`${PATH}?day=2099-09-03`)).statusCode).toBe(200)
})

test('what no form of ours sends is no fault of ours, and no group of others is there', async () => {
  const other = await aProviderDesk(db, portal, { 4: 1 })
  expect((await other.get(`${PATH}?group=${group.groupId}`)).statusCode).toBe(404)
  await other.get(`${PATH}`)
  const stolen = {
    day: '2026-09-02',
    group: `${group.groupId}`,
    [`seen-${idOf(0)}`]: '1::',
    [`m-${idOf(0)}`]: 'present',
    what: 'save',
  }
  const { hidden } = teacher
  expect((await other.post(PATH, { ...stolen, _csrf: hidden()._csrf ?? '' })).statusCode).toBe(403)
  expect((await other.get(`${PATH}?day=x&group=1`)).statusCode).toBe(404)
  for (const fields of [
    { day: '2026-02-31' },
    { day: '' },
    { group: '0' },
    { group: '99999999999999999' },
    { day: '2026-09-03' },
    { [`seen-${idOf(0)}`]: '99999:x:y', [`m-${idOf(0)}`]: 'present' },
    { [`seen-${idOf(0)}`]: 'x', [`m-${idOf(0)}`]: 'present' },
    { [`m-${idOf(0)}`]: 'x', [`r-${idOf(0)}`]: 'x'.repeat(1000) },
    { [`m-${idOf(1)}`]: 'present', deviceAt: '2026-99-99T99:99:99Z' },
  ]) {
    await teacher.get(PATH)
    for (const path of [PATH, SEND]) {
      const answer = await teacher.post(path, { what: 'save', ...fields })
      expect([path, fields, answer.statusCode < 500]).toEqual([path, fields, true])
    }
  }
  expect((await portal.visitor().post(PATH, stolen)).statusCode).toBe(403)
  for (const query of ['group=x', 'group=', 'day=2026-13-01', 'day=0', 'saved=-1', 'saved=x']) {
    expect([query, (await teacher.get(`${PATH}?${query}`)).statusCode < 500]).toEqual([query, true])
  }
})

test('times of coming and going are noted where they are asked for, and a page without them leaves them alone', async () => {
  portal.setting.clock.advance({ hours: 24 })
  if (group.provider.kind !== 'provider') throw new Error('a kindergarten')
  await signInStaff(portal, teacher, group.provider.staffId)
  const plain = await teacher.get(PATH)
  expect(plain.body).toContain('Келген және кеткен уақытты жазу')
  expect(plain.body).not.toContain('type="time"')
  await teacher.get(`${PATH}?times=yes`)
  const timed = await teacher.post(PATH, {
    what: 'all',
    'arrived-all': '08:30',
    [`a-${idOf(1)}`]: '09:15',
    [`l-${idOf(1)}`]: '17:40',
  })
  expect(timed.headers.location).toContain('times=yes')
  const times = async () => {
    const { rows } = await sql<{ times: string }>`
      select concat_ws(' ', state, arrived_at, left_at, revision) as times from attendance_mark
      where day = '2026-09-03' order by enrolment_id`.execute(db.owner)
    return rows.map(row => row.times)
  }
  expect(await times()).toEqual([
    'present 08:30:00 1',
    'present 09:15:00 17:40:00 1',
    'present 08:30:00 1',
  ])
  const shown = await teacher.get(String(timed.headers.location))
  expect(shown.body).toContain('value="17:40"')
  const row = (index: number, arrived: string, left = '') => ({
    [`m-${idOf(index)}`]: 'present',
    [`a-${idOf(index)}`]: arrived,
    [`l-${idOf(index)}`]: left,
  })
  // The same again changes nothing; one who leaves is noted.
  const press = { what: 'save', ...row(0, '08:30', '16:00'), ...row(1, '09:15', '17:40') }
  expect((await teacher.post(PATH, press)).statusCode).toBe(303)
  const after = ['present 08:30:00 16:00:00 2', 'present 09:15:00 17:40:00 1', 'present 08:30:00 1']
  expect(await times()).toEqual(after)
  await teacher.get(PATH)
  await teacher.post(PATH, { what: 'save', [`m-${idOf(0)}`]: 'present' })
  expect(await times()).toEqual(after)
  await teacher.get(`${PATH}?times=yes`)
  const backwards = await teacher.post(PATH, { what: 'save', ...row(1, '09:15', '07:00') })
  expect(backwards.statusCode).toBe(422)
  expect(await times()).toEqual(after)
})
