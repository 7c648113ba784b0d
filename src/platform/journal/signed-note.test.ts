/** Signed notes against the vectors of golang.org/x/mod/sumdb/note, and malformed ones of every kind. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../base/digest.ts'
import {
  aKey,
  ENOCH,
  keyFromSeed,
  PETER,
  PUBLISHED_TEXT as TEXT,
  valueIn,
} from './note-keys.fixture.ts'
import {
  composeNote,
  composeVkey,
  openNoteSigner,
  parseNote,
  parseVkey,
  verifyNote,
} from './signed-note.ts'

const peter = valueIn(parseVkey(PETER.vkey))
const enoch = valueIn(parseVkey(ENOCH.vkey))
const open = (text: string, verifiers = [peter]) => {
  const note = parseNote(text)
  return note.ok ? verifyNote(note.value, verifiers) : note
}

describe('keys', () => {
  test('a published vkey is read and written back', () => {
    expect(peter).toMatchObject({ name: 'PeterNeumann', keyId: 'c74f20a3', type: 1 })
    expect(composeVkey(peter.name, peter.type, peter.publicKey)).toBe(PETER.vkey)
    expect(openNoteSigner('PeterNeumann', keyFromSeed(PETER.seed)).vkey).toBe(PETER.vkey)
  })

  test('a key whose base64 holds a plus sign is read whole', () => {
    const vkeys = Array.from({ length: 40 }, () => openNoteSigner('a.example', aKey()).vkey)
    expect(vkeys.some(vkey => vkey.split('+').length > 3)).toBe(true)
    for (const vkey of vkeys) expect(valueIn(parseVkey(vkey)).vkey).toBe(vkey)
  })

  test('no part of a vkey and none with one changed character is a vkey', () => {
    for (let start = 0; start <= PETER.vkey.length; start += 1) {
      for (let end = start + 1; end <= PETER.vkey.length; end += 1) {
        if (start === 0 && end === PETER.vkey.length) continue
        expect(parseVkey(PETER.vkey.slice(start, end)).ok).toBe(false)
      }
      const changed = String.fromCharCode(PETER.vkey.charCodeAt(start) + 1)
      expect(parseVkey(PETER.vkey.slice(0, start) + changed + PETER.vkey.slice(start + 1)).ok).toBe(
        false,
      )
    }
    const wrongLength = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='
    expect(parseVkey(wrongLength).ok).toBe(false)
    const unknownType = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    expect(parseVkey(unknownType)).toEqual({
      ok: false,
      error: 'signature type 101 is not known (1 and 4 are)',
    })
  })

  test('names with plus signs or any Unicode blank are no names', () => {
    for (const name of ['', 'a+b', 'a b', 'a\u00a0b', 'a\u3000b', 'a\u0085b', 'a\tb', '\ud800']) {
      expect(() => composeVkey(name, 1, peter.publicKey), JSON.stringify(name)).toThrow()
    }
    expect(composeVkey('кезек.example/журнал', 1, peter.publicKey)).toContain('кезек')
  })
})

describe('notes', () => {
  test('the published note is signed byte for byte and verifies', () => {
    const line = openNoteSigner('PeterNeumann', keyFromSeed(PETER.seed)).sign(TEXT)
    expect(line).toBe(PETER.line)
    const note = valueIn(parseNote(composeNote(TEXT, [PETER.line, ENOCH.line])))
    expect(note.text).toBe(TEXT)
    expect(note.signatures.map(one => one.line)).toEqual([PETER.line, ENOCH.line])
    const names = (verifiers: (typeof peter)[]) =>
      valueIn(verifyNote(note, verifiers)).map(one => one.verifier.name)
    expect(names([peter])).toEqual(['PeterNeumann'])
    expect(names([enoch, peter])).toEqual(['PeterNeumann', 'EnochRoot'])
  })

  test('without a known key a note is nothing, and a known key that signed wrongly spoils it', () => {
    expect(open(`${TEXT}\n${ENOCH.line}`)).toEqual({
      ok: false,
      error: 'no known key signed the note',
    })
    const other = openNoteSigner('PeterNeumann', keyFromSeed(PETER.seed)).sign('other\n')
    for (const lines of [other, PETER.line + other, other + PETER.line + ENOCH.line]) {
      expect(open(`${TEXT}\n${lines}`, [peter, enoch])).toEqual({
        ok: false,
        error: 'the signature of PeterNeumann+c74f20a3 is wrong',
      })
    }
    expect(open(`${TEXT}\n${other}${ENOCH.line}`, [enoch]).ok).toBe(true)
  })

  test('a signature repeated counts once', () => {
    expect(valueIn(open(`${TEXT}\n${PETER.line.repeat(7)}`))).toHaveLength(1)
  })

  test('the text is all before the last empty line, so it may hold empty lines', () => {
    const text = `\none\n\n\ntwo\n`
    const signer = openNoteSigner('PeterNeumann', keyFromSeed(PETER.seed))
    const note = valueIn(parseNote(composeNote(text, [signer.sign(text)])))
    expect(note.text).toBe(text)
    expect(verifyNote(note, [peter]).ok).toBe(true)
  })

  const line = PETER.line
  const malformed: Record<string, string | Uint8Array> = {
    empty: '',
    'text alone': TEXT,
    'no signature': `${TEXT}\n`,
    'no newline at the end': `${TEXT}\n${line.slice(0, -1)}`,
    'a control character': `\x01${TEXT}\n${line}`,
    'a carriage return': `${TEXT.replace('\n', '\r\n')}\n${line}`,
    'a tabulator': `\t${TEXT}\n${line}`,
    'bytes that are no UTF-8': Buffer.from(`\xff${TEXT}\n${line}`, 'latin1'),
    'half of a surrogate pair': `\ud800${TEXT}\n${line}`,
    'a name with a blank': `${TEXT}\n${line.replace('Peter', 'Peter ')}`,
    'a name with a plus sign': `${TEXT}\n${line.replace('Peter', 'Peter+')}`,
    'a hyphen for the dash': `${TEXT}\n${line.replace('—', '-')}`,
    'two blanks': `${TEXT}\n${line.replace(' x08', '  x08')}`,
    'a line more': `${TEXT}\n${line}Unexpected line.\n`,
    'base64 with blanks inside': `${TEXT}\n${line.replace('AM=', ' AM=')}`,
    'base64 without padding': `${TEXT}\n${line.replace('AM=', 'AM')}`,
    'base64 with stray bits': `${TEXT}\n${line.replace('AM=', 'AN=')}`,
    'base64 for URLs': `${TEXT}\n${line.replaceAll('/', '_')}`,
    'a key id alone': `${TEXT}\n— PeterNeumann x08gow==\n`,
    '101 signatures': `${TEXT}\n${line.repeat(101)}`,
    'over a megabyte': `${'a'.repeat(1_000_000)}\n\n${line}`,
  }
  for (const [kind, note] of Object.entries(malformed)) {
    test(`${kind}: malformed`, () => expect(parseNote(note).ok).toBe(false))
  }

  test('a hundred signatures are allowed', () => {
    expect(open(`${TEXT}\n${line.repeat(100)}`).ok).toBe(true)
  })
})

describe('anything at all', () => {
  const whole = Buffer.from(`${TEXT}\n${PETER.line}${ENOCH.line}`)

  test('is an answer and never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' })), given => {
        expect(parseNote(given).ok).toBe(false)
        if (typeof given === 'string') expect(parseVkey(given).ok).toBe(false)
      }),
    )
  })

  test('one changed byte in text or signature is noticed, cut or joined pieces too', () => {
    const place = fc.nat(whole.length - Buffer.byteLength(ENOCH.line) - 1)
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ change
        const note = parseNote(bytes)
        expect(note.ok && verifyNote(note.value, [peter]).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), (one, other) => {
        const bytes = Buffer.concat([whole.subarray(0, one), whole.subarray(other)])
        const note = parseNote(bytes)
        if (note.ok && verifyNote(note.value, [peter]).ok) expect(note.value.text).toBe(TEXT)
      }),
    )
  })

  test('the key id is the first four bytes of the hash of name, newline, type and key', () => {
    const key = Buffer.concat([Buffer.from('PeterNeumann\n\x01'), peter.publicKey])
    expect(sha256Hex(key).slice(0, 8)).toBe(peter.keyId)
  })
})
