/** The gates before a club's contract: each shut, each opened, and the last day of a paper is still a good day. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aClub, aKindergarten, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import { recordEvidence } from '../providers/record-evidence.ts'
import { GATES, type Gate } from './decide-gates.ts'
import { findClosedGates, findShutGroups, requireOpenGates } from './find-closed-gates.ts'
import { findAskedGates } from './gate-rules.ts'
import { closeRoom } from './keep-room.ts'
import { recordCoachEvidence } from './record-coach-evidence.ts'
import { aTaughtClub } from './taught-club.fixture.ts'

const db = useDatabase()
const day = (text: string) => Temporal.PlainDate.from(text)
const TODAY = day('2026-09-15')
const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db.app, work)
const setting = aSetting('2026-09-15T10:00')

const shutOn = async (groupId: bigint, on = TODAY, gates: readonly Gate[] = GATES) =>
  (await findClosedGates(db.app, { groupId, day: on, gates })).map(({ gate }) => gate)

const asks = (groupId: bigint) => requireOpenGates(db.app, { groupId, day: TODAY, gates: GATES })

const recordNoConviction = (coachId: bigint, validTo: string | null) =>
  act(tx =>
    recordCoachEvidence(tx, SYSTEM, setting, {
      coachId,
      kind: 'no-conviction',
      reference: 'Анықтама № 2',
      checkedOn: day('2026-03-01'),
      validTo: validTo === null ? null : day(validTo),
    }),
  )

test('a club that has shown everything passes', async () => {
  const { groupId } = await aTaughtClub(db.app, setting)
  expect(await shutOn(groupId)).toEqual([])
  await expect(asks(groupId)).resolves.toBeUndefined()
})

test('a club that has shown nothing is told all of it, and refused by the first', async () => {
  const { groupId } = await aClub(db.app, setting)
  expect(await shutOn(groupId)).toEqual(['programme-open', 'premises-checked'])
  await expect(asks(groupId)).rejects.toMatchObject({ code: 'gate/programme-closed' })
})

test('only what the pack asks is asked, and the pack of Aktobe asks all five', async () => {
  const { groupId } = await aClub(db.app, setting)
  expect(await shutOn(groupId, TODAY, ['listed', 'capacity'])).toEqual([])
  expect([...(await findAskedGates(db.app, 'aktobe', TODAY))].sort()).toEqual([...GATES].sort())
})

test('before the first and after the last day on the list the gate is shut', async () => {
  const { groupId, providerId } = await aTaughtClub(db.app, setting)
  expect(await shutOn(groupId, day('2023-12-31'))).toContain('listed')
  await sql`update provider set listed_to = '2026-09-15' where id = ${providerId}`.execute(db.owner)
  expect(await shutOn(groupId)).toEqual([])
  await sql`update provider set listed_to = '2026-09-14' where id = ${providerId}`.execute(db.owner)
  await expect(asks(groupId)).rejects.toMatchObject({
    code: 'gate/not-listed',
    facts: { until: '2026-09-14' },
  })
})

test('a timetable that ended yesterday is none; one that ends today is one', async () => {
  const { groupId } = await aTaughtClub(db.app, setting)
  const endOn = (last: string) =>
    sql`update timetable_slot set valid_to = ${last}::date where group_id = ${groupId}`.execute(
      db.owner,
    )
  await endOn('2026-09-15')
  expect(await shutOn(groupId)).toEqual([])
  await endOn('2026-09-14')
  expect(await shutOn(groupId)).toEqual(['programme-open'])
})

test('lessons in a closed room or of a coach who left are no programme', async () => {
  const { groupId, roomId, coachId } = await aTaughtClub(db.app, setting)
  const closing = act(tx => closeRoom(tx, SYSTEM, setting, { roomId, closedOn: TODAY }))
  await expect(closing).rejects.toMatchObject({ code: 'activity/room-in-use' })
  await sql`update room set closed_on = '2026-09-15' where id = ${roomId}`.execute(db.owner)
  expect(await shutOn(groupId)).toEqual(['programme-open'])
  await sql`update room set closed_on = null where id = ${roomId}`.execute(db.owner)
  await sql`update coach set left_on = '2026-09-14' where id = ${coachId}`.execute(db.owner)
  expect(await shutOn(groupId)).toEqual(['programme-open'])
})

test('a full group, or a full room that is smaller than the group, takes nobody', async () => {
  const { groupId, roomId } = await aTaughtClub(db.app, setting)
  const enrol = (count: number) =>
    sql`update provider_group set enrolled = ${count} where id = ${groupId}`.execute(db.owner)
  await enrol(49)
  expect(await shutOn(groupId)).toEqual([])
  await enrol(50)
  await expect(asks(groupId)).rejects.toMatchObject({
    code: 'gate/no-capacity',
    facts: { seats: 50, children: 50 },
  })
  await enrol(20)
  await sql`update room set capacity = 20 where id = ${roomId}`.execute(db.owner)
  expect(await shutOn(groupId)).toEqual(['capacity'])
  await sql`update provider_group set away = 1 where id = ${groupId}`.execute(db.owner)
  expect(await shutOn(groupId)).toEqual([])
})

test('a certificate that ends today holds, one that ended yesterday does not, whatever was before', async () => {
  const { groupId, coachId } = await aTaughtClub(db.app, setting)
  await recordNoConviction(coachId, '2026-09-15')
  expect(await shutOn(groupId)).toEqual([])
  await recordNoConviction(coachId, '2026-09-14')
  await expect(asks(groupId)).rejects.toMatchObject({
    code: 'gate/staff-evidence',
    facts: { coach: coachId.toString(), kind: 'no-conviction', coaches: 1, until: '2026-09-14' },
  })
  await recordNoConviction(coachId, null)
  expect(await shutOn(groupId)).toEqual([])
})

test('a coach who begins next month must have shown the paper too, and no name is in the refusal', async () => {
  const { groupId, providerId, roomId } = await aTaughtClub(db.app, setting)
  const added = await sql<{ id: bigint }>`
    insert into coach (provider_id, full_name, started_on) values (${providerId}, 'Екінші Бапкер', '2026-10-01')
    returning id`.execute(db.owner)
  const second = added.rows[0]?.id ?? 0n
  await sql`
    insert into timetable_slot (group_id, weekday, starts_at, ends_at, room_id, coach_id, valid_from)
    values (${groupId}, 3, '15:00', '16:00', ${roomId}, ${second}, '2026-10-01')`.execute(db.owner)
  const [shut] = await findClosedGates(db.app, { groupId, day: TODAY, gates: GATES })
  expect(shut?.coaches).toEqual([
    { coachId: second, fullName: 'Екінші Бапкер', kind: 'no-conviction', until: null },
  ])
  expect(JSON.stringify(shut?.facts)).not.toContain('Бапкер')
  await recordNoConviction(second, null)
  expect(await shutOn(groupId)).toEqual([])
})

test('premises: checked until today is checked', async () => {
  const { groupId, providerId } = await aTaughtClub(db.app, setting)
  const record = (validTo: string) =>
    act(tx =>
      recordEvidence(tx, SYSTEM, setting, {
        providerId,
        requirement: 'premises',
        reference: 'Акт № 2',
        checkedOn: day('2026-06-01'),
        validTo: day(validTo),
      }),
    )
  await record('2026-09-15')
  expect(await shutOn(groupId)).toEqual([])
  await record('2026-09-14')
  await expect(asks(groupId)).rejects.toMatchObject({ code: 'gate/premises' })
})

test('the department sees shut groups of its own territory; a kindergarten has no gates', async () => {
  const { groupId } = await aClub(db.app, setting)
  const filter = {
    territory: 'aktobe',
    relation: { territoryPath: ['kz', 'aktobe'] },
    day: TODAY,
    gates: GATES,
  }
  const officer = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' } as const
  const found = await findShutGroups(db.app, officer, filter)
  expect(found.shut.map(one => one.groupId)).toContain(groupId)
  expect(found.groups).toBeGreaterThan(found.shut.length)
  const stranger = { ...officer, territory: 'taraz' }
  await expect(findShutGroups(db.app, stranger, filter)).rejects.toThrow('not allowed')
  const [kindergarten = 0n] = (await aKindergarten(db.app, setting, { places: { 3: 1 } })).values()
  await expect(asks(kindergarten)).rejects.toThrow('not found')
})
