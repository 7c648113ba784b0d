/** A month's close whose process is killed at any point is taken up again, and makes each act once. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { answerLine } from '../attendance/answer-line.ts'
import { attendedMonths } from '../attendance/attended-month.fixture.ts'
import { guardianOf } from '../attendance/submitted-month.fixture.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { orderActs } from './order-acts.ts'
import { findOpenOrders, workOrder } from './work-order.ts'

const KINDERGARTENS = 12
const FIXTURE = join(import.meta.dirname, 'killed-order.fixture.ts')
const db = useDatabase()
let town: ReturnType<typeof attendedMonths>
let order = 0n

beforeAll(async () => {
  town = attendedMonths(db)
  for (let index = 0; index < KINDERGARTENS; index += 1) {
    town.goTo('2026-08-31')
    const group = await town.aGroup(1)
    await town.aMarkedMonth(group)
    await town.submit(group.provider, group.groupId)
    const [pupil] = group.pupils
    if (pupil === undefined) throw new Error('a pupil')
    const line = await town.lineOf(pupil)
    await town.act(tx =>
      answerLine(tx, guardianOf(pupil), town.setting, {
        lineId: line.id,
        seenDays: line.days,
        disputed: [],
      }),
    )
  }
  town.goTo('2026-10-08')
  const staffId = await aStaffId(db, 'officer')
  const officer: Actor = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
  const scope = { territory: 'taraz', programme: 'preschool', month: town.month } as const
  order = (await town.act(tx => orderActs(tx, officer, town.setting, scope))) ?? 0n
}, 120_000)

/** Ends with SIGKILL as soon as there are so many acts; the kill falls where it falls. */
async function workAndKill(acts: number): Promise<string> {
  const child = spawn(
    process.execPath,
    [FIXTURE, db.url, town.setting.clock.now().toString(), order.toString()],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  while (child.exitCode === null && (await counts()).acts < acts) await pause(1)
  child.kill('SIGKILL')
  await ended
  return said
}

async function counts() {
  const { rows } = await sql<{ acts: number; results: number; lines: number; accrued: bigint }>`
    select (select count(*)::integer from act) as acts,
           (select count(*)::integer from act_order_result where outcome = 'prepared') as results,
           (select count(*)::integer from act_line) as lines,
           (select sum(balance_tiyn)::bigint from ledger_account where kind = 'accrued') as accrued`.execute(
    db.app,
  )
  return rows[0] ?? { acts: 0, results: 0, lines: 0, accrued: 0n }
}

test('killed again and again, it makes each act once and moves each tenge once', async () => {
  let unfinished = 0
  for (const acts of [2, 5, 9]) {
    if (!(await workAndKill(acts)).includes('done')) unfinished += 1
    // A transaction of a killed process may still end: what it did is whole or nothing.
    await pause(50)
    const now = await counts()
    expect(now.results).toBe(now.acts)
    expect(now.lines).toBe(now.acts)
    expect(now.accrued).toBe(BigInt(now.acts) * 6_800_000n)
  }
  expect(unfinished).toBeGreaterThan(0)
  expect(await findOpenOrders(db.app, 10)).toEqual([order])
  // As the minute sweep does it; two processes at once.
  const system: Actor = { kind: 'system', name: 'worker' }
  await Promise.all([1, 2].map(() => workOrder(db.app, system, town.setting, order)))
  expect(await counts()).toEqual({
    acts: KINDERGARTENS,
    results: KINDERGARTENS,
    lines: KINDERGARTENS,
    accrued: BigInt(KINDERGARTENS) * 6_800_000n,
  })
  expect(await findOpenOrders(db.app, 10)).toEqual([])
  expect(await selectUnbalanced(db.app)).toEqual([])
}, 60_000)
