/** The database is lost: the queue comes back from a mirror and receipts, and nobody's number moves. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApplication, submit, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { checkLog } from '../../platform/journal/check-log.ts'
import { aKeeper } from '../../platform/journal/keeper.fixture.ts'
import { logKeyFiles } from '../../platform/journal/log-key-files.ts'
import type { LogPolicy } from '../../platform/journal/log-policy.ts'
import { openMirror } from '../../platform/journal/open-mirror.ts'
import { parsePolicy } from '../../platform/journal/parse-policy.ts'
import { replaceKey } from '../../platform/journal/replace-key.ts'
import type { Application } from '../applications/application.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { findBundleByInput } from '../iterations/find-iterations.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { changeBudget } from '../ledger/change-budget.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import type { Position } from '../queue/find-position.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import { liveInCity, mirrorInto, QUEUE, receiptsOf } from './lived-city.fixture.ts'
import { claimsIn, familiesIn, forgedTile, positionsIn } from './queue-picture.fixture.ts'
import { rebuildQueue } from './rebuild-queue.ts'

const lost = useDatabase()
const whole = useDatabase()
const halved = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const folder = mkdtempSync(join(tmpdir(), 'kezek-rebuild-'))
const EARLIER = join(folder, 'earlier')
const LATEST = join(folder, 'latest')
const PROGRAM = join(import.meta.dirname, '../../verify/kezek-verify.ts')
const ACTOR: Actor = { kind: 'system', name: 'rebuild' }

let families: readonly Application[] = []
let policy: LogPolicy
let receipts: ReadonlyMap<string, Uint8Array>
let positions: ReadonlyMap<string, Position>
let standing: Awaited<ReturnType<typeof familiesIn>> = []
let claims: readonly unknown[] = []

beforeAll(async () => {
  const { keeper, vkey } = await aKeeper(lost.app, folder)
  const policyText = `log ${vkey}\nquorum none\n`
  writeFileSync(join(folder, 'policy'), policyText)
  const parsed = parsePolicy(policyText)
  if (!parsed.ok) throw new Error(parsed.error)
  policy = parsed.value
  families = await liveInCity({ database: lost.app, setting })
  await keeper.keep()
  await mirrorInto(lost.app, EARLIER, policyText)
  receipts = await receiptsOf(lost.app, families)
  await renewMilestones(lost.app, 0)
  positions = await positionsIn(lost.app, setting.clock.today())
  standing = await familiesIn(lost.app)
  claims = await claimsIn(lost.app)
  await inTransaction(lost.app, tx =>
    changeBudget(tx, { kind: 'system', name: 'test' }, setting, {
      ...QUEUE,
      year: setting.clock.today().year,
      allottedTiyn: 100_000_000_00n,
    }),
  )
  expect(
    await holdIteration(lost.app, { kind: 'system', name: 'test' }, setting, QUEUE),
  ).toMatchObject({ offered: 8 })
  await keeper.keep()
  await mirrorInto(lost.app, LATEST, policyText)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function rebuild(
  database: Database,
  mirrorFolder: string,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
  isTrial = false,
) {
  const mirror = await openMirror(mirrorFolder, policy)
  const given = async function* () {
    for (const [file, text] of files) yield { file, text }
  }
  return rebuildQueue(database, ACTOR, setting, { mirror, policy, receipts: given, isTrial })
}

/** What the separate program says. */
const verifier = (...words: string[]) =>
  promisify(execFile)(process.execPath, [PROGRAM, ...words]).then(
    ({ stdout }) => stdout,
    error => String(error.stdout),
  )
const part = (of: (index: number) => boolean) =>
  new Map([...receipts].filter((_, index) => of(index)))
const brokenInvariants = async (database: Database) =>
  (await checkInvariants(database)).filter(report => report.outcome !== 'holds')
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => `${error.code}: ${error.message}`,
  )

