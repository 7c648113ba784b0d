/** A school names children: who may, what it reads of each row, and what it never learns. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, aChildIin, aClub, aGuardianIin } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { outcomeOf } from '../contracts/enrolled-child.fixture.ts'
import { expireNaming, findDueNamings } from './close-naming.ts'
import { nameChildren } from './name-children.ts'
import { namingsOf } from './named-child.fixture.ts'
import { startNamingClocks } from './start-naming-clocks.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const SYSTEM = { kind: 'system', name: 'test' } as const
let school: Awaited<ReturnType<typeof aTaughtClub>>
let other: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club' })
  other = await aTaughtClub(db.app, setting, { clubKind: 'state-club' })
})

test('a family that is known is asked by SMS, without a name and without a clock', async () => {
  const family = await made.aFamily()
  expect(await made.name(school, [{ ...family, label: '3Ә, Атаулы' }])).toEqual(['named'])
  const { rows } = await sql`
    select naming.state, naming.label, reply_until, template, message.facts::text like '%Атаулы%' as told
    from naming join message on message.id = message_id where child_id = ${family.childId}`.execute(
    db.app,
  )
  expect(rows).toEqual([
    {
      state: 'proposed',
      label: '3Ә, Атаулы',
      reply_until: null,
      template: 'child-named',
      told: false,
    },
  ])
})

test('the clock runs from the receipt; a second receipt changes nothing', async () => {
  const family = await made.aFamily()
  await made.aNaming(school, family)
  const { rows } = await sql<{ message: bigint; until: Temporal.Instant }>`
    select message_id as message, reply_until as until from naming where child_id = ${family.childId}`.execute(
    db.app,
  )
  // Thursday 10 September: five working days end with Thursday 17, the first late moment is Friday's first.
  expect(`${rows[0]?.until}`).toBe('2026-09-17T19:00:00Z')
  const notice = { messageId: rows[0]?.message ?? 0n, deliveredAt: setting.clock.now() }
  expect(await made.act(tx => startNamingClocks(tx, SYSTEM, setting, [notice]))).toBe(0)
})

test('whoever is not known, not a pair, without a proved phone or has a voucher reads the same', async () => {
  const family = await made.aFamily()
  const stranger = await made.aFamily()
  const unproved = await made.aFamily({ phoneProved: false })
  const { family: placed } = await made.aNamedChild(other)
  const denied = await made.aFamily({ source: 'declared' })
  await sql`
    insert into application (number, programme, territory_code, settlement_code, child_id, guardian_id, submitted_at,
      birth_year, cohort, tier, kind, form, state, archived_reason, last_change, changed_at, guardianship_checked, created_at)
    select 'DEN-IED-001', 'club', 'aktobe', 'aktobe', ${denied.childId}, ${denied.guardianId}, now(), 2016, 10, 'general',
      'general', 'universal', 'archived', 'false-claim', 'false-claim', now(), false, now()`.execute(
    db.owner,
  )
  const answers = await made.name(school, [
    { childIin: aChildIin('2016-03-02'), guardianIin: aGuardianIin() },
    { childIin: family.childIin, guardianIin: stranger.guardianIin },
    unproved,
    placed,
    denied,
  ])
  expect(new Set(answers)).toEqual(new Set(['not-to-be-named']))
  const { rows } = await sql`select from naming where child_id = any(${[
    family.childId,
    unproved.childId,
    denied.childId,
  ]})`.execute(db.app)
  expect(rows).toEqual([])
})

test('age, a row typed twice and an open proposal are told, whoever the child is', async () => {
  const family = await made.aFamily()
  await made.aNaming(school, family)
  const young = { childIin: aChildIin('2021-03-02'), guardianIin: aGuardianIin() }
  expect(await made.name(school, [young, family, family])).toEqual(['age', 'open-already', 'twice'])
})

test('open proposals take places from those that can be named', async () => {
  const small = await aTaughtClub(db.app, setting, { clubKind: 'school-club', places: 2 })
  const families = [await made.aFamily(), await made.aFamily(), await made.aFamily()]
  expect(await made.name(small, families)).toEqual(['named', 'named', 'no-place'])
  expect(await made.name(small, [await made.aFamily()])).toEqual(['no-place'])
})

test('only school and state clubs name, for their own groups, while their gates are open', async () => {
  const family = await made.aFamily()
  const swimming = await aTaughtClub(db.app, setting)
  expect(await outcomeOf(made.name(swimming, [family]))).toBe('naming/not-this-club')
  const stranger = await made.staffOf(other)
  const input = { groupId: school.groupId, children: [family] }
  expect(await outcomeOf(made.act(tx => nameChildren(tx, stranger, setting, input)))).toBe(
    'NotAllowed',
  )
  expect(await outcomeOf(made.act(tx => nameChildren(tx, family.guardian, setting, input)))).toBe(
    'NotAllowed',
  )
  const untaught = await aClub(db.app, setting, { clubKind: 'school-club' })
  expect(await outcomeOf(made.name(untaught, [family]))).toMatch(/^gate\//)
})

test('a list has sixty rows at most, and one at least', async () => {
  const family = await made.aFamily()
  expect(await outcomeOf(made.name(school, []))).toBe('BadInput')
  expect(
    await outcomeOf(
      made.name(
        school,
        Array.from({ length: 61 }, () => family),
      ),
    ),
  ).toBe('BadInput')
})

test('without an answer it expires after its last day, and at once when nobody could be reached', async () => {
  const expire = async () => {
    for (const id of await findDueNamings(db.app, setting.clock.now(), 100)) {
      await made.act(tx => expireNaming(tx, SYSTEM, setting, id))
    }
  }
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  const unreached = await made.aFamily()
  await made.name(school, [unreached])
  const numberOf = async (childId: bigint) => {
    const { rows } = await sql<{ number: string }>`
      select number from naming where child_id = ${childId}`.execute(db.app)
    return rows[0]?.number ?? ''
  }
  await sql`update message set state = 'failed', failure = 'not-delivered' where id =
    (select message_id from naming where child_id = ${unreached.childId})`.execute(db.owner)
  await expire()
  expect(await made.stateOf(number)).toBe('proposed')
  expect(await made.stateOf(await numberOf(unreached.childId))).toBe('expired unreached')
  setting.clock.advance({ days: 7 })
  await expire()
  expect(await made.stateOf(number)).toBe('proposed')
  setting.clock.advance({ days: 1 })
  await expire()
  await expire()
  expect(await made.stateOf(number)).toBe('expired late')
  expect(await made.name(school, [family, unreached])).toEqual(['named', 'named'])
})
