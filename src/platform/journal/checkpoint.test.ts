/** The text of checkpoints: one spelling for one tree, nothing rounded. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { valueIn } from './note-keys.fixture.ts'

/** The example of c2sp.org/tlog-checkpoint. */
const EXAMPLE =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'

test('the example of the specification is read and written back', () => {
  const checkpoint = valueIn(parseCheckpoint(EXAMPLE))
  expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
  expect(checkpoint.root).toHaveLength(32)
  expect(composeCheckpoint(checkpoint)).toBe(EXAMPLE)
})

test('extension lines are let through, empty ones are not', () => {
  expect(parseCheckpoint(`${EXAMPLE}more\nand more\n`).ok).toBe(true)
  for (const rest of ['\n', 'more\n\n', '\nmore\n']) {
    expect(parseCheckpoint(EXAMPLE + rest).ok).toBe(false)
  }
})

test('a size is a decimal without ornament and below 2^53', () => {
  const sized = (size: string) => parseCheckpoint(EXAMPLE.replace('20852163', size)).ok
  expect(['0', '1', '9007199254740991'].map(sized)).toEqual([true, true, true])
  for (const size of ['', '00', '01', '+1', '-1', '1.0', '1e3', ' 1', '0x1', '٣']) {
    expect(sized(size), size).toBe(false)
  }
  for (const size of ['9007199254740992', '9007199254740993', '18446744073709551615']) {
    expect(sized(size), size).toBe(false)
  }
  expect(() =>
    composeCheckpoint({ origin: 'o', size: 2 ** 53, root: new Uint8Array(32) }),
  ).toThrow()
})

test('a root is the one base64 of 32 bytes', () => {
  const roots = ['', 'AAAA', 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=', 'not base64']
  for (const root of roots) {
    expect(parseCheckpoint(`origin\n1\n${root}\n`).ok, root).toBe(false)
  }
  expect(parseCheckpoint(EXAMPLE.slice(0, -1)).ok).toBe(false)
  expect(parseCheckpoint(EXAMPLE.replace('example.com/behind-the-sofa', '')).ok).toBe(false)
})

test('what is written is read as the same tree, and anything else is an answer', () => {
  const origin = fc.stringMatching(/^[^\n]+$/)
  const root = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(origin, fc.maxSafeNat(), root, (origin, size, root) => {
      const read = valueIn(parseCheckpoint(composeCheckpoint({ origin, size, root })))
      expect({ ...read, root: [...read.root] }).toEqual({ origin, size, root: [...root] })
    }),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !parseCheckpoint(text).ok))
})