test('a tampered mirror is refused with the reason, and nothing is written', async () => {
  const bundle = 'tile/entries/000'
  const cases: readonly (readonly [string, RegExp])[] = [
    ['"general/3"', /^leaf-changed: leaf \d+ was changed/],
    ['checkpoint', /^checkpoint-unsigned: no key of the policy/],
    ['both', /^root-differs: /],
    ['cut', /^leaf-missing: leaf \d+ is cut off/],
    ['gone', /^tile-missing: leaves from 0 on/],
  ]
  for (const [what, words] of cases) {
    const forged = join(folder, 'forged')
    cpSync(EARLIER, forged, { recursive: true })
    const edit = (path: string, change: (bytes: Buffer) => Buffer) =>
      writeFileSync(join(forged, path), change(readFileSync(join(forged, path))))
    const raise = (bytes: Buffer) =>
      Buffer.from(bytes.toString('latin1').replace('"general/3"', '"general/4"'), 'latin1')
    if (what === 'checkpoint')
      edit('checkpoint', bytes => Buffer.from(bytes.toString().replace(/\n\d+\n/, '\n7\n')))
    else if (what === 'cut') edit(bundle, bytes => bytes.subarray(0, 1000))
    else if (what === 'gone') rmSync(join(forged, bundle))
    else edit(bundle, raise)
    // Whoever forges a leaf may forge the tile above it too; the signed root is out of reach.
    if (what === 'both') edit('tile/0/000', () => forgedTile(readFileSync(join(forged, bundle))))
    expect(await refused(rebuild(halved.app, forged))).toMatch(words)
    rmSync(forged, { recursive: true })
  }
  const row = await sql`select count(*)::int as leaves from log_leaf`.execute(halved.app)
  expect(row.rows).toEqual([{ leaves: 0 }])
})

test('a trial tells what would be and writes nothing', async () => {
  const report = await rebuild(halved.app, EARLIER, receipts, true)
  expect(report).toMatchObject({ unclaimed: 0, claimed: report.applications })
  expect(await familiesIn(halved.app)).toEqual([])
})

test('with half of the receipts every number is what it was, and half of the families are unknown', async () => {
  const report = await rebuild(
    halved.app,
    EARLIER,
    part(index => index % 2 === 0),
  )
  expect(await positionsIn(halved.app, setting.clock.today())).toEqual(positions)
  expect(positions.size).toBeGreaterThan(100)
  expect(report.claimed).toBeGreaterThan(50)
  expect(report.unclaimed).toBeGreaterThan(50)
  expect(report.skipped.every(({ reason }) => reason === 'application-not-standing')).toBe(true)
  expect(await brokenInvariants(halved.app)).toEqual([])
})

test('the other half comes later and fills in: every family is as it was before the loss', async () => {
  const report = await rebuild(
    halved.app,
    EARLIER,
    part(index => index % 2 === 1),
  )
  expect(report.unclaimed).toBe(0)
  expect(await positionsIn(halved.app, setting.clock.today())).toEqual(positions)
  expect(await familiesIn(halved.app)).toEqual(standing)
  expect(new Set(standing.map(row => row.state))).toEqual(
    new Set(['queued', 'inactive', 'stopped']),
  )
  expect(await claimsIn(halved.app)).toEqual(claims)
  const placeholders = await sql`select id from person where standing = 'unclaimed'`.execute(
    halved.app,
  )
  expect(placeholders.rows).toEqual([])
  expect(await rebuild(halved.app, EARLIER, receipts)).toMatchObject({ unclaimed: 0 })
  expect(await refused(rebuild(halved.app, LATEST))).toMatch(/^other-mirror: /)
})

test('a mirror older than what was signed is no reason to fork: the old key may not go on, a new name may', async () => {
  const { keeper, told } = await aKeeper(halved.app, folder)
  expect(await keeper.keep()).toBe(false)
  expect(told.join()).toContain('rolled-back')
  const keyFiles = logKeyFiles(join(folder, 'keys'))
  const replaced = await inTransaction(halved.app, tx =>
    replaceKey(tx, setting, keyFiles, 'kezek.test/log-2'),
  )
  expect(replaced).toMatchObject({ vkey: expect.stringContaining('kezek.test/log-2+') })
  const memory = { read: async () => undefined, write: async () => undefined }
  const anew = await aKeeper(halved.app, folder, { memory })
  expect([await anew.keeper.keep(), anew.told]).toEqual([true, []])
  expect(await checkLog(halved.app, undefined)).toMatchObject({ checkpoints: 2 })
  // A stranger who takes the new policy finds all in order; with the old one alone this is another log.
  const begun = join(folder, 'begun')
  const both = `${readFileSync(join(folder, 'policy'), 'utf8').replace('quorum none', `log ${anew.vkey}`)}quorum none\n`
  await mirrorInto(halved.app, begun, both)
  const look = (policyFile: string) =>
    verifier(
      'log',
      begun,
      '--policy',
      policyFile,
      '--pins',
      join(folder, `pins-${policyFile.length}`),
    )
  expect(await look(join(begun, 'policy'))).toContain('All is right')
  expect(await look(join(folder, 'policy'))).not.toContain('All is right')
  expect(await brokenInvariants(halved.app)).toEqual([])
})

