/**
 * One morning: every kindergarten of the country marks its groups, 31 000 of them with 788 000 children, all durable:
 * marks, sums of the day, a leaf a group, the first days of newcomers told to their families. A kindergarten sends all its
 * groups at once, sixteen kindergartens at a time; the day before is marked already. Reference of the same run: the
 * very rows that this left inserted in bulk, a statement a table, into twins of the tables. `--quick`: the tenth only.
 */
import type pg from 'pg'
import type { GivenMark } from '../src/domain/attendance/decide-marks.ts'
import { markGroups } from '../src/domain/attendance/mark-groups.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { type AttendanceSize, fillAttendance } from './fill-attendance.ts'
import { fillClubs } from './fill-clubs.ts'
import { printTable, report, timed } from './report.ts'
import { measureTwins } from './twin-tables.ts'

const SIZES = [
  { name: 'a tenth', providers: 560, groups: 3_100, children: 78_800, newcomerOf: 100 },
  { name: 'the country', providers: 5_600, groups: 31_000, children: 788_000, newcomerOf: 100 },
]
const GOAL = 2.5
const AT_ONCE = 16
const DAY = Temporal.PlainDate.from('2026-09-02')

const WRITTEN = [
  { table: 'attendance_mark', rows: `where day = '${DAY}' order by enrolment_id` },
  { table: 'attendance_day', rows: `where day = '${DAY}' order by group_id` },
  { table: 'attendance_start', rows: `where day = '${DAY}' order by enrolment_id` },
  { table: 'message', rows: 'order by id' },
  {
    table: 'journal_entry',
    rows: `where kind = 'attendance.marked' order by id`,
  },
  {
    table: 'journal_private',
    rows: `join journal_entry on entry_id = id where kind = 'attendance.marked' order by id`,
  },
  { table: 'journal_outbox', rows: 'order by id' },
]

type Sending = {
  readonly actor: Actor
  readonly groupIds: readonly bigint[]
  readonly marks: readonly GivenMark[]
}

/** As the phones of the kindergartens have them: fourteen of fifteen children came. */
async function composeSendings(owner: pg.Pool): Promise<readonly Sending[]> {
  const { rows } = await owner.query<{ provider: bigint; groups: bigint[]; children: bigint[] }>(
    `select provider_id as provider, array_agg(distinct group_id) as groups, array_agg(id order by id) as children
     from enrolment group by provider_id order by provider_id`,
  )
  return rows.map(row => ({
    actor: { kind: 'provider', staffId: 1n, providerId: row.provider, territory: 'taraz' },
    groupIds: row.groups,
    marks: row.children.map(enrolmentId => {
      const came = enrolmentId % 15n !== 0n
      return {
        enrolmentId,
        state: came ? 'present' : 'absent',
        reason: came ? null : 'illness',
        arrivedAt: null,
        leftAt: null,
        seenRevision: 0,
        words: null,
      }
    }),
  }))
}

async function sendAll(
  { database, setting }: BenchDatabase,
  sendings: readonly Sending[],
): Promise<{ readonly times: Float64Array; readonly outcomes: Record<string, number> }> {
  const times = new Float64Array(sendings.length)
  const outcomes: Record<string, number> = {}
  let next = 0
  const lane = async () => {
    for (;;) {
      const turn = next
      next += 1
      const sending = sendings[turn]
      if (sending === undefined) return
      const sent = performance.now()
      const input = { ...sending, day: DAY, deviceAt: null }
      const answer = await inTransaction(database, tx =>
        markGroups(tx, sending.actor, setting, input),
      )
      times[turn] = performance.now() - sent
      for (const { kind } of answer) outcomes[kind] = (outcomes[kind] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return { times: times.sort(), outcomes }
}

const p99 = (times: Float64Array) => times[Math.floor(times.length * 0.99)] ?? 0

async function countRows(owner: pg.Pool): Promise<number> {
  let all = 0
  for (const { table, rows } of WRITTEN) {
    const result = await owner.query<{ n: number }>(
      `select count(*)::integer as n from (select from ${table} ${rows}) counted`,
    )
    all += result.rows[0]?.n ?? 0
  }
  return all
}

async function measure(bench: BenchDatabase, size: AttendanceSize & { name: string }) {
  const { owner } = bench
  await fillAttendance(owner, size, DAY.subtract({ days: 1 }).toString())
  await fillClubs(owner)
  const sendings = await composeSendings(owner)
  let first: Awaited<ReturnType<typeof sendAll>> | undefined
  const cpu = process.cpuUsage()
  const value = await timed(async () => {
    first = await sendAll(bench, sendings)
  })
  const { user, system } = process.cpuUsage(cpu)
  const reference = await measureTwins(owner, WRITTEN)
  const rows = await countRows(owner)
  // The same again, as phones do that had no answer: nothing may change.
  let second: Awaited<ReturnType<typeof sendAll>> | undefined
  const again = await timed(async () => {
    second = await sendAll(bench, sendings)
  })
  const ratio = value / reference
  const whole =
    first?.outcomes.written === size.children && second?.outcomes.unchanged === size.children
  report({
    bench: 'attendance',
    size: size.name,
    value,
    unit: 'ms',
    reference,
    ratio,
    goal: `<= ${GOAL} x`,
    met: ratio <= GOAL && whole && (await countRows(owner)) === rows,
    groups: size.groups,
    children: size.children,
    rows,
    childrenPerSecond: (size.children / value) * 1000,
    p99Ms: p99(first?.times ?? new Float64Array()),
    // The rest of the two cores is PostgreSQL's.
    nodeMs: (user + system) / 1000,
    sentAgainMs: again,
  })
}

const sizes = process.argv.includes('--quick') ? SIZES.slice(0, 1) : SIZES
for (const size of sizes) await withBenchDatabase('2026-09-02T09:00', bench => measure(bench, size))
printTable()
