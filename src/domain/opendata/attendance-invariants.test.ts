/** The promises about attendance turn red, each for its own reason, when somebody rewrites a month as the owner. */
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { guardianOf, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { endContract } from '../contracts/end-contract.ts'
import { askInvariant } from './invariant-queries.ts'

const NAMES = [
  'marks-within-enrolment',
  'marks-in-their-sums',
  'months-answered-by-somebody',
  'no-dispute-left-behind',
] as const
const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>

beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  made.town.goTo('2026-10-02')
  expect(await made.answer(made.one)).toBeUndefined()
  expect(await made.answer(made.other, [made.claim(1)])).toBeUndefined()
})

/** What is red when something was rewritten, and the rows it names; nothing of it stays. */
async function redAfter(...rewrite: RawBuilder<unknown>[]) {
  const red: Record<string, readonly string[]> = {}
  const undone = new Error('undone')
  await inTransaction(db.owner, async tx => {
    // No trigger and no foreign key looks: the hand of somebody who owns the machine.
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of rewrite) await statement.execute(tx)
    for (const name of NAMES) {
      const { outcome, violations } = await askInvariant(tx, name)
      if (outcome !== 'holds') red[name] = violations
    }
    throw undone
  }).catch(error => expect(error).toBe(undone))
  return red
}

const ofOne = (text: string) => [`${made.one.application.number} ${text}`]
const ofOther = (text: string) => [`${made.other.application.number} ${text}`]

test('they hold where the actions did the work', async () => {
  expect(await redAfter()).toEqual({})
})

test('a mark before the first day, and one after the last', async () => {
  const { enrolmentId } = made.one
  const moved = sql`update enrolment set starts_on = '2026-09-02' where id = ${enrolmentId}`
  expect(await redAfter(moved)).toEqual({ 'marks-within-enrolment': ofOne('2026-09-01') })
  const cut = sql`update enrolment set last_day = '2026-09-29' where id = ${enrolmentId}`
  expect(await redAfter(cut)).toEqual({ 'marks-within-enrolment': ofOne('2026-09-30') })
  const gone = sql`update enrolment set never_began = true where id = ${enrolmentId}`
  expect((await redAfter(gone))['marks-within-enrolment']).toHaveLength(20)
})

test('marks of a child whose family said that it is not theirs stay, and break nothing', async () => {
  const { contract, enrolmentId } = made.one
  const ended = [
    sql`update contract set end_reason = 'not-my-child', last_day = '2026-09-29', changed_at = '2026-10-01'
      where id = ${contract.id}`,
    sql`update enrolment set last_day = '2026-09-29' where id = ${enrolmentId}`,
  ]
  expect(await redAfter(...ended)).toEqual({})
  const later = sql`update attendance_mark set marked_at = '2026-10-02'
    where enrolment_id = ${enrolmentId} and day = '2026-09-30'`
  expect(await redAfter(...ended, later)).toEqual({
    'marks-within-enrolment': ofOne('2026-09-30'),
  })
})

test('a marked day that is missing in the figures of its group', async () => {
  const lost = sql`delete from attendance_day where day = '2026-09-03'`
  const red = await redAfter(lost)
  expect(red).toEqual({ 'marks-in-their-sums': [expect.stringMatching(/ 2026-09-03$/)] })
})

test('a month that is settled though nobody answered it, and one that the kindergarten confirmed itself', async () => {
  const { enrolmentId } = made.one
  const nobody = sql`update sheet_line set state = 'settled', answered_at = null, answered_by = null, person_id = null
    where enrolment_id = ${enrolmentId}`
  expect(await redAfter(nobody)).toEqual({ 'months-answered-by-somebody': ofOne('2026-09') })
  const itself = sql`update sheet_line set answered_by = 'provider:1', person_id = null, words = 'растаймыз'
    where enrolment_id = ${enrolmentId}`
  expect(await redAfter(itself)).toEqual({ 'months-answered-by-somebody': ofOne('2026-09') })
})

test('a month confirmed over a disputed day, and one that waits for nobody', async () => {
  const { enrolmentId } = made.other
  const over = sql`update sheet_line set state = 'confirmed' where enrolment_id = ${enrolmentId}`
  expect(await redAfter(over)).toEqual({ 'no-dispute-left-behind': ofOther('2026-09') })
  const forgotten = sql`update sheet_dispute set state = 'conceded', answered_at = now(), answered_by = 'provider:1'`
  expect(await redAfter(forgotten)).toEqual({ 'no-dispute-left-behind': ofOther('2026-09') })
})

test('they hold when a family leaves in the middle of a month', async () => {
  const { town, one } = made
  const { number } = one.contract
  const lastDay = town.setting.clock.today()
  await town.act(tx =>
    endContract(tx, guardianOf(one), town.setting, { number, reason: 'guardian', lastDay }),
  )
  expect(await redAfter()).toEqual({})
})
