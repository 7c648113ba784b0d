/** A family answers lessons of a club in its cabinet, and the club reads it where it marks. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { aPortal, type Portal, signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { attendedClub } from '../../../domain/attendance/attended-club.fixture.ts'
import { attendedMonths } from '../../../domain/attendance/attended-month.fixture.ts'

const db = useDatabase()
const town = attendedClub(db)
let portal: Portal
let parent: ReturnType<Portal['visitor']>
let head: ReturnType<Portal['visitor']>
let group: Awaited<ReturnType<(typeof town)['aGroup']>>
let root = ''

beforeAll(async () => {
  group = await town.aGroup(2)
  await town.markLessons(group, [3, 7, 10, 14])
  portal = await aPortal(db.app, { at: '2026-09-14T21:00' })
  parent = portal.visitor()
  await signInGuardian(portal, parent, group.first.contract.guardianId)
  head = portal.visitor()
  if (group.provider.kind !== 'provider') throw new Error('a club')
  await signInStaff(portal, head, group.provider.staffId)
  root = `/ru/cabinet/${group.first.application.number}`
})

test('the cabinet says how many lessons wait; a week is confirmed with one button, once', async () => {
  expect((await parent.get(root)).body).toContain('Занятий ждёт вашего подтверждения: 4')
  const { body } = await parent.get(`${root}/lessons`)
  // The 7th and the 10th are one week, the 3rd and the 14th stand alone.
  expect(body.match(/Подтверждаю неделю/g)).toHaveLength(1)
  expect(body).toContain('>7–13 сентября 2026 г.<')
  expect(body).toContain('>31 августа – 6 сентября 2026 г.<')
  const seen = '2026-09-07:present:1,2026-09-10:present:1'
  const week = { enrolment: group.first.enrolmentId.toString(), seen }
  for (let tap = 0; tap < 2; tap += 1) {
    const answer = await parent.post(`${root}/lessons`, week)
    expect(answer.headers.location).toBe(`${root}/lessons?done=confirmed`)
  }
  const after = await parent.get(`${root}/lessons?done=confirmed`)
  expect(after.body).toContain('Спасибо! Занятия подтверждены.')
  expect(after.body.match(/Вы подтвердили/g)).toHaveLength(2)
  expect((await parent.get(root)).body).toContain('Занятий ждёт вашего подтверждения: 2')
  // She is told that the device leaves a mark that cannot be turned back, and it does, once.
  expect(after.body).toContain('полгода хранится в виде необратимой отметки')
  const { rows } = await sql<{ device: string }>`
    select device from answer_trace where enrolment_id = ${group.first.enrolmentId}`.execute(
    db.owner,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.device).not.toContain(parent.cookies.get('kezek-device') ?? '?')
})

test('one that was not so asks why, and stands on the page of the club', async () => {
  const wrong = `${root}/lessons/wrong?enrolment=${group.first.enrolmentId}&day=2026-09-14`
  expect((await parent.get(wrong)).body).toContain('По-вашему: Не был')
  const short = await parent.post(`${root}/lessons/wrong`, { words: 'а' })
  expect(short.statusCode).toBe(422)
  const words = 'Болел, лежал дома'
  expect((await parent.post(`${root}/lessons/wrong`, { words })).statusCode).toBe(303)
  const desk = await head.get('/ru/provider/attendance?day=2026-09-14')
  expect(desk.body).toContain('Родитель говорит: Не был. «Болел, лежал дома»')
  const month = await head.get('/ru/provider/attendance/month?month=2026-09')
  expect(month.body).toContain('Занятия, с которыми не согласны')
  expect(month.body).toContain('provider/attendance?day=2026-09-14')
})

test('a mark that was corrected since is shown with what it was', async () => {
  const words = 'Қате басылған'
  await town.mark(group, 7, { state: 'absent', seenRevision: 1, words }, [group.first])
  const { body } = await parent.get(`${root}/lessons`)
  expect(body).toContain('кружок потом исправил её на «Не был»')
  // A page that was left open answers for what it showed.
  const seen = '2026-09-07:present:1'
  const old = await parent.post(`${root}/lessons`, {
    enrolment: group.first.enrolmentId.toString(),
    seen,
  })
  expect(old.statusCode).toBe(409)
})

test('nobody answers for the child of another, and a kindergarten has no such page', async () => {
  const [, other] = group.pupils
  const foreign = { enrolment: other?.enrolmentId.toString() ?? '', seen: '2026-09-03:present:1' }
  await parent.get(`${root}/lessons`)
  expect((await parent.post(`${root}/lessons`, foreign)).statusCode).toBe(404)
  expect((await parent.get(`/ru/cabinet/${other?.application.number}/lessons`)).statusCode).toBe(
    404,
  )
  for (const seen of [
    '',
    'x',
    '2026-13-40:present:1',
    `2026-09-03:present:1,${'x'.repeat(5000)}`,
  ]) {
    const enrolment = group.first.enrolmentId.toString()
    expect((await parent.post(`${root}/lessons`, { enrolment, seen })).statusCode).toBe(422)
  }
  const kindergarten = await attendedMonths(db).aGroup(1)
  const [pupil] = kindergarten.pupils
  const family = portal.visitor()
  await signInGuardian(portal, family, pupil?.contract.guardianId ?? 0n)
  const path = `/kk/cabinet/${pupil?.application.number}/lessons`
  expect((await family.get(path)).statusCode).toBe(404)
})
