/** A kindergarten reads its months and acts, signs one, and takes its files; nobody else's are there for it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInStaff, type Visitor } from '../../../test/portal.ts'
import { aProviderDesk } from '../../../test/provider-desk.ts'
import { OFFICER, twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { prepareAct } from '../../domain/payments/prepare-act.ts'

const LIST = '/kk/provider/acts'
const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: ParentPortal
let desk: Visitor
let number = ''

beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  portal = await aParentPortal(db, { at: '2026-10-08T10:00' })
  desk = portal.visitor()
  const { provider } = made.group
  await signInStaff(portal, desk, provider.kind === 'provider' ? provider.staffId : 0n)
})
afterAll(() => portal.close())

const page = (path = '') => `${LIST}/${number}${path}`
/** With ordinary spaces. */
const read = async (path: string) => (await desk.get(path)).body.replace(/\u00a0/g, ' ')

test('before there is an act it is told what is confirmed, what may come, whom it waits for and until when', async () => {
  await made.answer(made.one)
  const body = await read(LIST)
  expect(body).toContain('Қазір расталғаны 68 000 ₸; бәрі расталса 129 818 ₸.')
  expect(body).toContain('Ата-аналарды күтіп тұр')
  expect(body).toContain('20 қазан')
  expect(body).toContain('Ата-анасы жауап берген бала: 1 / 2.')
})

test('an act is read line by line, each line down to its days', async () => {
  await made.answer(made.other, [made.claim(1)])
  made.town.goTo('2026-10-08')
  const { setting, act, month } = made.town
  const { providerId } = made.one.contract
  number = (await act(tx => prepareAct(tx, OFFICER, setting, { providerId, month }))).number
  expect((await desk.get(LIST)).body).toContain(`href="${page()}"`)
  const body = await read(page())
  expect(body).toContain('129 818')
  const { rows } = await sql<{ id: bigint; name: string }>`
    select sheet_line.id, full_name as name from sheet_line join enrolment on enrolment.id = enrolment_id
    join person on person.id = child_id where enrolment.id = ${made.other.enrolmentId}`.execute(
    db.owner,
  )
  const [line] = rows
  expect(body).toContain(line?.name)
  const shown = await read(page(`/lines/${line?.id}`))
  expect(shown).toContain('68 000 ₸ × 20 күн ÷ 22 жұмыс күні = 61 818 ₸')
  expect(shown).toContain('даулы, ақшасы әзірге есептелмеді')
  expect(shown).toContain('ата-ана: келді')
  expect(shown).toContain('Бір айдың төлемі қалай есептеледі')
  const looks = await sql`select from access_record where what = 'sheet'
    and application_id = ${made.other.application.id} and staff_id is not null`.execute(db.owner)
  expect(looks.rows.length).toBeGreaterThan(0)
  expect((await desk.get(page('/lines/987654321'))).statusCode).toBe(404)
  expect((await desk.get(page('/lines/x'))).statusCode).toBe(404)
})

test('its files are the act on paper, its lines as tables, its figures, the text that is signed', async () => {
  const pdf = await desk.get(page('/act.pdf'))
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const csv = await desk.get(page('/lines.csv'))
  expect(csv.body).toContain(made.other.application.number)
  expect(csv.body).toContain('61818')
  expect((await desk.get(page('/lines.xlsx'))).rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(JSON.parse((await desk.get(page('/act.json'))).body)).toMatchObject({
    act: number,
    totalTiyn: '12981800',
  })
  expect((await desk.get(page('/document.txt'))).body).toContain('Акт оказанных услуг')
  expect((await desk.get(page('/strange.txt'))).statusCode).toBe(404)
})

test('another kindergarten, a visitor and a made-up number find nothing', async () => {
  const other = await aProviderDesk(db, portal, { 3: 1 })
  for (const path of ['', '/act.pdf', '/lines.csv']) {
    expect((await other.get(page(path))).statusCode).toBe(404)
  }
  expect((await portal.visitor().get(page())).statusCode).toBe(303)
  expect((await desk.get(`${LIST}/AAA-AAA-AAA`)).statusCode).toBe(404)
})

test('it signs the sum that it saw, once, also when it clicks twice', async () => {
  await desk.get(page())
  const wrong = await desk.post(page('/sign'), { total: '1' })
  expect(wrong.statusCode).toBe(409)
  expect((await desk.post(page('/sign'), { total: 'x' })).statusCode).toBe(422)
  await desk.get(page())
  const twice = await Promise.all([1, 2].map(() => desk.post(page('/sign'), {})))
  expect(twice.map(answer => answer.statusCode)).toEqual([303, 303])
  const after = await desk.get(String(twice[0]?.headers.location))
  expect(after.body).toContain('Актіге қол қойдыңыз')
  expect(after.body).not.toContain('name="total"')
  expect((await desk.get(LIST)).body).toContain('Білім бөлімін күтіп тұр')
})
