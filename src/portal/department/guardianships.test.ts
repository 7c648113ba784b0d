/** The officer's list of guardianships that no register confirmed, through HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApplication, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { submitApplication } from '../../domain/applications/submit-application.ts'
import { inTransaction } from '../../platform/db/database.ts'

const db = useDatabase()
const LIST = '/kk/department/guardianships'
let portal: ParentPortal
let number = ''

beforeAll(async () => {
  portal = await aParentPortal(db)
  const application = await inTransaction(db.app, tx =>
    submitApplication(tx, VISITOR, portal.setting, { ...anApplication(), guardianship: 'silent' }),
  )
  number = application.number
})
afterAll(() => portal.close())

test('an officer of another city sees neither the list nor the application', async () => {
  const stranger = await anOfficial(db, portal, 'officer', 'shymkent')
  expect((await stranger.get(`${LIST}?territory=taraz`)).statusCode).toBe(404)
  expect((await stranger.get(`${LIST}/${number}`)).statusCode).toBe(404)
})

test('an auditor sees the list and may not decide', async () => {
  const auditor = await anOfficial(db, portal, 'auditor', 'kz')
  expect((await auditor.get(`${LIST}?territory=taraz`)).body).toContain(number)
  await auditor.get(`${LIST}/${number}`)
  const answer = await auditor.post(`${LIST}/${number}`, { outcome: 'confirmed' })
  expect(answer.statusCode).toBe(403)
})

test('nothing chosen is told beside the question; a decision empties the list', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  await officer.get(`${LIST}/${number}`)
  const empty = await officer.post(`${LIST}/${number}`, {})
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Шешімді таңдаңыз')
  expect((await officer.post(`${LIST}/${number}`, { outcome: 'confirmed' })).statusCode).toBe(303)
  const list = await officer.get(LIST)
  expect(list.body).not.toContain(number)
  expect(list.body).toContain('Тексеретін өтініш жоқ')
})

test('a number that is none and a key that is none are answered kindly', async () => {
  const officer = await anOfficial(db, portal, 'officer')
  expect((await officer.get(`${LIST}/hello`)).statusCode).toBe(404)
  expect((await officer.get(`${LIST}?after=x%27--`)).statusCode).toBe(200)
})
