/** Rules that are prolonged take no contract of a club beyond a year in all. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { namingsOf } from '../namings/named-child.fixture.ts'
import type { Contract } from './contract.ts'
import { orderProlongation } from './order-prolongation.ts'
import { prolongSome } from './prolong-some.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const { act } = made
type Child = { readonly contract: Contract }
let school: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
})

async function endsOn({ contract: { id } }: Child, day: string) {
  await sql`update contract set last_day = ${day}::date where id = ${id}`.execute(db.owner)
  await sql`update enrolment set last_day = ${day}::date where contract_id = ${id}`.execute(
    db.owner,
  )
}
const lastDayNow = async ({ contract }: Child) =>
  `${(await made.contractOf(contract.number)).lastDay}`

test('rules that are prolonged take no club’s contract beyond a year; a kindergarten’s go on as before', async () => {
  const child = await made.aNamedChild(school)
  const begun = (await made.contractOf(child.contract.number)).startsOn
  const over = await made.aNamedChild(school)
  const lastDay = setting.clock.today().add({ days: 40 })
  await endsOn(child, `${lastDay}`)
  await endsOn(over, `${lastDay}`)
  await sql`update contract set starts_on = ${lastDay.subtract({ years: 1 }).add({ days: 1 })}
    where id = ${over.contract.id}`.execute(db.owner)
  const staffId = await aStaffId(db, 'head', 'aktobe')
  const head = { kind: 'staff', staffId, role: 'head', territory: 'aktobe' } as const
  const id = await act(tx =>
    orderProlongation(tx, head, setting, { territory: 'aktobe', programme: 'club', lastDay }),
  )
  await act(tx => prolongSome(tx, SYSTEM, setting, { id }))
  expect(await lastDayNow(child)).toBe(`${begun.add({ years: 1 }).subtract({ days: 1 })}`)
  expect(await lastDayNow(over)).toBe(`${lastDay}`)
  const { rows } = await sql<{ outcome: string }>`
    select outcome from prolongation_contract where contract_id = ${over.contract.id}`.execute(
    db.app,
  )
  expect(rows).toEqual([{ outcome: 'year-over' }])
})
