/** A club keeps its week through HTTP: lessons, single days, whatever is typed wrong; and sees nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { aClubDesk, aProviderDesk } from '../../../test/provider-desk.ts'

const db = useDatabase()
let portal: ParentPortal
let desk: Awaited<ReturnType<typeof aClubDesk>>
let page = ''
const october = () => `${page}&month=2026-10`

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-10-05T09:00' })
  desk = await aClubDesk(db, portal)
  page = `/ru/provider/timetable?group=${desk.groupId}`
})
afterAll(() => portal.close())

const hour = () => ({
  startsAt: '16:00',
  endsAt: '17:30',
  room: `${desk.roomId}`,
  coach: `${desk.coachId}`,
})

test('a group without a week says what to do; a lesson is added once, whoever clicks twice', async () => {
  const empty = await desk.get(page)
  expect(empty.statusCode).toBe(200)
  expect(empty.body).toContain('Расписания пока нет')
  const slot = { what: 'add', weekday: '1', validFrom: '2026-10-01', ...hour() }
  const answers = [await desk.post(page, slot), await desk.post(page, slot)]
  expect(answers.map(one => one.statusCode)).toEqual([303, 303])
  const { body } = await desk.get(october())
  expect(body).toContain('понедельник')
  expect(body).toContain('16:00–17:30')
  // 26 October is a day off.
  expect(body).toContain('За месяц занятий: 3')
  expect(body).toContain('Оплачивается до 12 занятий в месяц')
  await desk.get(page)
  const again = await desk.post(page, { ...slot, startsAt: '10:00', endsAt: '11:00' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('В этот день у группы уже есть занятие')
})

test('what is missing or turned round is told beside its question, and what was typed stays', async () => {
  await desk.get(page)
  const wrong = await desk.post(page, {
    what: 'add',
    weekday: '9',
    startsAt: '25:00',
    endsAt: '17.45',
  })
  expect(wrong.statusCode).toBe(422)
  for (const words of [
    'Выберите день недели',
    'Напишите время',
    'Выберите помещение',
    'Выберите день',
  ]) {
    expect(wrong.body).toContain(words)
  }
  expect(wrong.body).toContain('value="25:00"')
  const turned = await desk.post(page, {
    what: 'add',
    weekday: '2',
    validFrom: '2026-10-01',
    ...hour(),
    endsAt: '15:00',
  })
  expect(turned.body).toContain('Конец должен быть позже начала')
  const strange = await desk.post(page, {
    what: 'add',
    weekday: '2',
    validFrom: '2026-10-01',
    ...hour(),
    room: '999999',
  })
  expect(strange.statusCode).toBe(422)
  expect(strange.body).toContain('недоступны')
  for (const bad of [
    {},
    { what: 'take-back', day: 'x' },
    { what: 'end', slot: '-1' },
    { what: 'change' },
  ]) {
    expect((await desk.post(page, bad)).statusCode).toBeLessThan(500)
  }
})

test('a lesson falls out on a day, another is held besides, and both can be taken back', async () => {
  await desk.get(page)
  const gone = { what: 'change', day: '2026-10-12', kind: 'cancelled', words: 'Тренер болеет' }
  expect((await desk.post(page, gone)).statusCode).toBe(303)
  await desk.get(page)
  const held = {
    what: 'change',
    day: '2026-10-14',
    kind: 'held',
    words: 'Вместо понедельника',
    'held-startsAt': '18:00',
    'held-endsAt': '19:00',
    'held-room': `${desk.roomId}`,
    'held-coach': `${desk.coachId}`,
  }
  expect((await desk.post(page, held)).statusCode).toBe(303)
  const { body } = await desk.get(october())
  expect(body).toContain('занятия не будет (Тренер болеет)')
  expect(body).toContain('занятие пройдёт: 18:00–19:00')
  expect(body).toContain('За месяц занятий: 3')
  expect((await desk.post(page, { what: 'take-back', day: '2026-10-12' })).statusCode).toBe(303)
  expect((await desk.get(october())).body).toContain('За месяц занятий: 4')
})

test('a club marks on days with a lesson only, and says so', async () => {
  const marking = (day: string) =>
    desk.get(`/ru/provider/attendance?day=${day}&group=${desk.groupId}`)
  expect((await marking('2026-10-06')).body).toContain('В этот день у группы нет занятия')
  expect((await marking('2026-10-05')).body).not.toContain('В этот день у группы нет занятия')
})

test('nobody reads or changes the week of another; a kindergarten has none', async () => {
  const other = await aClubDesk(db, portal)
  expect((await other.get(page)).statusCode).toBe(404)
  const kindergarten = await aProviderDesk(db, portal, { 3: 1 })
  expect((await kindergarten.get(page)).statusCode).toBe(404)
  const own = `/ru/provider/timetable?group=${kindergarten.groups.get(3)}`
  expect((await kindergarten.get(own)).statusCode).toBe(404)
  await other.get(`/ru/provider/timetable?group=${other.groupId}`)
  const taken = await other.post(page, {
    what: 'add',
    weekday: '3',
    validFrom: '2026-10-01',
    ...hour(),
  })
  expect(taken.statusCode).toBe(403)
})
