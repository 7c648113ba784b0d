/**
 * One month of the country: 788 000 vouchers in 300 territories, 16.5 million child-days. The sheets of all groups are
 * submitted by the very action (told without a goal), every parent has answered, and then the acts of all kindergartens
 * are ordered and prepared by what the worker runs, as many territories at a time as `kezek worker` takes; all durable.
 * Reference of the same run: one scan of the same child-days that counts each child's days, by whatever plan PostgreSQL
 * takes. `--quick`: the tenth only; `--hundredth`, `--tenth`, `--third`, `--whole`: these.
 */
import type pg from 'pg'
import { attendanceTerms } from '../src/domain/attendance/attendance-terms.ts'
import { submitSheet } from '../src/domain/attendance/submit-sheet.ts'
import { workingDaysOf } from '../src/domain/attendance/working-month.ts'
import { selectUnbalanced } from '../src/domain/ledger/ledger-queries.ts'
import { orderActs } from '../src/domain/payments/order-acts.ts'
import { recheckPayments } from '../src/domain/payments/recheck-payments.ts'
import { workOrder } from '../src/domain/payments/work-order.ts'
import { getRulesInForce } from '../src/domain/territories/rules-in-force.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillClubs } from './fill-clubs.ts'
import { fillMonth, type MonthSize, NORM_TIYN } from './fill-month.ts'
import { median, printTable, report, timed } from './report.ts'

const SIZES = {
  hundredth: { name: 'a hundredth', territories: 3, providers: 56, groups: 310, children: 7_880 },
  tenth: { name: 'a tenth', territories: 30, providers: 560, groups: 3_100, children: 78_800 },
  third: {
    name: 'a third',
    territories: 100,
    providers: 1_860,
    groups: 10_300,
    children: 262_600,
  },
  whole: {
    name: 'the country',
    territories: 300,
    providers: 5_600,
    groups: 31_000,
    children: 788_000,
  },
} as const
const GOAL = 3
/** Kindergartens that submit at a time. */
const SUBMIT_AT_ONCE = 16
/** `kezek worker` takes as many jobs at a time. */
const ORDERS_AT_ONCE = 4
const MONTH = Temporal.PlainYearMonth.from('2026-10')
const FIRST = MONTH.toPlainDate({ day: 1 }).toString()
const COUNT_DAYS = `select enrolment_id, count(*) filter (where state = 'present') as present
  from attendance_mark where day >= date '${FIRST}' and day < date '${FIRST}' + interval '1 month' group by enrolment_id`

async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of left) await work(item)
    }),
  )
}

async function submitAll({ owner, database, setting }: BenchDatabase): Promise<number> {
  const { rows } = await owner.query<{ id: bigint; provider: bigint; territory: string }>(
    `select provider_group.id, provider_id as provider, territory_code as territory
     from provider_group join provider on provider.id = provider_id
     where programme = 'preschool' order by provider_group.id`,
  )
  return timed(() =>
    inLanes(rows, SUBMIT_AT_ONCE, row => {
      const { provider: providerId, territory } = row
      const actor: Actor = { kind: 'provider', staffId: 1n, providerId, territory }
      const input = { groupId: row.id, month: MONTH, unmarkedSeen: false }
      return inTransaction(database, tx => submitSheet(tx, actor, setting, input))
    }),
  )
}

/** Every parent answers; one of 200 disputes the first day of the month. */
async function answerAll(owner: pg.Pool): Promise<void> {
  await owner.query(
    `update sheet_line set state = case when sheet_line.id % 200 = 0 then 'disputed' else 'confirmed' end,
       answered_at = now(), answered_by = 'guardian', person_id = guardian_id
     from enrolment join guardianship using (child_id) where enrolment.id = enrolment_id`,
  )
  await owner.query(
    `insert into sheet_dispute (line_id, day, claimed, words, opened_at, opened_by, answer_until, state)
     select id, month, 'absent', 'Келген жоқ', now(), person_id, now() + interval '3 days', 'open'
     from sheet_line where state = 'disputed'`,
  )
  await owner.query('vacuum analyze sheet_line, sheet_dispute, sheet, message')
}

type Officer = { readonly staff: bigint; readonly territory: string }

async function addOfficers(owner: pg.Pool): Promise<readonly Officer[]> {
  const { rows } = await owner.query<Officer>(
    `insert into staff (full_name, role, territory_code, created_at)
     select 'Маман', 'officer', code, now() from territory where code like 'bench-%'
     returning id as staff, territory_code as territory`,
  )
  return rows
}

/** What an officer orders of a territory, and what the worker's job then does. */
async function prepareActsOf(
  { database, setting }: BenchDatabase,
  { staff, territory }: Officer,
): Promise<void> {
  const actor: Actor = { kind: 'staff', staffId: staff, role: 'officer', territory }
  const scope = { territory, programme: 'preschool', month: MONTH } as const
  const id = await inTransaction(database, tx => orderActs(tx, actor, setting, scope))
  if (id === undefined) throw new Error(`the acts of ${territory} were ordered before`)
  await workOrder(database, SYSTEM, setting, id)
}

