/** `kezek rebuild-queue` as an operator calls it: one object on stdout, exit codes, and what to do about the log. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { submit } from '../../test/city.ts'
import { useDatabase } from '../../test/database.ts'
import { aSetting } from '../../test/setting.ts'
import { mirrorInto, receiptsOf } from '../domain/rebuilding/lived-city.fixture.ts'
import { aKeeper } from '../platform/journal/keeper.fixture.ts'
import { runCommand } from './run-command.ts'

const lost = useDatabase()
const target = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-rebuild-cli-'))
const MIRROR = join(folder, 'mirror')
const RECEIPTS = join(folder, 'receipts')
const setting = aSetting('2026-07-01T09:00')
let count = 0

beforeAll(async () => {
  const { keeper, vkey } = await aKeeper(lost.app, join(folder, 'var'))
  const families = [await submit(lost.app, setting), await submit(lost.app, setting)]
  await keeper.keep()
  count = await mirrorInto(lost.app, MIRROR, `log ${vkey}\nquorum none\n`)
  mkdirSync(join(RECEIPTS, 'paper'), { recursive: true })
  for (const [name, text] of await receiptsOf(lost.app, families.slice(0, 1))) {
    writeFileSync(join(RECEIPTS, 'paper', name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function kezek(data: string, ...words: string[]) {
  let printed = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text)
    return true
  })
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const environment = {
      DATABASE_URL: target.url,
      KEZEK_MODE: 'demo',
      KEZEK_DATA: join(folder, data),
    }
    const exit = await runCommand([...words, '--json'], environment)
    return { exit, json: printed.startsWith('{') ? JSON.parse(printed) : undefined }
  } finally {
    out.mockRestore()
    quiet.mockRestore()
  }
}

test('a folder that is no mirror, a policy of strangers and a receipt that is not there are told', async () => {
  expect(await kezek('var', 'rebuild-queue')).toMatchObject({ exit: 2 })
  expect(await kezek('var', 'rebuild-queue', folder)).toMatchObject({ exit: 2 })
  expect(await kezek('var', 'rebuild-queue', MIRROR, join(folder, 'nowhere'))).toMatchObject({
    exit: 2,
  })
  const { vkey } = await aKeeper(target.owner, join(folder, 'strange'))
  await target.owner.deleteFrom('log_key').execute()
  const policy = join(folder, 'strangers')
  writeFileSync(policy, `log ${vkey}\nquorum none\n`)
  expect(await kezek('var', 'rebuild-queue', MIRROR, '--policy', policy)).toMatchObject({
    exit: 2,
    json: { error: { code: 'checkpoint-unsigned' } },
  })
})

test('a trial keeps nothing; then the queue is back, and the log can go on', async () => {
  const numbers = { leaves: count, applications: 2, claimed: 1, unclaimed: 1 }
  const trial = await kezek('var', 'rebuild-queue', MIRROR, RECEIPTS, '--dry-run')
  expect(trial).toMatchObject({ exit: 0, json: { ...numbers, dryRun: true } })
  const report = await kezek('var', 'rebuild-queue', MIRROR, RECEIPTS)
  expect(report).toMatchObject({
    exit: 0,
    json: { ...numbers, dryRun: false, log: 'continues', lostOffers: [], skipped: [] },
  })
})

test('without the old key the operator is told, and replaces it under a new name', async () => {
  expect(await kezek('elsewhere', 'rebuild-queue', MIRROR)).toMatchObject({
    json: { log: 'key-missing' },
  })
  expect(await kezek('elsewhere', 'log-key', 'replace')).toMatchObject({ exit: 2 })
  const replaced = await kezek('elsewhere', 'log-key', 'replace', 'kezek.test/log-2')
  expect(replaced).toMatchObject({
    exit: 0,
    json: {
      keys: [
        { origin: 'kezek.test/log', untilSize: count },
        { origin: 'kezek.test/log-2', untilSize: null },
      ],
    },
  })
  expect(await kezek('elsewhere', 'log-key', 'rotate')).toMatchObject({ exit: 0 })
  expect(await kezek('elsewhere', 'doctor')).toMatchObject({ exit: 0 })
  expect(await kezek('elsewhere', 'log-key', 'replace', 'kezek.test/log-3')).toMatchObject({
    exit: 2,
  })
})
