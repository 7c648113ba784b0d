/** The command line over a real server named by DATABASE_URL: answers, exit codes, clear refusals. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { aBudget, aKindergarten, submit } from '../../test/city.ts'
import { aSetting } from '../../test/setting.ts'
import { createDatabase, createPool } from '../platform/db/database.ts'
import { runCommand } from './run-command.ts'

const name = `kezek_cli_${randomBytes(5).toString('hex')}`
const url = new URL(inject('adminUrl'))
url.pathname = `/${name}`
let folder = ''

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-cli-'))
  // An empty database: the commands themselves bring it to the newest schema.
  await administer(`create database ${name}`)
})

afterAll(async () => {
  await administer(`drop database ${name} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

async function kezek(words: string, environment: Record<string, string> = {}) {
  let printed = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text)
    return true
  })
  const quiet = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  try {
    const code = await runCommand(words.split(' '), {
      DATABASE_URL: url.href,
      KEZEK_DATA: folder,
      KEZEK_MODE: 'demo',
      ...environment,
    })
    return { code, printed, json: printed.startsWith('{') ? JSON.parse(printed) : undefined }
  } finally {
    out.mockRestore()
    quiet.mockRestore()
  }
}

describe('the command line', () => {
  test('brings an empty database to the newest schema; a second time changes nothing', async () => {
    expect(await kezek('migrate --json')).toMatchObject({
      code: 0,
      json: { ok: true, mode: 'demo' },
    })
    expect(await kezek('migrate --json')).toMatchObject({ code: 0 })
    expect((await kezek('doctor --json')).json).toMatchObject({ ok: true })
  })

  test('never opens a demonstration as production, and says so', async () => {
    const refused = await kezek('doctor --json', { KEZEK_MODE: 'production' })
    expect(refused.code).toBe(2)
    expect(refused.json.error.message).toContain('KEZEK_MODE')
  })

  test('names every bad variable and stops', async () => {
    const refused = await kezek('doctor --json', { PORT: 'abc', KEZEK_SMS: 'pigeon' })
    expect(refused.code).toBe(2)
    expect(refused.json.error.message).toMatch(/PORT[\s\S]*KEZEK_SMS/)
  })

  test('answers with the objects that others rely on, from queue to a replayed bundle', async () => {
    const setting = aSetting('2026-07-01T09:00')
    const database = createDatabase(
      createPool({ url: url.href, role: 'kezek_app', maxConnections: 4, applicationName: 'test' }),
    )
    await aKindergarten(database, setting, { places: { 3: 1 } })
    await aBudget(database, setting, { tenge: 5_000_000 })
    const first = await submit(database, setting, { registeredBenefits: ['large-family'] })
    await submit(database, setting)
    await database.destroy()

    const { json: queue } = await kezek('queue taraz --json')
    expect(queue).toEqual({
      total: 2,
      categories: [
        { code: 'priority/3', tier: 'priority', cohort: '3', length: 1 },
        { code: 'general/3', tier: 'general', cohort: '3', length: 1 },
      ],
    })
    const { json: position } = await kezek(`position ${first.number.toLowerCase()} --json`)
    expect(position).toMatchObject({
      number: first.number,
      state: 'queued',
      category: 'priority/3',
      queueNumber: 1,
      ahead: { outOfTurn: 0, priority: 0, general: 0 },
    })
    expect(position.reason).toEqual(expect.any(String))
    const file = join(folder, 'bundle.json')
    const preview = await kezek(`iterate taraz --on 2026-07-01 --dry-run --json --bundle ${file}`)
    expect(preview.json).toMatchObject({ iteration: null, offered: 1, skipped: { 'no-places': 1 } })
    const held = await kezek(`iterate taraz --on 2026-07-01 --json --bundle ${file}`)
    expect(held.json).toMatchObject({
      offered: 1,
      moneyTiyn: { before: '500000000', after: String(500_000_000 - 6 * 6_800_000) },
    })
    const replayed = await kezek(`replay ${file} --json`)
    expect(replayed).toMatchObject({
      code: 0,
      json: {
        same: true,
        offered: 1,
        inputHash: held.json.inputHash,
        resultHash: held.json.resultHash,
      },
    })
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"free":1', '"free":2'))
    expect(await kezek(`replay ${file} --json`)).toMatchObject({ code: 2, json: { same: false } })
  })

  test('refuses what cannot be done with exit code 2 and words, never with a stack', async () => {
    for (const words of [
      'position 222-222-229',
      'position hello',
      'queue nowhere',
      'iterate taraz --on 2026-01-02',
      'iterate taraz --on yesterday',
      'replay /nowhere/at.all',
      'queue taraz --programme circus',
      'clock backwards',
      'seed almaty',
      'seed aktobe --children 99',
      'seed taraz',
      'nonsense',
      'queue',
      'queue taraz --unknown',
    ]) {
      const { code, printed } = await kezek(`${words} --json`)
      expect([words, code]).toEqual([words, 2])
      expect(printed).not.toContain('    at ')
    }
  })

  test('moves the demonstration clock and runs what falls due', async () => {
    const before = await kezek('clock --json')
    const after = await kezek('clock +3d --json')
    const days = Temporal.ZonedDateTime.from(before.json.now).until(after.json.now, {
      largestUnit: 'days',
    }).days
    expect(days).toBe(3)
  })

  test('invites a first administrator by a one-time link', async () => {
    const invited = await kezek('invite Әкімші --role administrator --territory kz --json')
    expect(invited.json.link).toMatch(/\/kk\/staff\/invitation\/[\w-]{43}$/)
    expect((await kezek('invite Әкімші --role king --territory kz --json')).code).toBe(2)
  })
})
