/** What families are told: once, every legal representative, and nothing that is personal. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { closeAnswerTime, decideLine } from './close-answer-time.ts'
import { answerDispute, decideDispute } from './decide-dispute.ts'
import { selectDisputes } from './dispute-queries.ts'
import { selectLinesOverdue } from './sheet-queries.ts'
import { OFFICER, twoChildren } from './submitted-month.fixture.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let town: (typeof made)['town']

beforeEach(async () => {
  made = await twoChildren(db)
  town = made.town
})

type Told = { readonly personId: bigint; readonly facts: Record<string, unknown> }

/** Messages of this kind to anybody about the two children. */
async function told(template: string): Promise<readonly Told[]> {
  const ids = [made.one, made.other].map(pupil => pupil.application.id)
  const { rows } = await sql<Told>`select person_id as "personId", facts from message
    where template = ${template} and application_id = any(${ids}::bigint[]) order by id`.execute(
    db.app,
  )
  return rows
}

async function makeGuardian(personId: bigint, pupil: (typeof made)['one']): Promise<void> {
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${pupil.application.childId}, ${personId}, 'register', now())`.execute(db.owner)
}

test('the first day of a child is told to every legal representative, no other day is', async () => {
  const stranger = made.other.contract.guardianId
  await makeGuardian(stranger, made.one)
  const { group, one, other } = made
  const mark = (day: string, marks: Parameters<typeof town.markDay>[3]) => {
    town.goTo(day)
    return town.markDay(group.provider, group.groupId, Temporal.PlainDate.from(day), marks)
  }
  await mark('2026-09-01', [town.mark(one), town.mark(other, { state: 'absent' })])
  expect((await told('first-mark')).map(({ personId }) => personId).sort()).toEqual(
    [one.contract.guardianId, stranger].sort(),
  )
  // Who was away on the first day comes on the second; who came comes again.
  await mark('2026-09-02', [town.mark(one), town.mark(other)])
  await mark('2026-09-03', [town.mark(one), town.mark(other)])
  const all = await told('first-mark')
  expect(all).toHaveLength(3)
  expect(all[2]).toEqual({ personId: stranger, facts: { number: other.application.number } })
})

test('a mark that is mended to "present" is the first day too', async () => {
  const { group, one } = made
  const day = Temporal.PlainDate.from('2026-09-01')
  town.goTo('2026-09-01')
  await town.markDay(group.provider, group.groupId, day, [town.mark(one, { state: 'absent' })])
  expect(await told('first-mark')).toHaveLength(0)
  const came = town.mark(one, { seenRevision: 1 })
  await town.markDay(group.provider, group.groupId, day, [came])
  expect(await told('first-mark')).toHaveLength(1)
})

test('a month is told once a family, also with two children, with the last day to answer', async () => {
  await makeGuardian(made.one.contract.guardianId, made.other)
  await made.submitMonth()
  const all = await told('sheet-ready')
  expect(all.map(({ personId }) => personId).sort()).toEqual(
    [made.one.contract.guardianId, made.other.contract.guardianId].sort(),
  )
  for (const { facts } of all) {
    expect(Object.keys(facts).sort()).toEqual(['lastDay', 'number'])
    expect(facts.lastDay).toBe('2026-10-07')
  }
})

test('the last word about disputed days is told once, whoever has it', async () => {
  await made.submitMonth()
  await made.answer(made.other, [made.claim(1), made.claim(2)])
  const line = await town.lineOf(made.other)
  const [first, second] = await selectDisputes(db.app, line.id)
  const { setting } = town
  await town.act(tx =>
    answerDispute(tx, made.group.provider, setting, {
      disputeId: first?.id ?? 0n,
      agrees: true,
      words: '',
    }),
  )
  expect(await told('dispute-decided')).toHaveLength(0)
  const disputeId = second?.id ?? 0n
  await town.act(tx =>
    answerDispute(tx, made.group.provider, setting, {
      disputeId,
      agrees: false,
      words: 'Журналда жоқ',
    }),
  )
  expect(await told('dispute-decided')).toHaveLength(0)
  await town.act(tx =>
    decideDispute(tx, OFFICER, setting, { disputeId, upheld: false, words: 'Камера жазбасы жоқ' }),
  )
  expect(await told('dispute-decided')).toHaveLength(1)
})

test('silence is told each month that it lasts, and what an officer decided of it', async () => {
  await made.submitMonth()
  const system = { kind: 'system', name: 'test' } as const
  for (const day of ['2026-10-08', '2026-11-08']) {
    town.goTo(day, '00:00')
    for (const id of await selectLinesOverdue(db.app, town.setting.clock.now(), 1000)) {
      await town.act(tx => closeAnswerTime(tx, system, town.setting, id))
      await town.act(tx => closeAnswerTime(tx, system, town.setting, id))
    }
  }
  expect(await told('sheet-unconfirmed')).toHaveLength(4)
  const line = await town.lineOf(made.one)
  const words = 'Журнал бойынша болған'
  await town.act(tx => decideLine(tx, OFFICER, town.setting, { lineId: line.id, pay: true, words }))
  expect(await told('sheet-decided')).toEqual([
    { personId: made.one.contract.guardianId, facts: { number: made.one.application.number } },
  ])
})
