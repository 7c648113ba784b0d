/** A receipt is read as it was written or not at all; whatever is changed in it is found. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkReceipt } from './check-receipt.ts'
import { composeCheckpoint } from './checkpoint.ts'
import { openCosigner } from './cosignature.ts'
import { commitTo, composeLeaf } from './leaf.ts'
import type { LogPolicy } from './log-policy.ts'
import { aKey, valueIn } from './note-keys.fixture.ts'
import { composeReceipt, MAX_RECEIPT_BYTES, parseReceipt, type Receipt } from './receipt.ts'
import { composeNote, openNoteSigner, parseVkey } from './signed-note.ts'
import { leafHash, rootOf } from './tree.ts'

const ORIGIN = 'kezek.test/log'
const salt = Buffer.alloc(32, 7)
const privateFields = { childIin: '230301700012', childName: 'Әйгерім', phone: '' }
const leaf = composeLeaf({
  kind: 'application.submitted',
  atMicros: '1795150800123456',
  facts: { application: 'K7M-4PX-92T' },
  commitment: commitTo(salt, privateFields),
})
const log = openNoteSigner(ORIGIN, aKey())
const [first, second] = [openCosigner('one.test', aKey()), openCosigner('two.test', aKey())]
const policy: LogPolicy = {
  logs: [{ verifier: valueIn(parseVkey(log.vkey)), url: undefined }],
  witnesses: [first, second].map(({ vkey }, index) => ({
    label: `w${index}`,
    verifier: valueIn(parseVkey(vkey)),
    url: undefined,
  })),
  groups: [{ label: 'both', threshold: 2, members: ['w0', 'w1'] }],
  quorum: 'both',
}

/** Three leaves; ours is in the middle. */
const others = [leafHash('a'), leafHash('c')] as const
const checkpoint = composeCheckpoint({
  origin: ORIGIN,
  size: 3,
  root: rootOf([others[0], leafHash(leaf), others[1]]),
})
const note = composeNote(checkpoint, [
  log.sign(checkpoint),
  first.cosign(checkpoint, 1_795_150_801),
  second.cosign(checkpoint, 1_795_150_802),
])
const genuine: Receipt = { leaf, opened: { salt, privateFields }, index: 1, proof: others, note }
const findings = (changed: Partial<Receipt>) =>
  checkReceipt(composeReceipt({ ...genuine, ...changed }), policy).findings

test('a genuine receipt is read back as it was written, and nothing is found wrong with it', () => {
  const text = composeReceipt(genuine)
  expect(valueIn(parseReceipt(text))).toEqual(genuine)
  expect(composeReceipt(valueIn(parseReceipt(text)))).toBe(text)
  const verdict = checkReceipt(text, policy)
  expect(verdict.findings).toEqual([])
  expect(verdict.read?.signers.witnesses.map(({ at }) => at?.epochMilliseconds)).toEqual([
    1_795_150_801_000, 1_795_150_802_000,
  ])
})

test('after an erasure the public part alone is proved', () => {
  const text = composeReceipt({ ...genuine, opened: undefined })
  const [, extra = ''] = /extra (\S+)/.exec(text) ?? []
  expect(Object.keys(JSON.parse(Buffer.from(extra, 'base64').toString()))).toEqual([
    'format',
    'leaf',
  ])
  expect(checkReceipt(text, policy).findings).toEqual([])
})

test('mail that adds a byte order mark and Windows line ends does no harm', () => {
  const text = `\uFEFF${composeReceipt(genuine).replaceAll('\n', '\r\n')}`
  expect(checkReceipt(text, policy).findings).toEqual([])
  expect(checkReceipt(Buffer.from(text), policy).findings).toEqual([])
})

