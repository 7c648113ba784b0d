/** The application and the database are killed in the middle of a rush: nothing promised is lost, nothing given twice. */
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { aSetting } from '../../../test/setting.ts'
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { findPostmaster } from '../../platform/embedded/postmaster.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../platform/embedded/start-embedded.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { letFirstComersChoose, QUEUE } from './town.fixture.ts'

const FAMILIES = 90
const PLACES = 60
const setting = aSetting('2026-07-01T09:00')
const FIXTURE = join(import.meta.dirname, 'killed-rush.fixture.ts')
let folder = ''
let server: EmbeddedDatabase
let database: Database
const children: Application[] = []
let groups: bigint[] = []

const connect = () => {
  const options = { role: 'kezek_app', maxConnections: 4, applicationName: 'kezek-test' }
  database = createDatabase(createPool({ url: server.url, ...options }))
}

// A server of its own, as durable as in production: the one of the other tests must live.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-killed-rush-'))
  // Its user must be able to enter.
  await chmod(folder, 0o711)
  server = await startEmbedded({ dataDir: folder, log: () => undefined })
  await migrate(server.url, join(import.meta.dirname, '../../../db'))
  connect()
  await letFirstComersChoose(database, setting)
  for (const places of [PLACES / 2, PLACES / 2, FAMILIES]) {
    const made = await aKindergarten(database, setting, {
      places: { 3: Math.min(places, 50) },
    })
    groups.push(made.get(3) ?? 0n)
  }
  await aBudget(database, setting, { tenge: 90_000_000 })
  for (let index = 0; index < FAMILIES; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    children.push(await submit(database, setting))
  }
  await holdIteration(database, SYSTEM, setting, QUEUE)
  groups = groups.slice(0, 2)
}, 60_000)

afterAll(async () => {
  await database.destroy()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the parents were told, by number; the process and the server are killed after `answers` of them. */
async function rush(answers: number): Promise<ReadonlyMap<string, string>> {
  const clicks = children.map((child, index) => ({
    number: child.number,
    personId: child.guardianId.toString(),
    groupId: (groups[index % 2] ?? 0n).toString(),
  }))
  const moment = setting.clock.now().toString()
  const parents = spawn(process.execPath, [FIXTURE, server.url, moment, JSON.stringify(clicks)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  parents.stdout.setEncoding('utf8')
  const ended = new Promise<void>(resolve => parents.once('close', () => resolve()))
  const enough = new Promise<void>(resolve => {
    parents.stdout.on('data', (text: string) => {
      said += text
      if (said.split('\n').length > answers) resolve()
    })
  })
  await Promise.race([enough, ended])
  if (answers < FAMILIES) await killEverything(() => parents.kill('SIGKILL'))
  await ended
  const lines = said.split('\n').filter(line => /^\S+ \S+$/.test(line))
  return new Map(lines.map(line => line.split(' ') as [string, string]))
}

/** Every process of the server, then the application: nobody can say goodbye to anybody. */
async function killEverything(killApplication: () => void): Promise<void> {
  const processes = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(database)
  const postmaster = await findPostmaster(join(folder, 'postgres'))
  expect(postmaster).toBeDefined()
  for (const pid of [postmaster, ...processes.rows.map(row => row.pid)]) {
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with its postmaster.
    }
  }
  killApplication()
  await database.destroy().catch(() => undefined)
  while ((await findPostmaster(join(folder, 'postgres'))) !== undefined) await pause(20)
  server = await startEmbedded({ dataDir: folder, log: () => undefined })
  connect()
}

async function findHeld(): Promise<ReadonlyMap<string, string>> {
  const held = await sql<{ number: string; id: string; state: string; place: string }>`
    select application.number, place_hold.id::text as id, voucher.state, place.state as place
    from place_hold join application on application.id = application_id
    join voucher on voucher.id = voucher_id join place on place.id = place_id
    where place_hold.state = 'held'`.execute(database)
  for (const row of held.rows) expect([row.state, row.place]).toEqual(['place-held', 'held'])
  return new Map(held.rows.map(row => [row.number, row.id]))
}

const isPlaced = (answer: string) => /^\d+$/.test(answer)

test('killed with its database again and again, a rush keeps every promise and gives no place twice', async () => {
  const promised = new Map<string, string>()
  for (const answers of [8, 25, FAMILIES]) {
    const told = await rush(answers)
    // The kill fell into the middle.
    if (answers < FAMILIES) expect(told.size).toBeLessThan(FAMILIES)
    for (const [number, answer] of told) {
      // The same click after the crash has the same answer.
      if (isPlaced(promised.get(number) ?? '')) expect(answer).toBe(promised.get(number))
      promised.set(number, answer)
    }
    const held = await findHeld()
    for (const [number, answer] of promised) {
      if (isPlaced(answer)) expect(held.get(number)).toBe(answer)
    }
    expect(held.size).toBeLessThanOrEqual(PLACES)
    expect((await checkInvariants(database)).flatMap(report => report.violations)).toEqual([])
  }
  // All places are gone in the end, each to one family, and whoever has none was told so.
  expect((await findHeld()).size).toBe(PLACES)
  const refused = [...promised.values()].filter(answer => !isPlaced(answer))
  expect(new Set(refused)).toEqual(new Set(['choice/no-place']))
  expect(refused).toHaveLength(FAMILIES - PLACES)
}, 60_000)
