/** A receipt proves what was filed and when; a forged one is told from it, in words. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { afterAll, expect, test } from 'vitest'
import { commitTo } from '../platform/journal/leaf.ts'
import {
  aFolder,
  aLeaf,
  aSigner,
  checkpointOf,
  LOG_SIGNER,
  leafHashOf,
  ORIGIN,
  pathOf,
  policyOf,
  removeFolders,
  type Signer,
  someLeaves,
  WITNESSES,
  writeLog,
} from './small-log.fixture.ts'
import { verify } from './verify.ts'

afterAll(removeFolders)

const SALT = '5a'.repeat(32)
const PRIVATE = { childIin: '190315500123', childName: 'Айша', phone: '', claims: '' }
const COMMITMENT = commitTo(Buffer.from(SALT, 'hex'), PRIVATE)
const LEAF = aLeaf('application.submitted', { application: 'K7M-4PX-92T' }, COMMITMENT)
const LEAVES = [...someLeaves(300), LEAF, ...someLeaves(77, 400)]
const INDEX = 300

type Parts = {
  leaf?: string
  fields?: unknown
  salt?: string
  index?: number
  at?: number
  signers?: Signer[]
}

function aReceipt({
  leaf = LEAF,
  fields = PRIVATE,
  salt = SALT,
  index = INDEX,
  at = INDEX,
  signers = [LOG_SIGNER],
}: Parts = {}) {
  const extra = canonicalize({ format: 'kezek.receipt/1', leaf, private: fields, salt }) ?? ''
  const path = pathOf(at, LEAVES.map(leafHashOf)).map(hash => `${hash.toString('base64')}\n`)
  const head = `c2sp.org/tlog-proof@v1\nextra ${Buffer.from(extra).toString('base64')}\nindex ${index}\n`
  return `${head}${path.join('')}\n${checkpointOf(LEAVES, signers)}`
}

async function checked(receipt: string, policy: string | null = policyOf()) {
  const folder = aFolder()
  const file = join(folder, 'r.tlog-proof')
  writeFileSync(file, receipt)
  if (policy !== null) writeFileSync(join(folder, 'policy'), policy)
  const trust = policy === null ? [] : ['--policy', join(folder, 'policy')]
  const { code, text } = await verify([
    'receipt',
    file,
    '--pins',
    join(folder, 'pins'),
    '--json',
    ...trust,
  ])
  const answer = JSON.parse(text)
  expect(code).toBe(answer.ok ? 0 : 2)
  return answer
}

const codes = async (receipt: string, policy?: string | null) =>
  (await checked(receipt, policy)).problems.map(({ code }: { code: string }) => code)

test('a genuine receipt tells what was filed, when, and who signed', async () => {
  const answer = await checked(
    aReceipt({ signers: [LOG_SIGNER, ...WITNESSES] }),
    policyOf(LOG_SIGNER, 'both'),
  )
  expect(answer).toMatchObject({
    ok: true,
    origin: ORIGIN,
    index: 300,
    size: 378,
    filed: { kind: 'application.submitted', at: '2026-01-01T00:00:00.123Z', private: PRIVATE },
    signedBy: { log: LOG_SIGNER.vkey },
  })
  expect(answer.signedBy.witnesses).toHaveLength(2)
})

test('a receipt taken after an erasure still proves the public facts, and says what is gone', async () => {
  const without = (...members: string[]) => {
    const [, extra = ''] = /extra (\S+)/.exec(aReceipt()) ?? []
    const json = JSON.parse(Buffer.from(extra, 'base64').toString())
    for (const member of members) delete json[member]
    const text = Buffer.from(canonicalize(json) ?? '').toString('base64')
    return aReceipt().replace(extra, text)
  }
  const answer = await checked(without('private', 'salt'))
  expect(answer).toMatchObject({ ok: true, filed: { facts: { application: 'K7M-4PX-92T' } } })
  expect(answer.notes).toEqual(['its private part was erased: only the public facts are proved'])
  // One without the other is no erasure.
  expect(await codes(without('salt'))).toEqual(['bad-receipt'])
  expect(await codes(without('private'))).toEqual(['private-part-differs'])
})

test('the same in sentences, without --json', async () => {
  const file = join(aFolder(), 'r')
  writeFileSync(file, aReceipt())
  const { code, text } = await verify(['receipt', file, '--pins', `${file}.pins`])
  expect(code).toBe(2)
  expect(text).toContain('K7M-4PX-92T')
  expect(text).toContain(
    'WRONG (no-policy): whether log.example.kz/taraz signed this could not be checked',
  )
})

test.each<[string, Parts, string[]]>([
  ['another leaf', { leaf: LEAF.replace('92T', '92P') }, ['not-in-log']],
  [
    'another private part',
    { fields: { ...PRIVATE, childName: 'Жанель' } },
    ['private-part-differs'],
  ],
  ['another salt', { salt: '5b'.repeat(32) }, ['private-part-differs']],
  ['a private part that cannot be hashed', { fields: { a: 1.5 } }, ['private-part-differs']],
  ['no private part', { fields: null }, ['private-part-differs']],
  ['a wrong index', { index: 301 }, ['not-in-log']],
  ['an index beyond the log', { index: 378 }, ['not-in-log']],
  ['the path of another leaf', { at: 299 }, ['not-in-log']],
  ['the key of a stranger', { signers: [aSigner(ORIGIN, 7)] }, ['signature-missing']],
  [
    'the key of another log',
    { signers: [aSigner('log.example.kz/other', 1)] },
    ['signature-missing'],
  ],
])('a receipt with %s is found', async (_, parts, expected) => {
  expect(await codes(aReceipt(parts))).toEqual(expected)
})

test('a receipt whose checkpoint was altered, or that no witness saw, is found', async () => {
  expect(await codes(aReceipt().replace('\n378\n', '\n379\n'))).toContain('signature-wrong')
  expect(await codes(aReceipt(), policyOf(LOG_SIGNER, 'one'))).toEqual(['witnesses-missing'])
})

test('without a policy the signature is said to be unchecked; a log that was checked once gives its key', async () => {
  expect(await codes(aReceipt(), null)).toEqual(['no-policy'])
  const folder = aFolder()
  const pins = join(folder, 'pins')
  await verify(['log', writeLog(join(folder, 'log'), LEAVES), '--pins', pins])
  writeFileSync(join(folder, 'r'), aReceipt())
  const { code, text } = await verify(['receipt', join(folder, 'r'), '--pins', pins])
  expect([code, text]).toEqual([0, expect.stringContaining('All is right.')])
})

test('any file that is no receipt is refused in words, without a stack', async () => {
  const good = aReceipt()
  const lines = good.split('\n')
  const bad = [
    '',
    '\n\n',
    'hello',
    'c2sp.org/tlog-proof@v1\n',
    good.replace('@v1', '@v2'),
    good.replace('extra ', 'extra !'),
    good.replace(/extra \S+/, `extra ${Buffer.from('[1]').toString('base64')}`),
    good.replace(/extra \S+/, `extra ${Buffer.from('{').toString('base64')}`),
    good.replace('index 300', 'index -1'),
    good.replace('index 300', `index ${'9'.repeat(30)}`),
    lines.toSpliced(4, 0, 'A').join('\n'),
    good.replace('— ', '- '),
    good.slice(0, -20),
    aReceipt({ leaf: 'no json' }),
    aReceipt({ leaf: '7' }),
    aReceipt({ salt: 'short' }),
    Buffer.alloc(3000, 0xfe).toString('latin1'),
  ]
  for (const text of bad) {
    const { problems } = await checked(text)
    expect(problems[0].code).toMatch(/^bad-(receipt|object|checkpoint)$/)
    expect(problems[0].message).not.toMatch(/Error|undefined|at \//)
  }
  for (let at = 0; at < lines.length - 1; at += 1) {
    expect((await checked(lines.toSpliced(at, 1).join('\n'))).ok).toBe(false)
  }
})

test('misuse is told in words', async () => {
  for (const args of [
    ['receipt'],
    ['receipt', 'a', 'b'],
    ['dance', 'x'],
    ['log', '--what', 'x'],
    ['log', 'x', '--policy'],
  ]) {
    const { code, text } = await verify([...args, '--json'])
    expect([code, JSON.parse(text).problems[0].code]).toEqual([2, 'usage'])
  }
  expect(await verify(['receipt', '/no/such/file'])).toMatchObject({ code: 1 })
  expect(await verify([])).toMatchObject({
    code: 0,
    text: expect.stringContaining('kezek-verify replay'),
  })
})
