/** A child with a targeted voucher accepts a universal one: the first ends with the month, the second begins after it. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, anApplication, guardianOf, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import type { Application } from '../applications/application.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { namingsOf } from '../namings/named-child.fixture.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import type { Contract } from './contract.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const { act, contractOf, sweep } = made
let targeted: Application
let universal: Application
let old: Contract
let next: Contract
let school: Awaited<ReturnType<typeof aTaughtClub>>
let swimming: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
  swimming = await aTaughtClub(db.app, setting)
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  const family = await made.aFamily()
  const named = await made.aNamedChild(school, family)
  targeted = named.application
  old = named.contract
  setting.clock.advance({ days: 1 })
  universal = await act(tx =>
    submitApplication(tx, { kind: 'visitor' }, setting, {
      ...anApplication({ programme: 'club', guardianIin: family.guardianIin }),
      child: {
        iin: family.childIin,
        fullName: 'Атаулы Бала',
        birthDate: Temporal.PlainDate.from('2016-03-01'),
      },
    }),
  )
})

const stateOf = async (application: Application) => {
  const voucher = await findVoucherOfApplication(db.app, application.id)
  return [voucher?.state, voucher?.endsOn?.toString() ?? voucher?.closedReason ?? null]
}

test('a child with a targeted voucher stands in the queue and is offered a universal one', async () => {
  expect(await stateOf(targeted)).toEqual(['enrolled', null])
  await holdIteration(db.app, SYSTEM, setting, { territory: 'aktobe', programme: 'club' })
  expect(await stateOf(universal)).toEqual(['offered', null])
  expect(await stateOf(targeted)).toEqual(['enrolled', null])
})

test('accepted, it gives the targeted one the last day of the month, and its contract too', async () => {
  await act(tx => confirmVoucher(tx, guardianOf(universal), setting, universal.number))
  expect(await stateOf(universal)).toEqual(['confirmed', null])
  expect(await stateOf(targeted)).toEqual(['enrolled', '2026-09-30'])
  await sweep()
  await sweep()
  const ending = await contractOf(old.number)
  expect([ending.state, `${ending.lastDay}`]).toEqual(['in-force', '2026-09-30'])
  const told = await sql`select from message where template = 'contract-ending'`.execute(db.app)
  expect(told.rows).toHaveLength(1)
})

test('the universal one begins on the day after, however early it is signed', async () => {
  next = await made.anEnrolled(universal, { groupId: swimming.groupId })
  expect(`${next.startsOn}`).toBe('2026-10-01')
  expect(`${(await contractOf(old.number)).lastDay}`).toBe('2026-09-30')
  expect(await stateOf(targeted)).toEqual(['enrolled', '2026-09-30'])
})

test('after its last day the targeted one is closed, with its application, once', async () => {
  setting.clock.advance({ days: 19 })
  expect(`${setting.clock.today()}`).toBe('2026-09-30')
  await sweep()
  expect(await stateOf(targeted)).toEqual(['enrolled', '2026-09-30'])
  setting.clock.advance({ days: 1 })
  await sweep()
  await sweep()
  const { rows } = await sql<{ closed_reason: string; archived_reason: string }>`
    select voucher.closed_reason, application.archived_reason
    from voucher join application on application.id = voucher.application_id
    where application.id = ${targeted.id}`.execute(db.app)
  expect(rows).toEqual([{ closed_reason: 'replaced', archived_reason: 'replaced' }])
  expect(await contractOf(old.number)).toMatchObject({ state: 'ended' })
  expect(await stateOf(universal)).toEqual(['enrolled', null])
  expect(await made.groupNow(school.groupId)).toMatchObject({ enrolled: 0 })
  expect(await made.brokenPromises()).toEqual([])
})

test('a child without a targeted voucher confirms as before', async () => {
  const other = await submit(db.app, setting, { programme: 'club' })
  await holdIteration(db.app, SYSTEM, setting, { territory: 'aktobe', programme: 'club' })
  await act(tx => confirmVoucher(tx, guardianOf(other), setting, other.number))
  expect(await stateOf(other)).toEqual(['confirmed', null])
})
