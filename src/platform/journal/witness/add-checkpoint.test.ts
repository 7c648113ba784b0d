/** The witness's protocol over plain values: each answer of c2sp.org/tlog-witness, and what it remembers. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standingClock } from '../../clock.ts'
import { parseCheckpoint } from '../checkpoint.ts'
import { verifyCosignature } from '../cosignature.ts'
import { aKey, valueIn } from '../note-keys.fixture.ts'
import {
  composeNote,
  openNoteSigner,
  parseNote,
  parseSignatureLine,
  parseVkey,
} from '../signed-note.ts'
import { aLog, aWitnessFolder, rootOfLeaves } from './a-log.fixture.ts'
import { addCheckpoint } from './add-checkpoint.ts'
import { type OpenWitness, openWitness } from './open-witness.ts'

const log = aLog()
const clock = standingClock('2026-09-01T09:00')
let folder: ReturnType<typeof aWitnessFolder>
let witness: OpenWitness

const reopen = (logVkeys = [log.vkey]) => {
  witness.store.close()
  witness = open(logVkeys)
}
const open = (logVkeys: readonly string[]) =>
  openWitness({ name: 'witness.example/w1', folder: folder.path, logVkeys, clock })
beforeEach(() => {
  folder = aWitnessFolder()
  witness = open([log.vkey])
})
afterEach(() => {
  witness.store.close()
  folder.remove()
})

const ask = (body: string | Uint8Array) => addCheckpoint(witness, body)
const statusOf = (body: string | Uint8Array) => ask(body).status
const seen = () => witness.store.find(log.origin)?.size
/** The status of a refusal; nothing was remembered and nothing cosigned. */
const refused = (body: string | Uint8Array) => {
  const before = witness.store.find(log.origin)
  const answer = ask(body)
  expect(answer.body).not.toContain('—')
  expect(witness.store.find(log.origin)).toEqual(before)
  return answer.status
}

