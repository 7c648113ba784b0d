/** The promises turn red, each for its own reason, when somebody rewrites the database with the owner's rights. */
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  aBudget,
  aGuardianIin,
  aKindergarten,
  guardianOf,
  SYSTEM,
  submit,
} from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { askInvariants, checkInvariants } from './check-invariants.ts'
import { INVARIANT_NAMES } from './invariant.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const children: Application[] = []

/** Five children of three for two vouchers: the first declined hers, so the third was offered one later. */
beforeAll(async () => {
  await aKindergarten(db.app, setting, { places: { 3: 2 } })
  await aBudget(db.app, setting, { tenge: 9_000_000 })
  const twins = aGuardianIin()
  for (let index = 0; index < 5; index += 1) {
    setting.clock.advance({ minutes: 1 })
    children.push(await submit(db.app, setting))
  }
  for (let index = 0; index < 2; index += 1) await submit(db.app, setting, { guardianIin: twins })
  await hold()
  const [first] = children as [Application]
  await inTransaction(db.app, tx => declineVoucher(tx, guardianOf(first), setting, first.number))
  setting.clock.advance({ days: 1 })
  await hold()
  await renewMilestones(db.app)
})

async function hold() {
  await holdIteration(db.app, SYSTEM, setting, { territory: 'taraz', programme: 'preschool' })
}

/** What is red when something was rewritten, and the rows it names; nothing of it stays. */
async function redAfter(rewrite: (tx: Tx) => Promise<unknown>) {
  let red: Record<string, readonly string[]> = {}
  const undone = new Error('undone')
  await inTransaction(db.owner, async tx => {
    // No trigger and no foreign key looks: the hand of somebody who owns the machine.
    await sql`set local session_replication_role = replica`.execute(tx)
    await rewrite(tx)
    const reports = await askInvariants(tx)
    red = Object.fromEntries(
      reports
        .filter(({ outcome }) => outcome !== 'holds')
        .map(({ name, violations }) => [name, violations]),
    )
    throw undone
  }).catch(error => expect(error).toBe(undone))
  return red
}

const numberOf = (index: number) => children[index]?.number ?? ''
const idOf = (index: number) => children[index]?.id ?? 0n
const statement = (query: () => RawBuilder<unknown>) => redAfter(tx => query().execute(tx))

