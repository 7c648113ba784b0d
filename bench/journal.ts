/**
 * The journal: facts appended in transactions of a hundred, placed into the tree, signed, published, all
 * durable. Reference of the same run: the very rows that this left inserted into twins of the tables
 * (columns, indexes, checks, foreign keys), in as many transactions. First a mirror of a log of ten million
 * leaves is verified by the program as people run it (`kezek-verify log`, with the start of its process), which
 * uses two cores; reference: bare one-shot SHA-256 of the same messages, a leaf or two hashes each, from memory,
 * on one core. `--quick` leaves the large sizes out.
 */
import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { systemClock } from '../src/platform/clock.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../src/platform/journal/append.ts'
import { openLogKeeper } from '../src/platform/journal/keep-log.ts'
import { logKeyFiles } from '../src/platform/journal/log-key-files.ts'
import { settleLog } from '../src/platform/journal/settle-log.ts'
import { fileMemory } from '../src/platform/journal/signed-memory.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { benchLeaf, writeMirror } from './mirror.ts'
import { printTable, report, timed } from './report.ts'

const GOAL = 2
const A_TRANSACTION = 100
const WRITTEN = [
  { table: 'journal_entry', key: 'id' },
  { table: 'journal_private', key: 'entry_id' },
  { table: 'log_leaf', key: 'index' },
]

/** What a busy day is made of: submissions, each with its private part. */
function someFacts(transaction: number): JournalFact[] {
  return Array.from({ length: A_TRANSACTION }, (_, place) => {
    const number = `${transaction}-${place}`
    return {
      kind: 'application.submitted',
      facts: {
        application: number,
        programme: 'preschool',
        territory: 'taraz',
        settlement: 'taraz',
        category: 'general/3',
        kind: 'general',
        submittedAt: String(1_700_000_000_000_000 + transaction),
      },
      privateFields: { childIin: '230301700012', guardianIin: '900505900012', claims: number },
    }
  })
}

async function measureAppend({ database, owner, setting }: BenchDatabase, leaves: number) {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-journal-'))
  const keyFiles = logKeyFiles(join(folder, 'keys'))
  const settled = await settleLog({ database, keyFiles, originWhenNew: 'bench/log' })
  const keeper = openLogKeeper({
    database,
    wallClock: systemClock,
    keys: settled.keys,
    memory: fileMemory(join(folder, 'signed.json')),
    witnesses: [],
    isQuorate: () => true,
    log: event => process.stderr.write(`${event.message}\n`),
  })
  await keeper.keep()
  const before = await countLeaves(owner)
  const appendMs = await timed(async () => {
    for (let done = 0; done < leaves; done += A_TRANSACTION) {
      const facts = someFacts(done / A_TRANSACTION)
      await inTransaction(database, tx => appendToJournal(tx, setting, facts))
    }
  })
  const placeMs = await timed(() => keeper.keep())
  const placed = (await countLeaves(owner)) - before
  const reference = await measureReference(owner, before, leaves)
  await rm(folder, { recursive: true, force: true })
  const value = appendMs + placeMs
  const ratio = value / reference
  report({
    bench: 'journal',
    size: `${leaves} leaves`,
    value,
    unit: 'ms',
    reference,
    ratio,
    goal: `<= ${GOAL} x`,
    met: ratio <= GOAL && placed === leaves,
    leavesPerSecond: (leaves / value) * 1000,
    appendMs,
    placeMs,
    rows: leaves * WRITTEN.length,
  })
}

async function countLeaves(owner: pg.Pool): Promise<number> {
  const result = await owner.query<{ n: string }>('select count(*) as n from log_leaf')
  return Number(result.rows[0]?.n ?? 0)
}

async function measureReference(owner: pg.Pool, before: number, leaves: number): Promise<number> {
  for (const { table } of WRITTEN) {
    await owner.query(`drop table if exists twin_${table}`)
    await owner.query(`create table twin_${table} (like ${table} including all)`)
    const keys = await owner.query<{ name: string; definition: string }>(
      `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and contype = 'f'`,
      [table],
    )
    for (const { name, definition } of keys.rows) {
      await owner.query(`alter table twin_${table} add constraint twin_${name} ${definition}`)
    }
  }
  const client = await owner.connect()
  try {
    return await timed(async () => {
      for (let done = 0; done < leaves; done += A_TRANSACTION) {
        await client.query('begin')
        for (const { table, key } of WRITTEN) {
          await client.query(
            `insert into twin_${table} overriding system value select * from ${table}
             where ${key} in (select ${key === 'index' ? 'index' : 'entry_id'} from log_leaf
                              where index >= $1 and index < $2)`,
            [before + done, before + done + A_TRANSACTION],
          )
        }
        await client.query('commit')
      }
    })
  } finally {
    client.release()
  }
}

/** Every leaf and every node once. */
function hashBare(leaves: number): void {
  const nodes = Buffer.alloc(65, 1)
  // Leaves of a bundle are made once, so that making them is not measured.
  const some = Array.from({ length: 256 }, (_, place) => Buffer.from(`\0${benchLeaf(1e6 + place)}`))
  for (let index = 0; index < leaves; index += 1) {
    hash('sha256', some[index % 256] as Buffer, 'latin1')
    hash('sha256', nodes, 'latin1')
  }
}

/** Prints at its end what the whole process used: microseconds of all its threads, kilobytes at the most. */
const USAGE = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.stderr.write(JSON.stringify({ micros: userCPUTime + systemCPUTime, kilobytes: maxRSS }))
})`

/** The program straight from its sources, in a process of its own. */
async function runVerifier(folder: string) {
  const program = ['src/verify/kezek-verify.ts', 'log', folder, '--pins', join(folder, 'pins')]
  const preload = `data:text/javascript,import { isMainThread } from 'node:worker_threads';if (isMainThread) ${USAGE}`
  const child = spawn(process.execPath, ['--import', encodeURI(preload), ...program])
  let usage = ''
  child.stdout.resume()
  child.stderr.on('data', (text: Buffer) => {
    usage += text.toString()
  })
  const [code] = await once(child, 'close')
  const { micros, kilobytes } = JSON.parse(usage) as { micros: number; kilobytes: number }
  return { ok: code === 0, cpuMs: micros / 1000, mostMb: kilobytes / 1000 }
}

async function measureVerifier(leaves: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-mirror-'))
  try {
    await writeMirror(folder, leaves)
    hashBare(20_000)
    const before = await timed(async () => hashBare(leaves))
    let checked = { ok: false, mostMb: 0, cpuMs: 0 }
    const value = await timed(async () => {
      checked = await runVerifier(folder)
    })
    const after = await timed(async () => hashBare(leaves))
    const reference = (before + after) / 2
    const ratio = value / reference
    report({
      bench: 'journal-verify',
      size: `${leaves} leaves`,
      value,
      unit: 'ms',
      reference,
      ratio,
      goal: `<= ${GOAL} x`,
      met: ratio <= GOAL && checked.ok,
      mostMb: checked.mostMb,
      cpuMs: checked.cpuMs,
      verifierThreads: 2,
      referenceThreads: 1,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const isQuick = process.argv.includes('--quick')
for (const leaves of isQuick ? [102_400] : [1_024_000, 10_240_000]) await measureVerifier(leaves)
const sizes = isQuick ? [20_000] : [20_000, 200_000]
for (const leaves of sizes) {
  await withBenchDatabase('2026-07-01T09:00', bench => measureAppend(bench, leaves))
}
printTable()
