/** One child in a kindergarten and in a club on one day: a flag only where it would have been in both at one time. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { twoChildren } from '../attendance/submitted-month.fixture.ts'
import { detectTwoPlaces } from './child-detector-queries.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>

beforeEach(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
})

/** A club is the same rows under another programme; its times are those of a lesson. */
async function attendClub(from: string, to: string): Promise<bigint> {
  const { one } = made
  return inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const added = await sql<{ id: bigint }>`
      insert into enrolment (contract_id, application_id, child_id, programme, provider_id, group_id, place_id,
        territory_code, starts_on, seated, never_began, created_at)
      select -id, application_id, child_id, 'club', provider_id, group_id, -id, territory_code, starts_on, false, false,
        created_at from enrolment where id = ${one.enrolmentId} returning id`.execute(tx)
    const id = added.rows[0]?.id ?? 0n
    await sql`update attendance_mark set arrived_at = '09:00', left_at = '17:00'
      where enrolment_id = ${one.enrolmentId} and day = '2026-09-10'`.execute(tx)
    await sql`insert into attendance_mark (enrolment_id, day, state, arrived_at, left_at, marked_at, marked_by)
      values (${id}, '2026-09-10', 'present', ${from}::time, ${to}::time, now(), 'provider:9'),
             (${id}, '2026-09-11', 'present', null, null, now(), 'provider:9')`.execute(tx)
    return id
  })
}

const look = () =>
  detectTwoPlaces(db.app, {
    territory: 'taraz',
    month: made.town.month,
    groupId: made.group.groupId,
  })

test('from the kindergarten to the club is an ordinary day', async () => {
  await attendClub('17:00', '18:30')
  expect(await look()).toEqual([])
})

test('a lesson while the child was in its kindergarten is found from both sides, with the day', async () => {
  const club = await attendClub('16:00', '17:30')
  const found = await look()
  expect(found.map(one => one.subject).sort()).toEqual(
    [`enrolment:${club}`, `enrolment:${made.one.enrolmentId}`].sort(),
  )
  expect(found[0]?.evidence).toMatchObject({ days: ['2026-09-10'], dayCount: 1 })
})