test('all of them hold where the actions did the work', async () => {
  const reports = await checkInvariants(db.app)
  expect(reports.map(({ name }) => name)).toEqual([...INVARIANT_NAMES])
  expect(reports.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
})

test('a bundle in which a child that was left out stands before one that was not', async () => {
  // The last in the queue gets a time before everybody, in a bundle that is otherwise whole.
  const red = await redAfter(async tx => {
    await sql`update iteration set bundle = regexp_replace(bundle,
      ${`("id":"${numberOf(4)}"[^}]*"submittedAt":")\\d`}, '\\10') where number = 1`.execute(tx)
  })
  expect(red).toEqual({
    'nobody-passed-over': [`taraz preschool 1: ${numberOf(4)}`],
    'bundles-are-as-published': ['taraz preschool 1'],
  })
})

test('a bundle that is no JSON any more is named, and stops no other question', async () => {
  const red = await statement(() => sql`update iteration set bundle = 'gone' where number = 1`)
  expect(red).toEqual({ 'bundles-are-as-published': ['taraz preschool 1'] })
})

test('a place more than were published, given by altered decisions and a voucher out of nothing', async () => {
  const red = await redAfter(async tx => {
    await sql`update iteration_decision set offered = true, reason = null
      where application_id = ${idOf(4)} and iteration_id = (select id from iteration where number = 1)`.execute(
      tx,
    )
  })
  expect(red).toMatchObject({ 'no-place-given-twice': ['taraz preschool 1: 3 general'] })
  expect(red).toMatchObject({
    'nobody-passed-over': [
      `taraz preschool 1: ${numberOf(2)}`,
      `taraz preschool 1: ${numberOf(3)}`,
    ].sort(),
    'vouchers-follow-decisions': [numberOf(4)],
  })
})

test('a voucher that changed hands', async () => {
  const red = await statement(
    () => sql`update voucher set application_id = ${idOf(4)}, child_id = ${children[4]?.childId ?? 0n}
      where application_id = ${idOf(1)}`,
  )
  expect(Object.keys(red).sort()).toEqual([
    'offered-applications-have-one-live-voucher',
    'vouchers-follow-decisions',
  ])
  expect(red['vouchers-follow-decisions']).toContain(numberOf(1))
})

test('a voucher whose reservation was taken away, and then a ledger that does not add up', async () => {
  const red = await statement(
    () => sql`delete from ledger_entry where voucher_id =
      (select id from voucher where application_id = ${idOf(1)})`,
  )
  expect(Object.keys(red).sort()).toEqual(['no-voucher-without-money', 'the-ledger-sums-to-zero'])
  const account = await statement(
    () => sql`update ledger_account set balance_tiyn = balance_tiyn + 1 where kind = 'reserved'`,
  )
  expect(Object.keys(account)).toEqual(['the-ledger-sums-to-zero'])
})

test('an iteration that says it spent less than it did', async () => {
  const red = await statement(
    () => sql`update iteration set money_after_tiyn = money_after_tiyn + 100 where number = 1`,
  )
  expect(Object.keys(red)).toEqual(['iterations-never-overspend'])
})

test('a child that left the queue without a movement', async () => {
  const red = await statement(() => sql`delete from queue_movement where number = ${numberOf(4)}`)
  expect(red).toEqual({ 'queue-is-submissions-less-departures': [numberOf(4)] })
})

test('a time of submission that was moved: the number is not the order any more', async () => {
  // The third and the fourth of five wait, then the twins: the fourth is second in the queue of three years.
  const mark = (tx: Tx) =>
    sql`
    insert into queue_milestone (territory_code, programme, cohort, tier, submitted_at, number, rank)
    select territory_code, programme, cohort, tier, submitted_at, number, 2 from application
    where number = ${numberOf(4)}`.execute(tx)
  expect(await redAfter(mark)).toEqual({})
  const red = await redAfter(async tx => {
    await mark(tx)
    await sql`update application set submitted_at = submitted_at + interval '1 day'
      where number = ${numberOf(3)}`.execute(tx)
  })
  expect(red).toEqual({ 'queue-numbers-are-the-order': [numberOf(4)] })
})

test('a second live voucher of one child', async () => {
  const red = await statement(
    () =>
      sql`update voucher set changed_at = offered_at + interval '30 days' where application_id = ${idOf(0)}`,
  )
  expect(red).toEqual({})
  const twice = await statement(
    () => sql`update voucher set child_id = ${children[0]?.childId ?? 0n}, offered_at = offered_at - interval '2 days'
      where application_id = ${idOf(2)}`,
  )
  expect(Object.keys(twice)).toEqual(['nothing-offered-twice'])
})

test('a fact without its salt, one that is nowhere in the log, and one that waits too long', async () => {
  const first = sql`(select min(id) from journal_entry)`
  expect(
    Object.keys(await statement(() => sql`delete from journal_private where entry_id = ${first}`)),
  ).toEqual(['every-fact-has-its-salt'])
  expect(
    Object.keys(
      await statement(
        () => sql`delete from journal_outbox where id = (select min(id) from journal_outbox)`,
      ),
    ),
  ).toEqual(['every-fact-is-in-the-log'])
  expect(
    Object.keys(
      await statement(() => sql`update journal_outbox set since = since - interval '11 minutes'`),
    ),
  ).toEqual(['every-fact-is-in-the-log'])
})

test('a leaf whose text was rewritten after it was published, and a log with a hole', async () => {
  const place = (tx: Tx) =>
    sql`
    insert into log_leaf (index, entry_id, hash)
    select row_number() over (order by id) - 1, id, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8'))
    from journal_entry`.execute(tx)
  expect(await redAfter(place)).toEqual({})
  const rewritten = await redAfter(async tx => {
    await place(tx)
    await sql`update journal_entry set leaf = leaf || ' '
      where id = (select entry_id from log_leaf where index = 3)`.execute(tx)
  })
  expect(rewritten).toEqual({ 'the-log-is-as-written': ['leaf 3'] })
  const hole = await redAfter(async tx => {
    await place(tx)
    await sql`delete from log_leaf where index = 3`.execute(tx)
  })
  expect(Object.keys(hole)).toEqual(['the-log-is-as-written'])
})

test('a question that cannot be asked is neither green nor red, and the others are asked', async () => {
  const red = await statement(() => sql`alter table queue_milestone rename to queue_stone`)
  expect(red).toEqual({
    'queue-numbers-are-the-order': ['relation "queue_milestone" does not exist'],
  })
})

test('where places are counted by settlement, a child of one without places is not passed over; in one with places it would be', async () => {
  const district = { territory: 'baizak', programme: 'preschool' } as const
  await aKindergarten(db.app, setting, {
    territory: 'baizak',
    settlement: 'baizak-sarykemer',
    places: { 3: 1 },
  })
  await aBudget(db.app, setting, { territory: 'baizak', tenge: 9_000_000 })
  const here = []
  for (const settlement of ['baizak-buryl', 'baizak-sarykemer', 'baizak-sarykemer']) {
    setting.clock.advance({ minutes: 1 })
    here.push(await submit(db.app, setting, { settlement }))
  }
  await holdIteration(db.app, SYSTEM, setting, district)
  expect((await checkInvariants(db.app)).filter(({ outcome }) => outcome !== 'holds')).toEqual([])
  const [, first, second] = here as [Application, Application, Application]
  // The decisions of the two of one settlement change places.
  const red = await redAfter(async tx => {
    await sql`update iteration_decision
      set application_id = ${first.id}::bigint + ${second.id}::bigint - application_id
      where application_id in (${first.id}, ${second.id})`.execute(tx)
  })
  expect(red['nobody-passed-over']).toEqual([`baizak preschool 1: ${first.number}`])
  expect(Object.keys(red)).toEqual([
    'nobody-passed-over',
    'vouchers-follow-decisions',
    'bundles-are-as-published',
  ])
})