describe('what is in order is cosigned', () => {
  test('the first tree, its growth and the same tree again, each at the time of asking', () => {
    const verifier = valueIn(parseVkey(witness.cosigner.vkey))
    for (const [oldSize, size] of [
      [0, 0],
      [0, 5],
      [5, 8],
      [8, 8],
      [8, 300],
    ] as const) {
      clock.advance({ minutes: 1 })
      const answer = ask(log.request(oldSize, size))
      expect([answer.status, seen()]).toEqual([200, size])
      const text = valueIn(parseNote(log.note(size))).text
      const line = valueIn(parseSignatureLine(answer.body))
      const { at } = valueIn(verifyCosignature(line, verifier, text))
      expect(at).toBe(clock.now().epochMilliseconds / 1000)
      expect(valueIn(parseNote(witness.store.find(log.origin)?.note ?? '')).text).toBe(text)
    }
  })

  test('any two sizes, proof by the recursion of RFC 6962', () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { minLength: 2, maxLength: 6 })
    let number = 0
    fc.assert(
      fc.property(sizes, given => {
        number += 1
        const other = aLog(`log.example/${number}`)
        reopen([other.vkey])
        const path = [0, ...given.sort((a, b) => a - b)]
        for (const [index, size] of path.entries()) {
          expect(statusOf(other.request(path[index - 1] ?? 0, size))).toBe(200)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('what was cosigned is remembered by the next process, and extension lines are signed with the rest', () => {
    const signer = openNoteSigner('log.example/2', aKey())
    const text = `log.example/2\n1\n${Buffer.from(rootOfLeaves(['x'])).toString('base64')}\nmore\n`
    reopen([signer.vkey])
    const answer = ask(`old 0\n\n${composeNote(text, [signer.sign(text)])}`)
    const verifier = valueIn(parseVkey(witness.cosigner.vkey))
    const line = valueIn(parseSignatureLine(answer.body))
    expect(verifyCosignature(line, verifier, text).ok).toBe(true)
    reopen([signer.vkey])
    expect(witness.store.find('log.example/2')?.size).toBe(1)
    expect(witness.cosigner.vkey).toBe(verifier.vkey)
  })

  test('during a rotation either key of the log will do, beside signatures of strangers', () => {
    const next = aLog(log.origin)
    reopen([log.vkey, next.vkey])
    expect(statusOf(log.request(0, 3))).toBe(200)
    expect(statusOf(next.request(3, 4))).toBe(200)
    const stranger = openNoteSigner('stranger.example', aKey())
    const text = valueIn(parseNote(log.note(6))).text
    expect(statusOf(log.request(4, 6) + stranger.sign(text))).toBe(200)
  })
})

describe('what is not in order is refused', () => {
  beforeEach(() => {
    expect(statusOf(log.request(0, 7))).toBe(200)
  })

  test('409 with the size when the old size is another, larger or smaller', () => {
    for (const body of [log.request(0, 9), log.request(6, 9), log.request(8, 9)]) {
      expect(ask(body)).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '7\n' })
      expect(refused(body)).toBe(409)
    }
  })

  test('409 for another tree of the same size', () => {
    expect(refused(log.request(7, 7, { at: 3, name: 'fork' }))).toBe(409)
    expect(statusOf(log.request(7, 7))).toBe(200)
  })

  test('400 for a tree smaller than its old size, so a size never falls', () => {
    expect(refused(log.request(7, 6))).toBe(400)
    expect(refused(log.request(5, 4))).toBe(400)
    expect(refused(log.request(6, 6))).toBe(409)
  })

  test('422 for a tree that does not continue the one that was seen', () => {
    expect(refused(log.request(7, 12, { at: 6, name: 'fork' }))).toBe(422)
    const [head = '', ...proof] = log.request(7, 12).split('\n\n')[0]?.split('\n') ?? []
    const note = log.note(12)
    const wrong = [[], proof.slice(1), proof.toReversed(), [...proof, proof[0]]]
    for (const lines of wrong) {
      expect(refused(`${[head, ...lines].join('\n')}\n\n${note}`)).toBe(422)
    }
    expect(statusOf(`${[head, ...proof].join('\n')}\n\n${note}`)).toBe(200)
  })

  test('422 for a proof where none is due', () => {
    const line = `${Buffer.alloc(32).toString('base64')}\n`
    expect(refused(`old 7\n${line}\n${log.note(7)}`)).toBe(422)
    const other = aLog('log.example/9')
    reopen([log.vkey, other.vkey])
    expect(statusOf(`old 0\n${line}\n${other.note(7)}`)).toBe(422)
  })

  test('404 for a log that is not watched, even one that was watched before', () => {
    expect(refused(aLog('log.example/unknown').request(0, 3))).toBe(404)
    reopen([aLog('log.example/other').vkey])
    expect(refused(log.request(7, 8))).toBe(404)
  })

  test('403 when no key of this log signed rightly', () => {
    const impostor = aLog(log.origin)
    const other = aLog('log.example/other')
    reopen([log.vkey, other.vkey])
    expect(refused(impostor.request(7, 8))).toBe(403)
    const text = valueIn(parseNote(log.note(8))).text
    const head = log.request(7, 8).split('\n\n')[0]
    const [othersLine = ''] = valueIn(parseNote(other.note(8))).signatures.map(one => one.line)
    expect(refused(`${head}\n\n${composeNote(text, [othersLine])}`)).toBe(403)
    const wrongText = log.request(7, 8).replace('\n8\n', '\n9\n')
    expect(refused(wrongText)).toBe(403)
  })

  test('400 for what is no request', () => {
    const good = log.request(7, 8)
    const line = `${Buffer.alloc(32).toString('base64')}\n`
    const note = log.note(8)
    const bad: Record<string, string | Uint8Array> = {
      nothing: '',
      'no old size': note,
      'a padded size': good.replace('old 7', 'old 07'),
      'a negative size': good.replace('old 7', 'old -7'),
      'a size in words': good.replace('old 7', 'old seven'),
      'a size beyond 2^53': good.replace('old 7', 'old 9007199254740993'),
      'two blanks': good.replace('old 7', 'old  7'),
      'capital letters': good.replace('old 7', 'Old 7'),
      'carriage returns': good.replaceAll('\n', '\r\n'),
      'a proof line of 31 bytes': `old 7\n${Buffer.alloc(31).toString('base64')}\n\n${note}`,
      'a proof line that is no base64': `old 7\n!\n\n${note}`,
      '64 proof lines': `old 7\n${line.repeat(64)}\n${note}`,
      'no empty line': good.replace('\n\n', '\n'),
      'an unsigned checkpoint': `old 7\n\n${valueIn(parseNote(note)).text}`,
      'a note that is no checkpoint': good.replace('\n8\n', '\neight\n'),
      'bytes that are no UTF-8': Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0x0a])]),
      'over 64 KB': `${good}${`— stranger AAAAAAAA\n`.repeat(3300)}`,
    }
    for (const [kind, body] of Object.entries(bad)) expect(refused(body), kind).toBe(400)
    expect(refused(`old 7\n${line.repeat(63)}\n${note}`)).toBe(422)
  })

  test('an empty tree has no other root than the hash of nothing', () => {
    const signer = openNoteSigner('log.example/empty', aKey())
    const text = `log.example/empty\n0\n${Buffer.alloc(32).toString('base64')}\n`
    reopen([signer.vkey])
    expect(statusOf(`old 0\n\n${composeNote(text, [signer.sign(text)])}`)).toBe(400)
  })

  test('anything at all is an answer and never an exception, cut and mixed requests too', () => {
    const pieces = fc.constantFrom(
      ...log.request(7, 12).split(/(?<=\n)/),
      ...log.request(7, 9, { at: 0, name: 'fork' }).split(/(?<=\n)/),
      'old 0\n',
      'old 12\n',
    )
    const mixed = fc.array(pieces, { maxLength: 12 }).map(all => all.join(''))
    fc.assert(
      fc.property(fc.oneof(mixed, fc.uint8Array(), fc.string({ unit: 'binary' })), body => {
        const answer = ask(body)
        expect([200, 400, 403, 409, 422]).toContain(answer.status)
        if (answer.status !== 200) return
        const cosigned = parseCheckpoint(
          valueIn(parseNote(witness.store.find(log.origin)?.note ?? '')).text,
        )
        expect([7, 12]).toContain(valueIn(cosigned).size)
      }),
      { numRuns: 500 },
    )
  })
})
