/** Families whose club year is over press at the same moment: the last place goes to one of them, and a double tap takes one. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import type { Application } from '../applications/application.ts'
import { takeAgain } from '../choice/take-again.ts'
import { namingsOf } from '../namings/named-child.fixture.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { outcomeOf } from './enrolled-child.fixture.ts'

const FAMILIES = 6
const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const { act } = made

beforeAll(() => aBudget(db.app, setting, { programme: 'club', tenge: 90_000_000 }))

const aSchool = (places: number) =>
  aTaughtClub(db.app, setting, { clubKind: 'school-club', places })

/** Children of one club whose contracts ended yesterday: each voucher waits with its money. */
async function childrenWithoutClub(count: number): Promise<readonly Application[]> {
  const club = await aSchool(count)
  const applications: Application[] = []
  const last = setting.clock.today().add({ days: 1 }).toString()
  for (let index = 0; index < count; index += 1) {
    const { application, contract } = await made.aNamedChild(club)
    await sql`update contract set last_day = ${last}::date where id = ${contract.id}`.execute(
      db.owner,
    )
    await sql`update enrolment set last_day = ${last}::date where contract_id = ${contract.id}`.execute(
      db.owner,
    )
    applications.push(application)
  }
  setting.clock.advance({ days: 2 })
  await made.sweep()
  await made.sweep()
  return applications
}

const take = (application: Application, groupId: bigint) =>
  outcomeOf(
    act(tx =>
      takeAgain(tx, guardianOf(application), setting, { number: application.number, groupId }),
    ),
  )

async function statesOf(applications: readonly Application[]) {
  const vouchers = await Promise.all(
    applications.map(one => findVoucherOfApplication(db.app, one.id)),
  )
  return vouchers.map(voucher => voucher?.state).sort()
}

async function holdsOf(groupId: bigint): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from place_hold where group_id = ${groupId} and state = 'held'`.execute(
    db.app,
  )
  return rows[0]?.n ?? 0
}

test('six families and one free place: one has it, five are told that it went, and their vouchers wait on', async () => {
  const applications = await childrenWithoutClub(FAMILIES)
  const school = await aSchool(1)
  const outcomes = await Promise.all(applications.map(one => take(one, school.groupId)))
  expect(outcomes.filter(one => one === 'choice/no-place')).toHaveLength(FAMILIES - 1)
  expect(await holdsOf(school.groupId)).toBe(1)
  expect(await statesOf(applications)).toEqual([
    ...Array.from({ length: FAMILIES - 1 }, () => 'held'),
    'place-held',
  ])
})

test('a double tap, and a tap for two clubs at once, take one place', async () => {
  const [one, other] = await childrenWithoutClub(2)
  if (one === undefined || other === undefined) throw new Error('two children')
  const [first, second] = [await aSchool(3), await aSchool(3)]
  const taps = await Promise.all([take(one, first.groupId), take(one, first.groupId)])
  expect(taps.filter(tap => tap === 'choice/no-voucher')).toHaveLength(1)
  expect(await holdsOf(first.groupId)).toBe(1)
  const clubs = await Promise.all([take(other, first.groupId), take(other, second.groupId)])
  expect(clubs.filter(tap => tap === 'choice/no-voucher')).toHaveLength(1)
  expect((await holdsOf(first.groupId)) + (await holdsOf(second.groupId))).toBe(2)
  expect(await statesOf([one, other])).toEqual(['place-held', 'place-held'])
})
