/** An iteration whose process dies leaves all of it or nothing, and its repeat doubles nothing. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBudget, aKindergarten, anApplication, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { holdIteration } from './hold-iteration.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const FIXTURE = join(import.meta.dirname, 'killed-iteration.fixture.ts')

/** Ends with SIGKILL `afterMs` after the process began to work; true when it finished before. */
async function holdAndKill(requestId: string, afterMs: number): Promise<boolean> {
  const moment = setting.clock.now().toString()
  const child = spawn(process.execPath, [FIXTURE, db.url, moment, requestId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const ready = new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('ready')) resolve()
    })
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  await Promise.race([ready, ended])
  await Promise.race([pause(afterMs), ended])
  child.kill('SIGKILL')
  await ended
  return printed.includes('resultHash')
}

async function counts() {
  const result = await sql<{
    iterations: number
    vouchers: number
    messages: number
    reserved: bigint
  }>`
    select (select count(*)::integer from iteration) as iterations,
           (select count(*)::integer from voucher) as vouchers,
           (select count(*)::integer from message where template like 'voucher%') as messages,
           (select coalesce(sum(balance_tiyn), 0)::bigint from ledger_account where kind = 'reserved') as reserved`.execute(
    db.app,
  )
  return result.rows[0]
}

test('a process killed at any moment leaves a whole iteration or none; the repeat completes it once', async () => {
  await aBudget(db.app, setting, { tenge: 400 * 6 * 68_000 })
  await aKindergarten(db.app, setting, { places: { 3: 50 } })
  for (let index = 0; index < 120; index += 1) {
    setting.clock.advance({ seconds: 1 })
    await inTransaction(db.app, tx => submitApplication(tx, VISITOR, setting, anApplication()))
  }
  const outcomes: boolean[] = []
  for (const afterMs of [2, 14, 28, 50, 90]) {
    const requestId = `killed-${afterMs}`
    const before = await counts()
    outcomes.push(await holdAndKill(requestId, afterMs))
    await pause(50)
    const after = await counts()
    const held = (after?.iterations ?? 0) - (before?.iterations ?? 0)
    expect([0, 1]).toContain(held)
    if (held === 0) expect(after).toEqual(before)
    expect((await checkInvariants(db.app)).flatMap(report => report.violations)).toEqual([])
    const request = { programme: 'preschool', territory: 'taraz', requestId } as const
    const first = await holdIteration(db.app, SYSTEM, setting, request)
    expect(await holdIteration(db.app, SYSTEM, setting, request)).toEqual(first)
    expect((await counts())?.iterations).toBe((before?.iterations ?? 0) + 1)
  }
  // Fifty places: never more vouchers, one notice a family, however often a process died.
  expect(await counts()).toMatchObject({ vouchers: 50, messages: 50 })
  expect(outcomes).toContain(false)
}, 60_000)
