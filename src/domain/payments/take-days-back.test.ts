/** Days that were paid and turned out not to have been: set off in the next act, to the tenge, and said to everybody whom it concerns. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { BadInput, NotAllowed } from '../../base/failure.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { answerLine } from '../attendance/answer-line.ts'
import { type Pupil, refusalOf } from '../attendance/attended-month.fixture.ts'
import { selectLinesOfApplication } from '../attendance/sheet-queries.ts'
import { submitSheet } from '../attendance/submit-sheet.ts'
import { guardianOf, OFFICER } from '../attendance/submitted-month.fixture.ts'
import { takeDaysBack } from '../attendance/take-days-back.ts'
import { workingDaysOf } from '../attendance/working-month.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { INVARIANT_GROUPS } from '../opendata/invariant.ts'
import { askInvariant } from '../opendata/invariant-queries.ts'
import { approvedAct, MAKER } from './approved-act.fixture.ts'
import { recheckPayments } from './recheck-payments.ts'

const db = useDatabase()
const OCTOBER = Temporal.PlainYearMonth.from('2026-10')
let made: Awaited<ReturnType<typeof approvedAct>>

beforeEach(async () => {
  made = await approvedAct(db)
  await made.aConfirmedAccount()
})

const lineOf = async (pupil: Pupil, month = made.town.month) => {
  const lines = await selectLinesOfApplication(db.app, pupil.application.number)
  const found = lines.find(line => line.month.toPlainYearMonth().equals(month))
  if (found === undefined) throw new Error('the line')
  return found
}

const takeBack = async (
  pupil: Pupil,
  days: readonly number[],
  words = 'Бала ол күні шетелде',
  by = OFFICER,
) => {
  const { id: lineId } = await lineOf(pupil)
  return made.town.act(tx => takeDaysBack(tx, by, made.town.setting, { lineId, days, words }))
}

/** The first child is there on the first so many days, the other always; both families confirm. */
async function aMonth(month: Temporal.PlainYearMonth, there = 31) {
  const { town, group } = made
  const away = { state: 'absent', reason: 'family' } as const
  const isAway = (pupil: Pupil, { day }: Temporal.PlainDate) => pupil === made.one && day > there
  for (const day of workingDaysOf(town.setting.calendar, month)) {
    town.goTo(day.toString())
    await town.markDay(
      group.provider,
      group.groupId,
      day,
      group.pupils.map(one => town.mark(one, isAway(one, day) ? away : {})),
    )
  }
  const input = { groupId: group.groupId, month, unmarkedSeen: false }
  await town.act(tx => submitSheet(tx, group.provider, town.setting, input))
  for (const pupil of group.pupils) {
    const { id: lineId, days: seenDays } = await lineOf(pupil, month)
    const answer = { lineId, seenDays, disputed: [] }
    await town.act(tx => answerLine(tx, guardianOf(pupil), town.setting, answer))
  }
}

async function expectAllToHold() {
  expect(await selectUnbalanced(db.app)).toEqual([])
  expect(await recheckPayments(db.app, { territory: 'taraz' })).toEqual([])
  await inTransaction(db.app, async tx => {
    for (const name of [...INVARIANT_GROUPS.money, ...INVARIANT_GROUPS.attendance]) {
      expect(await askInvariant(tx, name)).toMatchObject({ name, outcome: 'holds' })
    }
  })
}

test('two days of a month that is approved are set off in the act of the next', async () => {
  const september = await made.aTown()
  // 68 000 and 68 000 x 20 / 22.
  expect(september.totalTiyn).toBe(6_800_000n + 6_181_800n)
  await takeBack(made.one, [3, 4])
  expect((await lineOf(made.one)).state).toBe('confirmed')
  // The act that was approved goes to the bank as it is: nothing of it is changed.
  await made.release(await made.collect([september.number]))
  await expectAllToHold()
  await aMonth(OCTOBER)
  made.town.goTo('2026-11-09')
  const october = await made.anApprovedAct('2026-10')
  // Two whole months less 68 000 - 68 000 x 20 / 22.
  expect(october.totalTiyn).toBe(2n * 6_800_000n - 618_200n)
  const { rows } = await sql<{ month: string; amount: bigint }>`
    select to_char(sheet_line.month, 'YYYY-MM') as month, amount_tiyn as amount from act_line
    join sheet_line on sheet_line.id = line_id join act on act.id = act_id where act.number = ${october.number} order by amount_tiyn`.execute(
    db.app,
  )
  expect(rows.map(row => [row.month, row.amount])).toEqual([
    ['2026-09', -618_200n],
    ['2026-10', 6_800_000n],
    ['2026-10', 6_800_000n],
  ])
  expect((await lineOf(made.one)).state).toBe('settled')
  await expectAllToHold()
})

