/** What a silent register could not say is checked by an officer, once, with a record. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anApplication, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { checkGuardianship, findUncheckedGuardianships } from './check-guardianship.ts'
import { findApplication } from './find-application.ts'
import { submitApplication } from './submit-application.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const officer: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' }
const queue = { territory: 'taraz', relation: { territoryPath: ['kz', 'zhambyl', 'taraz'] } }

const submitUnchecked = () =>
  inTransaction(db.app, tx =>
    submitApplication(tx, VISITOR, setting, { ...anApplication(), guardianship: 'silent' }),
  )
const check = (actor: Actor, number: string, outcome: 'confirmed' | 'denied') =>
  inTransaction(db.app, tx => checkGuardianship(tx, actor, setting, { number, outcome }))
const unchecked = async () =>
  (await findUncheckedGuardianships(db.app, officer, queue, 0n, 10)).map(row => row.number)

test('an application stands in the queue unchecked, is confirmed once, and leaves the list', async () => {
  const { number } = await submitUnchecked()
  expect(await unchecked()).toContain(number)
  await check(officer, number, 'confirmed')
  expect(await unchecked()).not.toContain(number)
  expect((await findApplication(db.app, number))?.application).toMatchObject({
    state: 'queued',
    guardianshipChecked: true,
  })
  await expect(check(officer, number, 'denied')).rejects.toMatchObject({
    code: 'application/claim-decided',
  })
  const leaves = await sql<{ leaf: string }>`
    select leaf from journal_entry where kind = 'application.guardianship-checked'`.execute(db.app)
  expect(leaves.rows).toHaveLength(1)
  expect(leaves.rows[0]?.leaf).toContain(number)
})

test('a denial takes the application out of the queue as a false claim', async () => {
  const { number } = await submitUnchecked()
  await check(officer, number, 'denied')
  expect((await findApplication(db.app, number))?.application).toMatchObject({
    state: 'archived',
    archivedReason: 'false-claim',
  })
  expect(await unchecked()).not.toContain(number)
  const told = await sql<{ template: string }>`
    select template from message where event_key = ${`guardianship-denied:${number}`}`.execute(
    db.app,
  )
  expect(told.rows).toEqual([{ template: 'claim-rejected' }])
})

test('neither a stranger nor another office decides or sees the list', async () => {
  const { number } = await submitUnchecked()
  await expect(check(VISITOR, number, 'confirmed')).rejects.toMatchObject({ name: 'SignInNeeded' })
  const other: Actor = { kind: 'staff', staffId: 2n, role: 'officer', territory: 'shymkent' }
  await expect(check(other, number, 'confirmed')).rejects.toMatchObject({ name: 'NotAllowed' })
  await expect(findUncheckedGuardianships(db.app, other, queue, 0n, 10)).rejects.toMatchObject({
    name: 'NotAllowed',
  })
})
