/** Erasing a family: nothing of it is left anywhere, and everything that others hold still proves. */
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { sha256Hex } from '../../base/digest.ts'
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import { checkLog } from '../../platform/journal/check-log.ts'
import { checkReceipt } from '../../platform/journal/check-receipt.ts'
import { composeReceiptOf } from '../../platform/journal/find-receipts.ts'
import { aKeeper } from '../../platform/journal/keeper.fixture.ts'
import { commitTo, type LeafFields } from '../../platform/journal/leaf.ts'
import { parseLeaf } from '../../platform/journal/parse-leaf.ts'
import { parsePolicy } from '../../platform/journal/parse-policy.ts'
import { decideClaim } from '../applications/decide-claim.ts'
import { openDocumentStore } from '../applications/document-store.ts'
import { findClaims, findEvents } from '../applications/find-application.ts'
import { withdrawApplication } from '../applications/withdraw-application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { askInvariants, checkInvariants } from '../opendata/check-invariants.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { erasePerson } from './erase-person.ts'
import { familiesOf, findTraces } from './lived-family.fixture.ts'
import { retireFamilies } from './retire-families.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const folder = mkdtempSync(join(tmpdir(), 'kezek-erasure-'))
const store = openDocumentStore(join(folder, 'uploads'))
const HEAD: Actor = { kind: 'staff', staffId: 7n, role: 'head', territory: 'taraz' }
const OFFICER: Actor = { ...HEAD, role: 'officer' }
const SYSTEM: Actor = { kind: 'system', name: 'worker' }
const LETTER = { ground: 'request', reason: '№ 17-04/112, 01.07.2026' } as const

const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db.app, work)
const erase = (number: string, actor = HEAD, reason: string = LETTER.reason) =>
  act(tx => erasePerson(tx, actor, setting, store, { ...LETTER, number, reason }))
const { aPaper, aFamily, aLivedFamily } = familiesOf(() => db.app, setting, store)
let keep: () => Promise<boolean>