test('an act that came after the correction and has the day all the same is found before its money leaves', async () => {
  await made.aTown()
  await takeBack(made.one, [3])
  await expectAllToHold()
  const undone = new Error('undone')
  const forged = inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update sheet_correction set corrected_at = corrected_at - interval '1 month'`.execute(
      tx,
    )
    const found = await recheckPayments(tx, { territory: 'taraz' })
    expect(found.map(one => one.reason)).toEqual(['days-differ'])
    expect(await askInvariant(tx, 'nothing-paid-unconfirmed')).toMatchObject({ outcome: 'broken' })
    throw undone
  })
  await expect(forged).rejects.toBe(undone)
})

test('an act and a correction at once: the day is in the act and set off later, or it is not in it', async () => {
  await made.submitMonth()
  await made.answer(made.one)
  made.town.goTo('2026-10-08')
  const [act] = await Promise.all([made.anApprovedAct(), takeBack(made.one, [3])])
  expect([6_800_000n, 6_490_900n]).toContain(act.totalTiyn)
  await expectAllToHold()
})

test('what a child does not earn in the next month waits for the one after, though no day of its month counts', async () => {
  await made.aTown()
  const { days } = await lineOf(made.one)
  await takeBack(
    made.one,
    [...days].flatMap((letter, index) => (letter === 'p' ? [index + 1] : [])),
  )
  await aMonth(OCTOBER, 1)
  made.town.goTo('2026-11-09')
  const october = await made.anApprovedAct('2026-10')
  expect((await lineOf(made.one)).state).toBe('confirmed')
  await aMonth(Temporal.PlainYearMonth.from('2026-11'))
  made.town.goTo('2026-12-08')
  const november = await made.anApprovedAct('2026-11')
  // One day of October, two whole months of November and one of October, less the September that was none.
  // Of 21 working days.
  const day = 323_800n
  expect(october.totalTiyn + november.totalTiyn).toBe(day + 3n * 6_800_000n - 6_800_000n)
  expect((await lineOf(made.one)).state).toBe('settled')
  await expectAllToHold()
})

test('before there is an act, the act comes without the day', async () => {
  await made.submitMonth()
  await made.answer(made.one)
  await takeBack(made.one, [1])
  made.town.goTo('2026-10-08')
  expect((await made.anApprovedAct()).totalTiyn).toBe(6_490_900n)
  await expectAllToHold()
})

test('every legal representative is told, the log says how many days and never which', async () => {
  await made.aTown()
  await takeBack(made.one, [3, 4])
  const { rows } = await sql<{ leaf: string; fields: { days: string } }>`
    select leaf, fields from journal_entry join journal_private on entry_id = id
    where kind = 'sheet.days-taken-back' order by id desc limit 1`.execute(db.app)
  expect(JSON.parse(rows[0]?.leaf ?? '{}')).toMatchObject({ facts: { days: 2, month: '2026-09' } })
  expect(rows[0]?.leaf).not.toContain('2026-09-03')
  expect(rows[0]?.fields.days).toBe('2026-09-03 2026-09-04')
  const told = await sql<{ n: number }>`
    select count(*)::integer as n from message where template = 'days-taken-back'
      and person_id = ${made.one.contract.guardianId}`.execute(db.app)
  expect(told.rows[0]?.n).toBe(1)
})

test('twice, a day that does not count, a month that waits for somebody or was refused: no', async () => {
  await made.submitMonth()
  const code = (pupil: Pupil, days: readonly number[]) => refusalOf(takeBack(pupil, days))
  expect(await code(made.one, [1])).toBe('sheet/nothing-to-take-back')
  await made.answer(made.one)
  await made.answer(made.other, [made.claim(1)])
  expect(await code(made.one, [1])).toBeUndefined()
  expect(await code(made.one, [1])).toBe('sheet/nothing-to-take-back')
  // A Saturday; and one of the days taken spoils the sending as a whole.
  expect(await code(made.one, [5])).toBe('sheet/nothing-to-take-back')
  expect(await code(made.one, [2, 5])).toBe('sheet/nothing-to-take-back')
  expect((await lineOf(made.one)).days.slice(0, 3)).toBe('app')
  expect(await code(made.other, [3])).toBe('sheet/nothing-to-take-back')
  // Of two officers at once one is first.
  const both = await Promise.all([code(made.one, [8]), code(made.one, [8])])
  expect(both.toSorted()).toEqual(['sheet/nothing-to-take-back', undefined])
})

test('a month that was refused and settled is not opened by it', async () => {
  await made.submitMonth()
  const { id } = await lineOf(made.one)
  await sql`update sheet_line set state = 'settled', answered_at = now(), answered_by = 'staff:1', words = 'жоқ'
    where id = ${id}`.execute(db.owner)
  expect(await refusalOf(takeBack(made.one, [1]))).toBe('sheet/nothing-to-take-back')
})

test('with a reason, by the department of the place and nobody else', async () => {
  await made.submitMonth()
  await made.answer(made.one)
  await expect(takeBack(made.one, [1], ' ')).rejects.toBeInstanceOf(BadInput)
  await expect(takeBack(made.one, [1], 'а'.repeat(501))).rejects.toBeInstanceOf(BadInput)
  await expect(takeBack(made.one, [])).rejects.toBeInstanceOf(BadInput)
  const far = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' } as const
  for (const by of [far, MAKER, made.group.provider, guardianOf(made.one)]) {
    await expect(takeBack(made.one, [1], 'Себебі бар', by)).rejects.toBeInstanceOf(NotAllowed)
  }
})
