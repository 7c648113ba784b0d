/** The embedded server over real processes: it is shared, it survives a kill, the last one stops it. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPostmaster } from './postmaster.ts'
import { startEmbedded, startThrowAway } from './start-embedded.ts'
import { isAlive } from './start-lock.ts'

let dataDir = ''
const cluster = () => join(dataDir, 'postgres')
const start = () => startEmbedded({ dataDir, log: () => undefined })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kezek-embedded-'))
  await chmod(dataDir, 0o711)
})

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('the first start creates a durable UTF-8 database whose files are closed to others', async () => {
  const database = await start()
  try {
    expect(database.started).toBe(true)
    const settings = await ask(
      database.url,
      `select name, setting from pg_settings where name in
        ('fsync', 'synchronous_commit', 'listen_addresses', 'jit', 'data_checksums', 'server_encoding')
        order by name`,
    )
    expect(Object.fromEntries(settings.map(row => [row.name, row.setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
    })
    expect((await stat(cluster())).mode & 0o077).toBe(0)
    expect((await stat(join(cluster(), 'kezek-access.json'))).mode & 0o077).toBe(0)
    expect(await ask(database.url, "select lower('ӘҒҚҢӨҰҮҺІ') as small")).toEqual([
      { small: 'әғқңөұүһі' },
    ])
    await expect(ask(database.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password/,
    )
  } finally {
    await database.stop()
  }
  expect(await findPostmaster(cluster())).toBeUndefined()
})

test('what a killed creation left behind is cleared by the next one', async () => {
  const other = await mkdtemp(join(tmpdir(), 'kezek-embedded-'))
  const left = join(other, `postgres.${randomUUID()}`)
  await writeFile(`${left}.password`, 'x')
  try {
    const log = () => undefined
    const database = await startEmbedded({ dataDir: other, log, durability: 'test' })
    await database.stop()
    expect(await readdir(other)).toEqual(['postgres'])
  } finally {
    await rm(other, { recursive: true, force: true })
  }
})

test('a stopped cluster starts again on its remembered port with what was committed', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 1 as one')
  await first.stop()
  const second = await start()
  try {
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select * from kept')).toEqual([{ one: 1 }])
  } finally {
    await second.stop()
  }
})

test('after a kill of the server and all its processes, committed rows are there again', async () => {
  const first = await start()
  await ask(first.url, 'create table survivor as select generate_series(1, 1000) as n')
  const postmaster = (await findPostmaster(cluster())) ?? 0
  const processes = await ask(first.adminUrl, 'select pid from pg_stat_activity')
  const pids = [postmaster, ...processes.map(row => Number(row.pid))]
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  await expect.poll(() => findPostmaster(cluster())).toBeUndefined()
  await expect(readFile(join(cluster(), 'postmaster.pid'), 'utf8')).resolves.toContain('postgres')
  const second = await start()
  try {
    expect(second.started).toBe(true)
    expect(await ask(second.url, 'select count(*)::int from survivor')).toEqual([{ count: 1000 }])
    await first.stop()
    expect(await findPostmaster(cluster())).toBeDefined()
  } finally {
    await second.stop()
  }
})

test('a pid file that names a living stranger does not hinder the start', async () => {
  await writeFile(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n0\n1\n\n\n`)
  const database = await start()
  expect(database.started).toBe(true)
  await database.stop()
})

test('whoever leaves first leaves the server running for the other, and the last one stops it', async () => {
  const first = await start()
  const second = await start()
  expect([first.started, second.started]).toEqual([true, false])
  await first.stop()
  await first.stop()
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  expect(await findPostmaster(cluster())).toBeUndefined()
})

/** Another process that starts the database, says whether it was the starter, and ends on a line. */
function anotherProcess() {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./start-embedded.ts', import.meta.url).href)}
    const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    console.log(database.started)
    process.stdin.once('data', async () => { await database.stop(); process.exit(0) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  const said = new Promise<string>(resolve => {
    child.stdout.once('data', chunk => resolve(String(chunk).trim()))
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  return { said, ended, child }
}

test('of processes that start at the same moment one starts the server and all use it', async () => {
  const processes = [anotherProcess(), anotherProcess(), anotherProcess()]
  const said = await Promise.all(processes.map(each => each.said))
  expect(said.toSorted()).toEqual(['false', 'false', 'true'])
  for (const each of processes) each.child.stdin.write('end\n')
  expect(await Promise.all(processes.map(each => each.ended))).toEqual([0, 0, 0])
  expect(await findPostmaster(cluster())).toBeUndefined()
})

test('a process killed with its lock and its server running hinders nobody', async () => {
  const victim = anotherProcess()
  expect(await victim.said).toBe('true')
  victim.child.kill('SIGKILL')
  await victim.ended
  await writeFile(join(dataDir, 'postgres.lock'), String(victim.child.pid))
  const heir = await start()
  expect(heir.started).toBe(false)
  await pause(50)
  await heir.stop()
  expect(await findPostmaster(cluster())).toBeUndefined()
})

test('a throw-away server lies in its own folder and leaves nothing behind', async () => {
  const database = await startThrowAway(() => undefined)
  const [row] = await ask(database.adminUrl, 'show data_directory')
  const folder = String(row?.data_directory)
  expect(folder.startsWith(await realpath(tmpdir()))).toBe(true)
  expect(await ask(database.adminUrl, 'show fsync')).toEqual([{ fsync: 'off' }])
  await database.stop()
  await expect(stat(folder)).rejects.toThrow('ENOENT')
})