const SYSTEM: Actor = { kind: 'system', name: 'worker' }

/** It takes minutes: whoever waits is told how far it is. */
const tell = (what: string, ms: number) =>
  process.stderr.write(`${what}: ${(ms / 1000).toFixed(1)} s\n`)

/** What is wrong with the acts; nothing when each kindergarten has one, to the tiyn. */
async function findMistakes(
  { owner, database }: BenchDatabase,
  size: MonthSize,
  workingDays: number,
) {
  const { rows } = await owner.query<{ acts: number; lines: number; wrong: number }>(
    `select (select count(distinct provider_id)::integer from act where month = $1) as acts,
            (select count(*)::integer from act_line) as lines,
            (select count(*)::integer from (
              select count(*) filter (where attendance_mark.state = 'present' and not exists (
                  select from sheet_dispute where line_id = sheet_line.id and sheet_dispute.day = attendance_mark.day)) as days,
                sheet_line.id
              from attendance_mark join sheet_line using (enrolment_id) group by sheet_line.id) expected
             full join act_line on act_line.line_id = expected.id
             where amount_tiyn is distinct from round(${NORM_TIYN}::numeric * expected.days / $2 / 100) * 100) as wrong`,
    [FIRST, workingDays],
  )
  const [found] = rows
  return [
    ...(found?.acts === size.providers ? [] : [`${found?.acts} acts`]),
    ...(found?.lines === size.children ? [] : [`${found?.lines} lines`]),
    ...(found?.wrong === 0 ? [] : [`${found?.wrong} wrong amounts`]),
    ...(await selectUnbalanced(database)).map(one => one.what),
  ]
}

async function measure(bench: BenchDatabase, size: MonthSize & { readonly name: string }) {
  const { owner, setting, database } = bench
  const { pack } = await getRulesInForce(database, 'taraz', 'preschool', setting.clock.today())
  if (attendanceTerms(pack) === undefined) throw new Error('nothing is paid by marks')
  const workingDays = workingDaysOf(setting.calendar, MONTH)
  const fillMs = await timed(() => fillMonth(owner, size, workingDays))
  await fillClubs(owner)
  tell('filled', fillMs)
  const submitMs = await submitAll(bench)
  tell('submitted', submitMs)
  await answerAll(owner)
  const officers = await addOfficers(owner)
  const scan = () => timed(() => owner.query(`select sum(present) from (${COUNT_DAYS}) counted`))
  const reference = [await scan(), await scan()]
  await owner.query('checkpoint').catch(() => undefined)
  const cpu = process.cpuUsage()
  const value = await timed(() =>
    inLanes(officers, ORDERS_AT_ONCE, officer => prepareActsOf(bench, officer)),
  )
  tell('acts prepared', value)
  const { user, system } = process.cpuUsage(cpu)
  reference.push(await scan())
  const plan = await owner.query<{ 'QUERY PLAN': string }>(`explain ${COUNT_DAYS}`)
  const mistakes = [...(await findMistakes(bench, size, workingDays.length))]
  // As before money leaves: every line computed again from what it follows from.
  const recheckMs = await timed(async () => {
    const found = await recheckPayments(database, { territory: null })
    if (found.length > 0) mistakes.push(`${found.length} differences`)
  })
  tell('re-checked', recheckMs)
  for (const mistake of mistakes) process.stderr.write(`${mistake}\n`)
  const ratio = value / median(reference)
  report({
    bench: 'month',
    size: size.name,
    value,
    unit: 'ms',
    reference: median(reference),
    ratio,
    goal: `<= ${GOAL} x`,
    met: ratio <= GOAL && mistakes.length === 0,
    right: mistakes.length === 0,
    children: size.children,
    childDays: size.children * workingDays.length,
    acts: size.providers,
    scanIsParallel: plan.rows.some(row => row['QUERY PLAN'].includes('Gather')),
    linesPerSecond: (size.children / value) * 1000,
    // The rest of the two cores is PostgreSQL's.
    nodeMs: (user + system) / 1000,
    recheckMs,
    recheckedPerSecond: (size.children / recheckMs) * 1000,
    submitMs,
    submitMsPerGroup: submitMs / size.groups,
    fillMs,
  })
}

const given = new Set(process.argv.slice(2))
const asked = Object.entries(SIZES).filter(([name]) => given.has(`--${name}`))
const usual = given.has('--quick') ? [SIZES.tenth] : [SIZES.tenth, SIZES.whole]
const sizes = asked.length > 0 ? asked.map(([, size]) => size) : usual
for (const size of sizes) {
  await withBenchDatabase('2026-11-02T09:00', bench => measure(bench, size))
}
printTable()
