/** Checking a proof in the portal: every kind of lie has its own words, nothing private comes back, nothing breaks. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { aPortal, type Portal } from '../../../../test/portal.ts'
import { aSealedLog, type SealedLog } from '../../../../test/sealed-log.ts'
import { assertDefined } from '../../../base/assert.ts'
import { texts } from '../../../locales/texts.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { appendToJournal } from '../../../platform/journal/append.ts'
import type { ReceiptFinding } from '../../../platform/journal/check-receipt.ts'
import { composeCheckpoint } from '../../../platform/journal/checkpoint.ts'
import { composeReceiptOf, findFactsAbout } from '../../../platform/journal/find-receipts.ts'
import { aKey, valueIn } from '../../../platform/journal/note-keys.fixture.ts'
import { composeReceipt, parseReceipt, type Receipt } from '../../../platform/journal/receipt.ts'
import { composeNote, openNoteSigner, parseNote } from '../../../platform/journal/signed-note.ts'

const db = useDatabase()
let portal: Portal
let log: SealedLog
let genuine: Receipt

const NUMBER = 'K7M-4PX-92T'
const privateFields = {
  childIin: '230301700012',
  childName: 'Сырбай Айсұлу',
  guardianIin: '900505900019',
  phone: '+77011234567',
}

async function receiptOf(about: string): Promise<Receipt> {
  const fact = (await findFactsAbout(db.app, [about])).at(-1)
  const text = await composeReceiptOf(db.app, assertDefined(fact, 'a fact').id)
  return valueIn(parseReceipt(text))
}

beforeAll(async () => {
  portal = await aPortal(db.app)
  log = await aSealedLog(db.app)
  const facts = { application: NUMBER, territory: 'taraz', category: 'priority/3' }
  await inTransaction(db.app, tx =>
    appendToJournal(tx, portal.setting, [
      { kind: 'budget.changed', facts: { year: 2026 } },
      { kind: 'application.submitted', facts, privateFields },
      { kind: 'iteration.held', facts: { number: 1 }, about: 'iteration:x' },
    ]),
  )
  await log.keep()
  genuine = await receiptOf(NUMBER)
})
afterAll(async () => {
  log.close()
  await portal.app.close()
})
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())

const wordsOf = (finding: ReceiptFinding | 'log-differs' | 'too-large' | 'nothing') =>
  texts('kk').proofs.verify.findings[finding].title

async function check(given: string | Buffer, language = 'kk') {
  const visitor = portal.visitor()
  await visitor.get(`/${language}/verify`)
  const form = new FormData()
  for (const [name, value] of Object.entries(visitor.hidden())) form.set(name, value)
  form.set('proof', new File([new Uint8Array(Buffer.from(given))], 'x.tlog-proof'))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return visitor.send('POST', `/${language}/verify`, {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}

test('a genuine proof: what was filed, when, where it stands, who signed, and nothing private', async () => {
  const answer = await check(composeReceipt(genuine))
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toContain('no-store')
  for (const words of [
    'Дәлел шынайы',
    'Өтініш қабылданды: 2026 ж. 20 қараша',
    NUMBER,
    'Тараз',
    'бірінші кезекте',
    '•••••••• 0012',
    '•••••••• 0019',
    'witness-1.test',
    'witness-2.test',
  ]) {
    expect(answer.body).toContain(words)
  }
  const closed = [...Object.values(privateFields), '230301', '900505', 'Айсұлу', '1234567']
  for (const secret of closed) expect(answer.body).not.toContain(secret)
  const salt = Buffer.from(assertDefined(genuine.opened, 'opened').salt).toString('hex')
  expect(answer.body).not.toContain(salt)
})

test('the text may be pasted instead, with the blanks that copying adds', async () => {
  const visitor = portal.visitor()
  await visitor.get('/ru/verify')
  const text = `\r\n ${composeReceipt(genuine).replaceAll('\n', '\r\n').trimEnd()}  `
  const answer = await visitor.post('/ru/verify', { text })
  expect([answer.statusCode, answer.body.includes('Доказательство подлинное')]).toEqual([200, true])
})

test('each kind of lie has its own words, and only what is proven is told again', async () => {
  const parsed = valueIn(parseNote(genuine.note))
  const lines = parsed.signatures.map(({ line }) => line)
  const [own = '', ...witnesses] = lines
  const foreign = composeCheckpoint({ origin: 'other.test/log', size: 9, root: Buffer.alloc(32) })
  const stranger = openNoteSigner('other.test/log', aKey())
  const impostor = openNoteSigner(parsed.text.split('\n')[0] ?? '', aKey())
  const opened = assertDefined(genuine.opened, 'opened')
  const forged: Record<string, readonly [Partial<Receipt>, readonly ReceiptFinding[]]> = {
    name: [
      { opened: { ...opened, privateFields: { ...privateFields, childName: 'Басқа' } } },
      ['private-part-differs'],
    ],
    leaf: [{ leaf: genuine.leaf.replace('priority', 'general') }, ['not-in-log']],
    place: [{ index: 0 }, ['not-in-log']],
    otherLog: [{ note: composeNote(foreign, [stranger.sign(foreign)]) }, ['other-log']],
    unsigned: [
      { note: composeNote(parsed.text, [impostor.sign(parsed.text), ...witnesses]) },
      ['signature-missing'],
    ],
    changedSeal: [
      { note: composeNote(parsed.text.replace(/\n\d+\n/, '\n4\n'), lines) },
      ['not-in-log', 'signature-wrong', 'cosignature-wrong'],
    ],
    oneWitness: [
      { note: composeNote(parsed.text, [own, witnesses[0] ?? '']) },
      ['witnesses-missing'],
    ],
  }
  for (const [lie, [change, findings]] of Object.entries(forged)) {
    const answer = await check(composeReceipt({ ...genuine, ...change }))
    expect([lie, answer.statusCode]).toEqual([lie, 200])
    for (const finding of findings) expect(answer.body).toContain(wordsOf(finding))
    expect(answer.body).not.toContain('Дәлел шынайы<')
    const isProven = findings.every(one => /^(private-part|witnesses)/.test(one))
    expect([lie, answer.body.includes(NUMBER)]).toEqual([lie, isProven])
  }
})

test('a proof that is signed but that the journal of today contradicts is told so, loudly', async () => {
  const answer = await check(composeReceipt(genuine))
  expect(answer.body).not.toContain(wordsOf('log-differs'))
  // Somebody edits the database as its superuser and keeps away from the log's own guards.
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update journal_entry set leaf = replace(leaf, 'priority/3', 'general/3')`.execute(tx)
  })
  const after = await check(composeReceipt(genuine))
  expect([after.statusCode, after.body.includes(wordsOf('log-differs'))]).toEqual([200, true])
  expect(after.body).toContain('бірінші кезекте')
})

test('an erased private part is said to be erased', async () => {
  const answer = await check(composeReceipt({ ...genuine, opened: undefined }))
  expect(answer.body).toContain('Жабық бөлігі заң бойынша өшірілген')
})

test('what is no proof is 422, with what it is', async () => {
  const visitor = portal.visitor()
  await visitor.get('/kk/verify')
  const nothing = await visitor.post('/kk/verify', {})
  expect([nothing.statusCode, nothing.body.includes(wordsOf('nothing'))]).toEqual([422, true])
  const cases: readonly (readonly [string | Buffer, Parameters<typeof wordsOf>[0]])[] = [
    ['%PDF-1.4', 'other-file'],
    [Buffer.from([0xff, 0xd8, 0xff, 0x00]), 'other-file'],
    [composeReceipt(genuine).slice(0, 300), 'damaged'],
    [Buffer.alloc(300_000, 65), 'too-large'],
    [Buffer.alloc(11_000_000, 65), 'too-large'],
  ]
  for (const [given, finding] of cases) {
    const answer = await check(given)
    expect([finding, answer.statusCode]).toEqual([finding, 422])
    expect(answer.body).toContain(wordsOf(finding))
  }
})

test('whatever bytes are sent, the answer is a page with words, never a fault', async () => {
  const bytes = Buffer.from(composeReceipt(genuine))
  const edit = fc.record({
    at: fc.nat({ max: bytes.length }),
    take: fc.nat({ max: 40 }),
    put: fc.uint8Array({ maxLength: 40 }),
  })
  const sent = fc.oneof(
    fc
      .array(edit, { minLength: 1, maxLength: 4 })
      .map(edits =>
        edits.reduce(
          (text, { at, take, put }) =>
            Buffer.concat([text.subarray(0, at), put, text.subarray(at + take)]),
          bytes,
        ),
      ),
    fc.uint8Array({ maxLength: 300 }).map(noise => Buffer.from(noise)),
  )
  await fc.assert(
    fc.asyncProperty(sent, async given => {
      await db.owner.deleteFrom('attempt_counter').execute()
      const answer = await check(given)
      expect([200, 422]).toContain(answer.statusCode)
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('one address checks sixty proofs an hour', async () => {
  for (let count = 0; count < 60; count += 1) await check('x')
  expect((await check('x')).statusCode).toBe(429)
})