test('each way of lying has its own name', () => {
  const stranger = openNoteSigner('another.test/log', aKey())
  const impostor = openNoteSigner(ORIGIN, aKey())
  const foreign = composeCheckpoint({ origin: 'another.test/log', size: 3, root: others[0] })
  const grown = composeCheckpoint({ origin: ORIGIN, size: 3, root: others[0] })
  const cosigned = [first, second].map(one => one.cosign(checkpoint, 1_795_150_801))
  const forgedLog = log.sign(grown)
  expect({
    otherName: findings({ opened: { salt, privateFields: { ...privateFields, phone: '1' } } }),
    otherSalt: findings({ opened: { salt: Buffer.alloc(32), privateFields } }),
    otherPlace: findings({ index: 0 }),
    otherPath: findings({ proof: [others[1], others[0]] }),
    otherTree: findings({ note: composeNote(foreign, [stranger.sign(foreign)]) }),
    otherKey: findings({ note: composeNote(checkpoint, [impostor.sign(checkpoint), ...cosigned]) }),
    otherText: findings({ note: composeNote(checkpoint, [forgedLog, ...cosigned]) }),
    oneWitness: findings({
      note: composeNote(checkpoint, [log.sign(checkpoint), cosigned[0] ?? '']),
    }),
    falseWitness: findings({
      note: composeNote(checkpoint, [
        log.sign(checkpoint),
        first.cosign(grown, 1),
        second.cosign(checkpoint, 1),
      ]),
    }),
  }).toEqual({
    otherName: ['private-part-differs'],
    otherSalt: ['private-part-differs'],
    otherPlace: ['not-in-log'],
    otherPath: ['not-in-log'],
    otherTree: ['not-in-log', 'other-log'],
    otherKey: ['signature-missing'],
    otherText: ['signature-wrong'],
    oneWitness: ['witnesses-missing'],
    falseWitness: ['cosignature-wrong', 'witnesses-missing'],
  })
})

test.each<[string, (text: string) => string]>([
  ['cut off', text => text.slice(0, -40)],
  ['without its end', text => text.split('\n\n')[0] ?? ''],
  ['with a second space', text => text.replace('index 1', 'index  1')],
  ['with a leading zero', text => text.replace('index 1', 'index 01')],
  ['with a negative place', text => text.replace('index 1', 'index -1')],
  ['with a path of rubbish', text => text.replace(/index 1\n/, 'index 1\nAAAA\n')],
  ['without its hidden part', text => text.replace(/extra .*/, 'extra')],
  [
    'with more in its hidden part',
    text =>
      text.replace(/extra (.*)/, (_, extra) => {
        const json = { ...JSON.parse(Buffer.from(extra, 'base64').toString()), more: 1 }
        return `extra ${Buffer.from(JSON.stringify(json)).toString('base64')}`
      }),
  ],
])('a receipt %s is damaged, and the reason is told', (_, spoil) => {
  const verdict = checkReceipt(spoil(composeReceipt(genuine)), policy)
  expect(verdict.findings).toEqual(['damaged'])
  expect(verdict.detail).toMatch(/^\S.{10,}/)
})

test('anything else is another file, however large or strange', () => {
  for (const file of ['', '\n\n', 'receipt', '{}', '\0'.repeat(100), 'x'.repeat(1_000_000)]) {
    expect(checkReceipt(file, policy).findings).toEqual(['other-file'])
  }
  expect(checkReceipt(Buffer.from([0xff, 0xfe, 0x00]), policy).findings).toEqual(['other-file'])
  const large = parseReceipt('x'.repeat(MAX_RECEIPT_BYTES + 1))
  expect(large).toEqual({ ok: false, error: `the receipt is over ${MAX_RECEIPT_BYTES} bytes` })
})

test('no byte of a receipt can be changed, taken away or doubled without being found', () => {
  const bytes = Buffer.from(composeReceipt(genuine))
  const place = fc.nat({ max: bytes.length - 1 })
  const change = fc.oneof(
    fc.record({ place, bytes: fc.uint8Array({ minLength: 1, maxLength: 1 }) }),
    fc.record({ place, bytes: fc.constant(new Uint8Array()) }),
    fc.record({ place, bytes: fc.uint8Array({ minLength: 2, maxLength: 4 }) }),
  )
  fc.assert(
    fc.property(change, ({ place: at, bytes: instead }) => {
      const changed = Buffer.concat([bytes.subarray(0, at), instead, bytes.subarray(at + 1)])
      // What is forgiven by intent is the same receipt.
      const same = changed
        .toString()
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n')
      if (same === bytes.toString()) return
      expect(checkReceipt(changed, policy).findings.length).toBeGreaterThan(0)
    }),
    { numRuns: 1500 },
  )
})
