/** Flags on a real kindergarten: raised at the submission, once a night, decided once; nothing personal in the log. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aWorker } from '../../../test/worker.ts'
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { answerLine } from '../attendance/answer-line.ts'
import { forgetTracesOf } from '../attendance/answer-trace.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { guardianOf, OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { decideFlag } from './decide-flag.ts'
import { countOpenFlags, findFlag, findFlags } from './find-flags.ts'
import { raiseFlags } from './raise-flags.ts'
import { raiseFlagsOfNight } from './raise-flags-of-night.ts'

const db = useDatabase()
const SYSTEM: Actor = { kind: 'system', name: 'test' }
const relation = { territoryPath: ['kz', 'zhambyl', 'taraz'] }
let made: Awaited<ReturnType<typeof twoChildren>>

beforeEach(async () => {
  made = await twoChildren(db)
})

const TARAZ = { territory: 'taraz', programme: 'preschool' } as const
const all = {
  ...{ territories: ['taraz'], rule: null, state: null, month: null, bin: null },
  programme: 'preschool' as const,
}

async function flagsOfGroup() {
  const { flags } = await findFlags(db.app, OFFICER, relation, all, 100)
  return flags.filter(one => one.providerId === made.one.contract.providerId)
}

/** Two children in a group of one seat, on two days; by hand, since the desk would refuse it. */
async function crowd(): Promise<void> {
  await sql`update provider_group set capacity = 1, enrolled = 1 where id = ${made.group.groupId}`.execute(
    db.owner,
  )
}

test('a submitted month is looked at by the job that it plans, and the flag names rule, group, month and figures', async () => {
  await made.submitMonth()
  await crowd()
  const worker = aWorker(db, made.town.setting)
  await worker.runPending()
  await worker.end()
  expect(worker.faults).toEqual([])
  const [flag, ...more] = await flagsOfGroup()
  expect(more).toEqual([])
  expect(flag).toMatchObject({ rule: 'over-capacity', state: 'open', territory: 'taraz' })
  // Twenty of 22 days: on the 1st and the 2nd one of the two was away.
  expect(flag?.evidence).toMatchObject({ dayCount: 20, capacity: 1, most: 2 })
  const { rows } = await sql<{ leaf: string }>`
    select leaf from journal_entry where kind = 'flag.raised' order by id desc limit 1`.execute(
    db.owner,
  )
  expect(rows[0]?.leaf).toContain('over-capacity')
  expect(rows[0]?.leaf).not.toContain(flag?.bin ?? '?')
})

test('a night is done once, and a night that was killed is taken up again', async () => {
  await made.submitMonth()
  await crowd()
  made.town.goTo('2026-10-02', '04:00')
  const faults: unknown[] = []
  const night = () => raiseFlagsOfNight(db.app, SYSTEM, made.town.setting, one => faults.push(one))
  const killed = inTransaction(db.app, async tx => {
    const month = Temporal.PlainYearMonth.from('2026-09')
    await raiseFlags(tx, SYSTEM, made.town.setting, { territory: 'taraz', month, groupId: null })
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await flagsOfGroup()).toEqual([])
  await Promise.all([night(), night()])
  await night()
  expect(faults).toEqual([])
  expect(await flagsOfGroup()).toHaveLength(1)
  const { rows } = await sql`select from plausibility_run
    where territory_code = 'taraz' and night = '2026-10-02'`.execute(db.app)
  expect(rows).toHaveLength(1)
})

test('an officer decides it once with a reason; found again it stays decided and keeps its figures', async () => {
  await made.submitMonth()
  await crowd()
  const month = Temporal.PlainYearMonth.from('2026-09')
  const look = { territory: 'taraz', month, groupId: made.group.groupId }
  const { setting, act } = made.town
  await act(tx => raiseFlags(tx, SYSTEM, setting, look))
  const open = await countOpenFlags(db.app, OFFICER, relation, TARAZ)
  const [flag] = await flagsOfGroup()
  const flagId = flag?.id ?? 0n
  const decide = (actor: Actor, words = 'Екі топ бір күн бірге болған') =>
    act(tx => decideFlag(tx, actor, setting, { flagId, outcome: 'explained', words }))
  const auditor: Actor = { kind: 'staff', staffId: 2n, role: 'auditor', territory: 'kz' }
  const stranger: Actor = { kind: 'staff', staffId: 3n, role: 'officer', territory: 'shymkent' }
  for (const actor of [auditor, stranger, made.group.provider]) {
    await expect(decide(actor)).rejects.toBeInstanceOf(NotAllowed)
  }
  expect((await findFlag(db.app, auditor, flagId))?.mayDecide).toBe(false)
  expect(await findFlag(db.app, stranger, flagId)).toBeUndefined()
  await expect(decide(OFFICER, '  ')).rejects.toThrow()
  const outcomes = await Promise.all([1, 2].map(() => refusalOf(decide(OFFICER))))
  expect(outcomes.sort()).toEqual(['flag/decided', undefined])
  await sql`update provider_group set capacity = 0, enrolled = 0 where id = ${made.group.groupId}`.execute(
    db.owner,
  )
  expect(await act(tx => raiseFlags(tx, SYSTEM, setting, look))).toBe(0)
  const [again] = await flagsOfGroup()
  expect(again).toMatchObject({ state: 'explained', words: 'Екі топ бір күн бірге болған' })
  expect(again?.evidence).toMatchObject({ capacity: 1 })
  expect(await countOpenFlags(db.app, OFFICER, relation, TARAZ)).toBe(open - 1)
})

test('of the device that answered a keyed hash is kept, apart from month to month, and erased with the family', async () => {
  await made.submitMonth()
  const { setting, act } = made.town
  const from = { device: 'tablet', address: '10.0.0.7' }
  for (const pupil of [made.one, made.other]) {
    const line = await made.town.lineOf(pupil)
    const answer = { lineId: line.id, seenDays: line.days, disputed: [], from }
    await act(tx => answerLine(tx, guardianOf(pupil), setting, answer))
  }
  const traces = async () => {
    const { rows } = await sql<{ device: string; address: string }>`
      select device, address from answer_trace
      where enrolment_id in (${made.one.enrolmentId}, ${made.other.enrolmentId})`.execute(db.owner)
    return rows
  }
  const [one, other] = await traces()
  expect(one).toEqual(other)
  expect(one?.device).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(one)).not.toContain('tablet')
  await act(tx => forgetTracesOf(tx, [made.one.application.id]))
  expect(await traces()).toHaveLength(1)
  made.town.goTo('2027-05-02', '04:00')
  await raiseFlagsOfNight(db.app, SYSTEM, setting, fault => {
    throw fault
  })
  expect(await traces()).toEqual([])
  const { rows } = await sql`select from answer_trace_key where month = '2026-09-01'`.execute(
    db.owner,
  )
  expect(rows).toEqual([])
})