beforeAll(async () => {
  const { keeper, vkey } = await aKeeper(db.app, folder)
  keep = () => keeper.keep()
  writeFileSync(join(folder, 'policy'), `log ${vkey}\nquorum none\n`)
  await aKindergarten(db.app, setting, { places: { 3: 1 } })
  await aBudget(db.app, setting, { tenge: 6 * 68_000 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function filesWith(words: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile() && !path.endsWith('.tlog-proof'))
    .filter(path => words.some(word => readFileSync(path, 'utf8').includes(word)))
}

async function receiptOf(number: string): Promise<string> {
  await keep()
  const { id } = await db.app
    .selectFrom('journal_entry')
    .select('id')
    .where('about', '=', number)
    .where('kind', '=', 'application.submitted')
    .executeTakeFirstOrThrow()
  return composeReceiptOf(db.app, id)
}

/** By the separate program, offline: its exit code, and what it printed. */
async function verifyReceipt(
  text: string,
): Promise<{ readonly code: number; readonly said: string }> {
  const file = join(folder, `${sha256Hex(text).slice(0, 8)}.tlog-proof`)
  writeFileSync(file, text)
  const program = join(import.meta.dirname, '../../verify/kezek-verify.ts')
  const words = ['receipt', file, '--policy', join(folder, 'policy')]
  return promisify(execFile)(process.execPath, [program, ...words]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    error => ({ code: error.code, said: `${error.stdout}${error.stderr}` }),
  )
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : error.name),
  )
const brokenInvariants = async () =>
  (await checkInvariants(db.app)).filter(report => report.outcome !== 'holds')

test('an erased family is nowhere, its old receipt and those of others verify, and the log still checks', async () => {
  const neighbour = await aFamily()
  const sharing = await aPaper('ортақ құжат')
  const other = await aFamily({ claims: [{ code: 'large-family', documentId: sharing }] })
  const family = await aLivedFamily('ортақ құжат')
  const { child, guardian } = family.input
  const { number } = family.application
  const words = [
    ...[child.iin, guardian.iin, guardian.phone, guardian.phone.slice(1)],
    ...['Қабылбекова', 'Айзере', 'Қабылбеков', 'Нұрлан', `${child.birthDate}`],
  ].filter(word => word !== neighbour.input.child.birthDate.toString())
  const traces = (await findTraces(db.owner, words)).map(trace => trace.split(':')[0])
  for (const column of ['document.content', 'signature.cms', 'signature.evidence']) {
    expect(traces).toContain(`public.contract_${column}`)
  }
  expect(traces).toContain('public.family_case.words')
  expect(traces).toContain('public.family_case.answer')
  expect(traces.length).toBeGreaterThan(20)
  expect(filesWith(words)).toHaveLength(1)
  const receipts = [await receiptOf(number), await receiptOf(neighbour.application.number)]
  await act(tx => withdrawApplication(tx, guardianOf(family.application), setting, number))

  const report = await erase(number)

  expect(report).toEqual({ applications: [number], persons: 2 })
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from wish where application_id = ${family.application.id})
      + (select count(*) from swap_wish where application_id = ${family.application.id})
      + (select count(*) from choice_preference where application_id = ${family.application.id}) as left`.execute(
    db.app,
  )
  expect(Number(rows[0]?.left)).toBe(0)
  expect(await findTraces(db.owner, words)).toEqual([])
  expect(filesWith(words)).toEqual([])
  expect(
    existsSync(
      join(folder, 'uploads', sha256Hex('ортақ құжат').slice(0, 2), sha256Hex('ортақ құжат')),
    ),
  ).toBe(true)
  expect(await findClaims(db.app, other.application.id)).toMatchObject([{ document_id: sharing }])
  await keep()
  expect(await checkLog(db.app, undefined)).toMatchObject({ size: expect.any(Number) })
  for (const receipt of [...receipts, await receiptOf(other.application.number)]) {
    expect(await verifyReceipt(receipt)).toEqual({ code: 0, said: expect.any(String) })
  }
  // What is handed out from now on proves the public part alone.
  const policy = parsePolicy(readFileSync(join(folder, 'policy'), 'utf8'))
  const verdict = policy.ok ? checkReceipt(await receiptOf(number), policy.value) : undefined
  expect([verdict?.findings, verdict?.read?.receipt.opened]).toEqual([[], undefined])
  expect(await brokenInvariants()).toEqual([])
  // A part that somebody puts back from a backup is seen.
  const seen = inTransaction(db.owner, async tx => {
    await sql`insert into journal_private (entry_id, salt, fields)
      select min(id), decode(repeat('00', 32), 'hex'), '{}' from journal_entry where about = ${number}`.execute(
      tx,
    )
    const broken = (await askInvariants(tx)).filter(report => report.outcome !== 'holds')
    throw new Error(broken.map(report => report.name).join())
  })
  await expect(seen).rejects.toThrow(/^every-fact-has-its-salt$/)
})

test('what is left does not decide who it was: each child fits the commitment under some salt, and no salt is left', async () => {
  const family = await aFamily()
  const { number } = family.application
  const old = await receiptOf(number)
  const before = await db.app
    .selectFrom('journal_private')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_private.entry_id')
    .select(['leaf', 'salt', 'fields'])
    .where('about', '=', number)
    .executeTakeFirstOrThrow()
  const leaf = parseLeaf(before.leaf)
  // With the salt one trial an IIN would do; that is what erasing takes away.
  expect(commitTo(before.salt, before.fields as LeafFields)).toBe(leaf?.commitment)
  await act(tx => withdrawApplication(tx, guardianOf(family.application), setting, number))
  await erase(number)
  const salts = await findTraces(db.owner, [before.salt.toString('hex')])
  const bytes = await sql<{ count: number }>`
    select count(*)::integer as count from journal_private where salt = ${before.salt}`.execute(
    db.app,
  )
  expect([salts, bytes.rows[0]?.count]).toEqual([[], 0])
  const now = await receiptOf(number)
  expect(
    Buffer.from(now.split('extra ')[1]?.split('\n')[0] ?? '', 'base64').toString(),
  ).not.toContain('salt')
  expect(old).not.toBe(now)
})

test('number, category, times, events, money and decisions stay', async () => {
  const family = await aFamily({ registeredBenefits: ['military'] })
  const { number, id } = family.application
  await holdIteration(db.app, SYSTEM, setting, { territory: 'taraz', programme: 'preschool' })
  expect(await refusalOf(erase(number))).toBe('erasure/application-active')
  await act(tx => declineVoucher(tx, guardianOf(family.application), setting, number))
  const row = () =>
    db.app.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const money = () => sql`select * from ledger_entry order by 1, 2`.execute(db.app)
  const decisions = () => sql`select * from iteration_decision order by 1, 2`.execute(db.app)
  const before = [
    await row(),
    await findEvents(db.app, id),
    (await money()).rows,
    (await decisions()).rows,
  ]
  await erase(number)
  const { erased_at, ...after } = await row()
  expect(erased_at).not.toBeNull()
  expect([
    { ...after, erased_at: null },
    await findEvents(db.app, id),
    (await money()).rows,
    (await decisions()).rows,
  ]).toEqual(before)
  expect(await brokenInvariants()).toEqual([])
})

test('a guardian with another child stays known, and goes with the last one', async () => {
  const first = await aFamily()
  const second = await aFamily({ guardian: first.input.guardian })
  const guardian = () =>
    db.app
      .selectFrom('person')
      .select(['standing', 'iin', 'phone', 'full_name'])
      .where('id', '=', first.application.guardianId)
      .executeTakeFirstOrThrow()
  for (const { application } of [first, second]) {
    await act(tx => withdrawApplication(tx, guardianOf(application), setting, application.number))
  }
  expect((await erase(first.application.number)).persons).toBe(1)
  expect(await guardian()).toMatchObject({ standing: 'known', phone: first.input.guardian.phone })
  expect((await erase(second.application.number)).persons).toBe(2)
  expect(await guardian()).toEqual({ standing: 'erased', iin: null, phone: null, full_name: '' })
})

test('who is erased may apply again as somebody new, and is erased once only', async () => {
  const family = await aFamily()
  const { number } = family.application
  await act(tx => withdrawApplication(tx, guardianOf(family.application), setting, number))
  await erase(number)
  expect(await refusalOf(erase(number))).toBe('erasure/already-erased')
  const again = await aFamily(family.input)
  expect(again.application.childId).not.toBe(family.application.childId)
  expect(await refusalOf(erase(again.application.number))).toBe('erasure/application-active')
})

test('a reason that names the family, an officer and another city are refused, and nothing is erased', async () => {
  const family = await aFamily()
  const { number } = family.application
  await act(tx => withdrawApplication(tx, guardianOf(family.application), setting, number))
  const { guardian } = family.input
  for (const words of [guardian.iin, 'хат: Сынақ отбасы', `тел. ${guardian.phone}`]) {
    expect(await refusalOf(erase(number, HEAD, words))).toBe('erasure/reason-names-person')
  }
  expect(await refusalOf(erase(number, OFFICER))).toBe('NotAllowed')
  expect(await refusalOf(erase(number, { ...HEAD, territory: 'shymkent' }))).toBe('NotAllowed')
  expect(await findTraces(db.owner, [guardian.iin])).not.toEqual([])
})

test('after the years of the rule pack an archived family is erased by itself, its papers after their days', async () => {
  const documentId = await aPaper('мерзімі өткен құжат')
  const family = await aFamily({ claims: [{ code: 'large-family', documentId }] })
  const { number, id } = family.application
  const [claim] = await findClaims(db.app, id)
  await act(tx =>
    decideClaim(tx, OFFICER, setting, {
      claimId: claim?.id ?? 0n,
      outcome: 'confirmed',
      reason: null,
    }),
  )
  const retire = () =>
    retireFamilies(db.app, SYSTEM, setting, store, fault => {
      throw fault
    })
  await retire()
  expect(await findClaims(db.app, id)).toMatchObject([{ document_id: documentId }])
  setting.clock.advance({ hours: 24 * 366 })
  await retire()
  expect(await findClaims(db.app, id)).toMatchObject([{ document_id: null, state: 'confirmed' }])
  await act(tx => withdrawApplication(tx, guardianOf(family.application), setting, number))
  const child = () =>
    db.app
      .selectFrom('person')
      .select('standing')
      .where('id', '=', family.application.childId)
      .executeTakeFirstOrThrow()
  await retire()
  expect(await child()).toEqual({ standing: 'known' })
  setting.clock.advance({ hours: 24 * 366 * 6 })
  await retire()
  expect(await child()).toEqual({ standing: 'erased' })
  expect(await retire()).toBe(0)
})
