/** A child of fourteen with its parent's consent: what it may do itself, what stays the parent's, and when a consent counts. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { aBudget, anApplication, aPhone, guardianOf, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import type { Application } from '../applications/application.ts'
import { findApplicationsOfActingChild } from '../applications/find-application.ts'
import {
  findOwnActionConsent,
  letChildAct,
  stopChildActing,
} from '../applications/let-child-act.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { withdrawApplication } from '../applications/withdraw-application.ts'
import { joinList } from '../choice/join-list.ts'
import { setWishes } from '../choice/set-wishes.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { getPerson } from '../people/ensure-family.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { contractsOf } from './enrolled-child.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const made = contractsOf(() => db.app, setting)
const { act } = made
const phone = aPhone()
let application: Application
let child: Actor
let club: Awaited<ReturnType<typeof aTaughtClub>>

/** Fourteen on the day of the test, with an offered voucher. */
beforeEach(async () => {
  club = await aTaughtClub(db.app, setting, { ages: [13, 17] })
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  application = await apply('2012-09-01')
  child = { kind: 'guardian', personId: application.childId }
  await holdIteration(db.app, SYSTEM, setting, { territory: 'aktobe', programme: 'club' })
})

const apply = (childBorn: string, programme: 'club' | 'preschool' = 'club') =>
  inTransaction(db.app, tx =>
    submitApplication(tx, VISITOR, setting, anApplication({ programme, childBorn })),
  )
const give = (one: Application, by = guardianOf(one)) =>
  act(tx => letChildAct(tx, by, setting, { number: one.number, phone, language: 'ru' }))
const stop = (by = guardianOf(application)) =>
  act(tx => stopChildActing(tx, by, setting, { number: application.number }))
const confirm = (by: Actor) => act(tx => confirmVoucher(tx, by, setting, application.number))
const NOT_ALLOWED = { name: 'NotAllowed' }

test('without consent a child may nothing; with it, it confirms, wishes and waits on lists itself', async () => {
  await expect(confirm(child)).rejects.toMatchObject(NOT_ALLOWED)
  expect(await findApplicationsOfActingChild(db.app, application.childId)).toEqual([])
  await give(application)
  await confirm(child)
  const { number } = application
  const wishes = [{ groupId: club.groupId, admissions: ['general'] as const }]
  await act(tx => setWishes(tx, child, setting, { number, wishes }))
  const [own] = await findApplicationsOfActingChild(db.app, application.childId)
  expect(own?.number).toBe(number)
  const full = await aTaughtClub(db.app, setting, { ages: [13, 17], places: 0 })
  const list = { number, groupId: full.groupId, admissions: ['general'] as const }
  await act(tx => joinList(tx, child, setting, list))
  const { rows } =
    await sql`select from waiting_entry where application_id = ${application.id}`.execute(db.app)
  expect(rows).toHaveLength(1)
})

test('refusing, withdrawing and signing stay with the parent', async () => {
  await give(application)
  const { number } = application
  await expect(act(tx => declineVoucher(tx, child, setting, number))).rejects.toMatchObject(
    NOT_ALLOWED,
  )
  await expect(act(tx => withdrawApplication(tx, child, setting, number))).rejects.toMatchObject(
    NOT_ALLOWED,
  )
  await confirm(child)
  const contract = await made.aDraft(application, { groupId: club.groupId })
  await expect(made.signAsGuardian(contract, application.childId)).rejects.toMatchObject(
    NOT_ALLOWED,
  )
  await made.signAsGuardian(contract)
})

test('a consent is given from the very birthday, for clubs, by the own parent, once', async () => {
  const tomorrow = await apply('2012-09-02')
  await expect(give(tomorrow)).rejects.toMatchObject({
    code: 'application/own-action-too-young',
    facts: { age: 14 },
  })
  setting.clock.advance({ days: 1 })
  await give(tomorrow)
  await expect(give(tomorrow)).rejects.toMatchObject({
    constraint: 'own_action_consent_one_live',
  })
  const small = await apply('2023-03-01', 'preschool')
  await expect(give(small)).rejects.toMatchObject({ code: 'application/own-action-clubs-only' })
  await expect(give(application, guardianOf(tomorrow))).rejects.toMatchObject(NOT_ALLOWED)
  const other: Actor = { kind: 'guardian', personId: tomorrow.childId }
  await expect(confirm(other)).rejects.toMatchObject(NOT_ALLOWED)
})

test('two presses at once are one consent', async () => {
  const presses = await Promise.allSettled([give(application), give(application)])
  expect(presses.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows } =
    await sql`select from own_action_consent where child_id = ${application.childId}`.execute(
      db.app,
    )
  expect(rows).toHaveLength(1)
})

test('ended it counts no more, and the phone is forgotten; given again it counts', async () => {
  await give(application)
  expect(await findOwnActionConsent(db.app, application.childId)).toMatchObject({ phone })
  await stop()
  await stop()
  expect((await getPerson(db.app, application.childId)).phone).toBeNull()
  await expect(confirm(child)).rejects.toMatchObject(NOT_ALLOWED)
  await give(application)
  await confirm(child)
})

test('the consent of somebody who is no representative any more counts for nothing, and gives way', async () => {
  await give(application)
  await sql`delete from guardianship where child_id = ${application.childId}`.execute(db.owner)
  await expect(confirm(child)).rejects.toMatchObject(NOT_ALLOWED)
  expect(await findApplicationsOfActingChild(db.app, application.childId)).toEqual([])
  const aunt = await apply('2014-01-01')
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${application.childId}, ${aunt.guardianId}, 'officer', now())`.execute(db.owner)
  await give(application, guardianOf(aunt))
  await confirm(child)
})
