/** Rooms, coaches, papers and groups of a club: what it may keep itself, and what only an officer's word opens. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aClub, aKindergarten, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import type { ActivityWords } from './activity-words.ts'
import { enterPaper } from './enter-paper.ts'
import { findActivities, findCoaches, findRooms } from './find-activities.ts'
import { changeActivity, keepActivity } from './keep-activity.ts'
import { addCoach, letCoachLeave } from './keep-coach.ts'
import { addRoom, changeRoom, closeRoom } from './keep-room.ts'
import { recordCoachEvidence, refusePaper } from './record-coach-evidence.ts'
import { aTaughtClub } from './taught-club.fixture.ts'

const db = useDatabase()
const day = (text: string) => Temporal.PlainDate.from(text)
const TODAY = day('2026-09-15')
const setting = aSetting('2026-09-15T10:00')
const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db.app, work)
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' }
const own = (providerId: bigint): Actor => ({
  kind: 'provider',
  staffId: 2n,
  providerId,
  territory: 'aktobe',
})
const WORDS: ActivityWords = {
  name: 'Күрес',
  direction: 'sport',
  from: 7,
  to: 10,
  language: 'kk',
  kind: 'general',
  planned: 12,
  capacity: 20,
}

test('a club keeps its rooms; a second of one name, a stranger and a kindergarten are refused', async () => {
  const { providerId } = await aClub(db.app, setting)
  const club = own(providerId)
  const add = (actor: Actor, name: string, capacity = 20, id = providerId) =>
    act(tx => addRoom(tx, actor, setting, { providerId: id, name, capacity }))
  const roomId = await add(club, '  Үлкен   зал ')
  await act(tx => changeRoom(tx, club, setting, { roomId, name: 'Үлкен зал', capacity: 30 }))
  await expect(add(club, 'Үлкен зал')).rejects.toThrow('room_name_unique')
  await expect(add(club, 'Кіші зал', 0)).rejects.toMatchObject({ fields: { capacity: 'range' } })
  await expect(add(own(providerId + 1n), 'Бөтен')).rejects.toThrow('not allowed')
  await act(tx => closeRoom(tx, club, setting, { roomId, closedOn: TODAY }))
  expect(await findRooms(db.app, providerId)).toMatchObject([
    { name: 'Үлкен зал', capacity: 30, closedOn: TODAY },
  ])
  const [group = 0n] = (await aKindergarten(db.app, setting, { places: { 3: 1 } })).values()
  const found = await sql<{ id: bigint }>`
    select provider_id as id from provider_group where id = ${group}`.execute(db.app)
  const kindergarten = add(SYSTEM, 'Зал', 20, found.rows[0]?.id)
  await expect(kindergarten).rejects.toMatchObject({ code: 'activity/no-club' })
})

test('a coach with lessons ahead does not leave; one who left is kept and does not leave twice', async () => {
  const { providerId, coachId, groupId } = await aTaughtClub(db.app, setting)
  const leave = () =>
    act(tx => letCoachLeave(tx, own(providerId), setting, { coachId, leftOn: TODAY }))
  await expect(leave()).rejects.toMatchObject({ code: 'activity/coach-teaches' })
  await sql`update timetable_slot set valid_to = '2026-09-15' where group_id = ${groupId}`.execute(
    db.owner,
  )
  await leave()
  await expect(leave()).rejects.toMatchObject({ code: 'activity/coach-left' })
  expect(await findCoaches(db.app, providerId, TODAY)).toMatchObject([{ leftOn: TODAY }])
})

test('what a club enters counts for nothing until an officer records it; a club cannot vouch for itself', async () => {
  const { providerId } = await aClub(db.app, setting)
  const club = own(providerId)
  const coachId = await act(tx =>
    addCoach(tx, club, setting, { providerId, fullName: 'Бапкер Жаңа', startedOn: TODAY }),
  )
  const paper = {
    coachId,
    kind: 'medical' as const,
    reference: '№ 7',
    issuedOn: day('2026-09-01'),
    validTo: day('2026-09-30'),
  }
  const paperId = await act(tx => enterPaper(tx, club, setting, paper))
  await expect(act(tx => enterPaper(tx, club, setting, paper))).rejects.toThrow('one_waiting')
  const stateOf = async () => {
    const [coach] = await findCoaches(db.app, providerId, TODAY)
    return coach?.standings.find(one => one.kind === 'medical')?.state
  }
  expect(await stateOf()).toBe('missing')
  const { issuedOn: checkedOn, ...rest } = paper
  const record = (actor: Actor) =>
    act(tx => recordCoachEvidence(tx, actor, setting, { ...rest, checkedOn, paperId }))
  await expect(record(club)).rejects.toThrow('not allowed')
  await record(OFFICER)
  expect(await stateOf()).toBe('ends-soon')
  await expect(record(OFFICER)).rejects.toMatchObject({ code: 'activity/paper-answered' })
  const leaf = await sql<{ leaf: string }>`
    select leaf from journal_entry where kind = 'coach.evidence' order by id desc limit 1`.execute(
    db.owner,
  )
  expect(leaf.rows[0]?.leaf).not.toContain('№ 7')
  const rewriting = sql`update coach_evidence set reference = 'x'`.execute(db.owner)
  await expect(rewriting).rejects.toThrow(/only grows/)
})

test('a paper that will not do is refused in words, and the club enters another', async () => {
  const { providerId, coachId } = await aTaughtClub(db.app, setting)
  const enter = () =>
    act(tx =>
      enterPaper(tx, own(providerId), setting, {
        coachId,
        kind: 'first-aid',
        reference: '№ 8',
        issuedOn: TODAY,
        validTo: null,
      }),
    )
  const paperId = await enter()
  await act(tx => refusePaper(tx, OFFICER, setting, { paperId, words: 'Мөрі жоқ' }))
  const [coach] = await findCoaches(db.app, providerId, TODAY)
  expect(coach?.papers).toMatchObject([{ state: 'refused', words: 'Мөрі жоқ' }])
  expect(await enter()).toBeGreaterThan(paperId)
})

test('a club does not set its own price: no fewer lessons than the rules, nothing paid is changed', async () => {
  const { providerId } = await aClub(db.app, setting)
  const club = own(providerId)
  const keep = (changes: Partial<ActivityWords>) =>
    act(tx => keepActivity(tx, club, setting, { ...WORDS, ...changes, providerId }))
  await expect(keep({ planned: 1 })).rejects.toMatchObject({
    code: 'activity/lessons-too-few',
    facts: { least: 12 },
  })
  await expect(keep({ from: 9, to: 8 })).rejects.toMatchObject({ fields: { to: 'range' } })
  const groupId = await keep({})
  await sql`update provider_group set enrolled = 3 where id = ${groupId}`.execute(db.owner)
  const change = (actor: Actor, changes: Partial<ActivityWords>) =>
    act(tx => changeActivity(tx, actor, setting, { ...WORDS, ...changes, groupId }))
  await expect(change(club, { direction: 'creative' })).rejects.toMatchObject({
    code: 'activity/children-enrolled',
  })
  await expect(change(club, { capacity: 2 })).rejects.toMatchObject({ code: 'activity/overfull' })
  await change(club, { to: 11, capacity: 3 })
  await change(OFFICER, { to: 11, capacity: 3, planned: 10 })
  const groups = await findActivities(db.app, providerId)
  expect(groups.find(one => one.id === groupId)).toMatchObject({ to: 11, planned: 10, enrolled: 3 })
})