test('offers that were open are told, and their children wait again with their own time', async () => {
  const forged = new Map(receipts)
  const [[name, text] = ['', Buffer.of()]] = receipts
  const [head = '', extra = '', ...rest] = Buffer.from(text).toString().split('\n')
  const json = Buffer.from(extra.slice(6), 'base64')
    .toString()
    .replace(/"childIin":"\d{12}"/, '"childIin":"230301700012"')
  forged.set(
    'forged.tlog-proof',
    Buffer.from([head, `extra ${Buffer.from(json).toString('base64')}`, ...rest].join('\n')),
  )
  forged.set('note.tlog-proof', Buffer.from('қайырлы күн'))
  const report = await rebuild(whole.app, LATEST, forged)
  expect(name).not.toBe('')
  expect(report.lostOffers).toHaveLength(8)
  expect(report.unclaimed).toBe(0)
  expect(report.skipped.filter(({ reason }) => reason !== 'application-not-standing')).toEqual([
    { file: 'forged.tlog-proof', reason: 'forged' },
    { file: 'note.tlog-proof', reason: 'not-a-receipt' },
  ])
  // As it was before those offers were made.
  const now = await positionsIn(whole.app, setting.clock.today())
  expect(now).toEqual(positions)
  expect(report.lostOffers.every(number => now.has(number))).toBe(true)
})

test('the log continues: same key, old receipts verify, bundles are there, new facts follow', async () => {
  const { keeper, told } = await aKeeper(whole.app, folder)
  expect([await keeper.keep(), told]).toEqual([true, []])
  const fresh = await submit(whole.app, setting, { childBorn: '2023-05-05' })
  await keeper.keep()
  expect(told).toEqual([])
  const size = await sql<{ size: number }>`select count(*)::int as size from log_leaf`.execute(
    whole.app,
  )
  expect(await checkLog(whole.app, undefined)).toMatchObject({ size: size.rows[0]?.size })
  expect(await brokenInvariants(whole.app)).toEqual([])
  const files = new Map([
    ...(await receiptsOf(whole.app, [fresh])),
    [...receipts][0] ?? ['', Buffer.of()],
  ])
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text)
    const said = await verifier('receipt', join(folder, name), '--policy', join(folder, 'policy'))
    expect(said).toContain('All is right')
  }
  const bundle = await lost.app
    .selectFrom('iteration')
    .selectAll()
    .orderBy('id')
    .executeTakeFirstOrThrow()
  expect(await findBundleByInput(whole.app, bundle.input_hash)).toBe(bundle.bundle)
  const head = await whole.app
    .selectFrom('queue_head')
    .selectAll()
    .where('territory_code', '=', 'taraz')
    .execute()
  expect(head).toMatchObject([{ iterations_held: 2, cohort_year: setting.clock.today().year }])
})

test('a child that came back stands once: a second application is refused, as before', async () => {
  const row = await lost.app
    .selectFrom('application')
    .innerJoin('person', 'person.id', 'child_id')
    .select(['iin', 'birth_date', 'full_name'])
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  const input = anApplication()
  const child = {
    iin: row.iin as typeof input.child.iin,
    fullName: row.full_name,
    birthDate: row.birth_date,
  }
  const again = inTransaction(whole.app, tx =>
    submitApplication(tx, VISITOR, setting, { ...input, child }),
  )
  expect(await refused(again)).toMatch(/^application\/already-active/)
})

test('a database in which something else happened is refused', async () => {
  expect(await refused(rebuild(lost.app, LATEST))).toMatch(/^not-empty: .* applications/)
})
