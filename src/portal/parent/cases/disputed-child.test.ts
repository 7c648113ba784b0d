/** From the month to "this is not my child", from the cabinet to a complaint; what everybody sees of it are counts. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { anOfficial } from '../../../../test/office.ts'
import { aParentPortal } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import { twoChildren } from '../../../domain/attendance/submitted-month.fixture.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: Awaited<ReturnType<typeof aParentPortal>>
let root = ''

beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  portal = await aParentPortal(db, { at: '2026-10-01T10:00' })
  root = `/kk/cabinet/${made.one.application.number}`
}, 120_000)
afterAll(() => portal?.close())

async function parentOf(pupil: typeof made.one) {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, pupil.contract.guardianId)
  return parent
}

test('a month that was answered leaves a trace of the device, one cookie for whoever signs in on it', async () => {
  const month = `/kk/cabinet/${made.other.application.number}/month/2026-09`
  const parent = await parentOf(made.other)
  await parent.get(month)
  const line = await made.town.lineOf(made.other)
  const answer = { line: line.id.toString(), seen: line.days }
  expect((await parent.post(month, answer)).statusCode).toBe(303)
  expect(parent.cookies.get('kezek-device')).toMatch(/^[A-Za-z0-9_-]{22}$/)
  const { rows } = await sql<{ device: string }>`
    select device from answer_trace where enrolment_id = ${made.other.enrolmentId}`.execute(
    db.owner,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.device).not.toContain(parent.cookies.get('kezek-device') ?? '?')
})

test('the month leads to "this is not my child", once sent the page says that nothing is paid', async () => {
  const parent = await parentOf(made.one)
  const link = `${root}/case?kind=not-my-child&enrolment=${made.one.enrolmentId}`
  expect((await parent.get(`${root}/month/2026-09`)).body).toContain(link.replaceAll('&', '&amp;'))
  expect((await parent.get(link)).statusCode).toBe(200)
  expect((await parent.post(link, { words: '' })).statusCode).toBe(303)
  const page = (await parent.get(`${root}/month/2026-09`)).body
  expect(page).toContain('бөлім шешкенше бұл ақы төленбейді')
  expect(page).not.toContain('kind=not-my-child')
  for (const enrolment of [made.other.enrolmentId.toString(), '0', 'x', '99999999']) {
    const made_up = `${root}/case?kind=not-my-child&enrolment=${enrolment}`
    expect((await parent.get(made_up)).statusCode).toBe(404)
  }
})

test('a complaint goes from the cabinet to the office, and to the kindergarten’s page as a count', async () => {
  const parent = await parentOf(made.one)
  const link = `${root}/case?kind=complaint&enrolment=${made.one.enrolmentId}`
  expect((await parent.get(root)).body).toContain(link.replaceAll('&', '&amp;'))
  expect((await parent.get(link)).body).toContain('балабақша')
  expect((await parent.post(link, { words: '' })).statusCode).toBe(422)
  const words = 'Ас үй туралы өтініш'
  expect((await parent.post(link, { words })).statusCode).toBe(303)
  const { rows } = await sql<{ bin: string }>`
    select bin from provider where id = ${made.one.contract.providerId}`.execute(db.owner)
  const page = (await portal.visitor().get(`/kk/providers/taraz/${rows[0]?.bin}`)).body
  expect(page).toContain('Жауап күтіп тұр')
  expect(page).not.toContain(words)
  const officer = await anOfficial(db, portal, 'officer')
  const list = (await officer.get('/kk/department/cases')).body
  expect(list).toContain('Басқа шағым')
  expect(list).not.toContain('мерзімі өтті')
})
