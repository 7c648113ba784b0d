/** The sequencer killed hundreds of times under load: no tree that was ever shown is denied later. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { checkLog } from './check-log.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { aFolder, aKeeper, memoryIn } from './keeper.fixture.ts'
import { appendFacts } from './log-facts.fixture.ts'
import { findPublishedCheckpoint } from './read-log.ts'
import { parseNote } from './signed-note.ts'

const db = useDatabase()
const folder = aFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const STEPS = 20
const PROCESS_KILLS = 24
const CONNECTION_KILLS = 300
const AT_ONCE = 2
const FIXTURE = join(import.meta.dirname, 'killed-keeper.fixture.ts')

function startKeeper(): ChildProcess {
  return spawn(process.execPath, [FIXTURE, db.url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
}

/** Lets it work for a moment that differs each time, then kills it. Returns what it complained of. */
async function killedKeeper(turn: number): Promise<string> {
  const child = startKeeper()
  const ended = once(child, 'exit')
  let said = ''
  child.stdout?.setEncoding('utf8')
  // Every third dies while it still checks the log, the others while they place and publish.
  const word = turn % 3 === 0 ? 'ready' : 'kept'
  const there = new Promise<void>(resolve => {
    child.stdout?.on('data', (text: string) => {
      said += text
      if (said.includes(word)) resolve()
    })
  })
  await Promise.race([there, ended])
  // A step takes some 10 ms: these moments fall on every point of it.
  await new Promise(resolve => setTimeout(resolve, (turn * 7) % 41))
  child.kill('SIGKILL')
  await ended
  return said.replace(/ready\n|kept\n/g, '')
}

/** Ends the connections of all keepers at moments that differ, as a failing database or network does. */
async function cutConnections(): Promise<void> {
  for (let cut = 0, looks = 0; cut < CONNECTION_KILLS; looks += 1) {
    expect(looks, 'the keeper comes back').toBeLessThan(20 * CONNECTION_KILLS)
    const ended = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'killed-keeper'`.execute(db.owner)
    cut += ended.rows.length
    await new Promise(resolve => setTimeout(resolve, (cut * 5) % 23))
  }
}

function headOf(note: string): { size: number; root: string } {
  const parsed = parseNote(note)
  const head = parsed.ok ? parseCheckpoint(parsed.value.text) : undefined
  if (!head?.ok) throw new Error('the world was shown no checkpoint')
  return { size: head.value.size, root: Buffer.from(head.value.root).toString('base64') }
}

/** What the template of the database brought along. */
async function findWaiting(): Promise<number> {
  const waiting = await sql<{ n: number }>`
    select coalesce(sum(cardinality(entry_ids)), 0)::int as n from journal_outbox`.execute(db.app)
  return waiting.rows[0]?.n ?? 0
}

test('killed hundreds of times while facts pour in, the log stays consistent with everything it showed', async () => {
  const shown = new Map<number, string>()
  let largest = 0
  const look = async () => {
    const published = await findPublishedCheckpoint(db.app)
    if (published === undefined) return
    const { size, root } = headOf(published.note)
    expect(size).toBeGreaterThanOrEqual(largest)
    expect(shown.get(size) ?? root).toBe(root)
    shown.set(size, root)
    largest = size
  }
  let appended = await findWaiting()
  let pouring = true
  const pour = async () => {
    for (let turn = 0; pouring; turn += 1) {
      const count = 1 + ((turn * 13) % 20)
      await appendFacts(db.app, count)
      appended += count
      await look()
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }
  const pourings = Promise.all([pour()])
  const killing = async (lane: number) => {
    // On a slow machine few get far: on until the kills have fallen between many steps, not on one long wait.
    for (let turn = lane; turn < PROCESS_KILLS || shown.size <= STEPS; turn += AT_ONCE)
      expect(await killedKeeper(turn)).toBe('')
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => killing(lane)))
  const survivor = startKeeper()
  const ended = once(survivor, 'exit')
  await Promise.race([once(survivor.stdout ?? survivor, 'data'), ended])
  await cutConnections()
  survivor.kill('SIGKILL')
  await ended
  pouring = false
  await pourings
  const { keeper, told } = await aKeeper(db.app, folder)
  expect(await keeper.keep()).toBe(true)
  expect(told).toEqual([])
  const checked = await checkLog(db.app, await memoryIn(folder).read())
  expect(checked.size).toBe(appended)
  const signed = await sql<{ size: bigint; root: Buffer }>`
    select size, root from log_checkpoint`.execute(db.app)
  const rootOf = new Map(signed.rows.map(row => [Number(row.size), row.root.toString('base64')]))
  for (const [size, root] of shown) expect(rootOf.get(size)).toBe(root)
  expect(shown.size).toBeGreaterThan(STEPS)
}, 240_000)
