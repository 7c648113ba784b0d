/** The verifier finds and names every change of a log's past. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  aFolder,
  aLeaf,
  aSigner,
  checkpointOf,
  LOG_SIGNER,
  ORIGIN,
  pathOfTile,
  policyOf,
  removeFolders,
  someLeaves,
  WITNESSES,
  writeEntries,
  writeInto,
  writeLog,
  writeTiles,
} from './small-log.fixture.ts'
import { verify } from './verify.ts'

afterAll(removeFolders)

const LEAVES = someLeaves(700)

type Answer = {
  ok: boolean
  size?: number
  problems: { code: string; message: string }[]
  notes: string[]
}

async function checked(place: string, pins: string, ...more: string[]) {
  const { code, text } = await verify(['log', place, '--pins', pins, '--json', ...more])
  const answer = JSON.parse(text) as Answer
  expect(code).toBe(answer.ok ? 0 : answer.problems[0]?.code === 'fault' ? 1 : 2)
  return answer
}

const codes = (answer: Answer) => answer.problems.map(({ code }) => code)

/** A log of 700 leaves that was looked at once. */
async function aSeenLog(leaves: readonly string[] = LEAVES) {
  const folder = writeLog(aFolder(), leaves)
  const pins = join(aFolder(), 'pins.json')
  expect(codes(await checked(folder, pins))).toEqual([])
  return { folder, pins }
}

async function served<T>(folder: string, use: (url: string) => Promise<T>): Promise<T> {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    // Now and then it asks for patience, as the real one does.
    if (asked % 3 === 0) return void response.writeHead(429, { 'retry-after': '0' }).end()
    try {
      response.end(readFileSync(join(folder, String(request.url).replace('/log', ''))))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/log`)
  } finally {
    server.close()
  }
}

test.each([0, 1, 2, 255, 256, 257, 511, 512, 700])('a log of %i leaves is right', async size => {
  const { folder, pins } = await aSeenLog(LEAVES.slice(0, size))
  const again = await checked(folder, pins)
  expect(again).toMatchObject({ ok: true, size, notes: [] })
})

test('a log of 65 800 leaves, with tiles of three levels, is right', async () => {
  const { folder, pins } = await aSeenLog(someLeaves(65_800))
  writeInto(folder, pathOfTile(2, 0, 1), Buffer.alloc(32, 7))
  expect((await checked(folder, pins)).problems).toMatchObject([{ tile: 'tile/2/000' }])
}, 30_000)

test('whatever size was seen before, an honest log that grew from there is right', async () => {
  const sizes = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }))
  await fc.assert(
    fc.asyncProperty(sizes, async both => {
      const [before = 0, after = 0] = both.sort((a, b) => a - b)
      const { folder, pins } = await aSeenLog(LEAVES.slice(0, before))
      writeLog(folder, LEAVES.slice(0, after))
      expect(codes(await checked(folder, pins))).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 60_000)

describe('with the files alone changed', () => {
  const edited = LEAVES.with(300, aLeaf('override', { what: 'edited' }))
  const swapped = LEAVES.with(300, LEAVES[301] ?? '').with(301, LEAVES[300] ?? '')
  test.each([
    ['an edited leaf', 'leaf-edited', edited, 'leaf 300 was edited'],
    ['a deleted leaf', 'leaf-deleted', LEAVES.toSpliced(300, 1), 'leaf 300 was deleted'],
    [
      'an inserted leaf',
      'leaf-inserted',
      LEAVES.toSpliced(300, 0, ...someLeaves(1, 9000)),
      'leaf 300 was inserted',
    ],
    ['two leaves in another order', 'leaves-reordered', swapped, 'another order'],
    ['a last leaf that is gone', 'leaf-deleted', LEAVES.slice(0, 699), 'leaf 699 was deleted'],
  ])('%s is named', async (_, code, leaves, words) => {
    const { folder, pins } = await aSeenLog()
    for (const n of [0, 1, 2]) writeEntries(folder, n, leaves, 700)
    const answer = await checked(folder, pins)
    expect(codes(answer)).toEqual([code])
    expect(answer.problems[0]?.message).toContain(words)
    expect(codes(await served(folder, url => checked(url, pins)))).toEqual([code])
  })

  test('any single leaf that is changed is found', async () => {
    const { folder, pins } = await aSeenLog()
    for (const leaf of [0, 255, 256, 511, 512, 699]) {
      const changed = LEAVES.with(leaf, aLeaf('override', { what: 'x' }))
      writeEntries(folder, Math.floor(leaf / 256), changed)
      const { problems } = await checked(folder, pins)
      expect(problems).toMatchObject([{ code: 'leaf-edited', leaf }])
      writeEntries(folder, Math.floor(leaf / 256), LEAVES)
    }
  })

  test('a log whose end is cut off is named', async () => {
    const { folder, pins } = await aSeenLog()
    rmSync(join(folder, pathOfTile('entries', 2, 188)))
    expect(codes(await checked(folder, pins))).toEqual(['log-truncated'])
  })

  test('a changed tile of the upper level, and a changed root, are named', async () => {
    const { folder, pins } = await aSeenLog()
    writeInto(folder, pathOfTile(1, 0, 2), Buffer.alloc(64, 7))
    expect(codes(await checked(folder, pins))).toEqual(['tile-differs'])
    writeTiles(folder, LEAVES)
    writeInto(folder, 'checkpoint', checkpointOf(LEAVES.with(3, 'other')))
    expect(codes(await checked(folder, pins))).toEqual(['root-differs', 'log-forked'])
  })

  test('a leaf that is none is named', async () => {
    const { folder } = await aSeenLog()
    const broken = ['{"at":"1"}', LEAVES[1] ?? '', '', `${LEAVES[2]} `]
    writeLog(folder, broken)
    const answer = await checked(folder, join(aFolder(), 'pins'))
    expect(codes(answer)).toEqual(['leaf-malformed', 'leaf-malformed', 'leaf-malformed'])
    writeInto(folder, pathOfTile('entries', 0, 4), Buffer.from([0xff, 0xff, 1]))
    expect(codes(await checked(folder, join(aFolder(), 'pins')))).toEqual(['bundle-of-leaves'])
  })
})

describe('with everything built anew and signed by the log itself', () => {
  test('a log restored from an older copy, or cut off, was rolled back', async () => {
    const { folder, pins } = await aSeenLog()
    const older = writeLog(aFolder(), LEAVES.slice(0, 600))
    const answer = await checked(older, pins)
    expect(codes(answer)).toEqual(['log-rolled-back'])
    const today = new Date().toISOString().slice(0, 10)
    expect(answer.problems[0]?.message).toContain(
      `the log served 700 leaves to you on ${today}, today it serves 600: it was rolled back`,
    )
    expect(codes(await checked(folder, pins))).toEqual([])
  })

  test('an older copy that grew again past what was seen is a rewritten log', async () => {
    const { folder, pins } = await aSeenLog()
    writeLog(folder, [...LEAVES.slice(0, 600), ...someLeaves(300, 5000)])
    expect(codes(await checked(folder, pins))).toEqual(['log-rewritten'])
  })

  test.each([
    ['edited', LEAVES.with(0, aLeaf('override', { what: 'edited' }))],
    ['deleted', LEAVES.toSpliced(10, 1)],
    ['inserted', LEAVES.toSpliced(10, 0, ...someLeaves(1, 7000))],
    ['moved', LEAVES.with(5, LEAVES[600] ?? '').with(600, LEAVES[5] ?? '')],
  ])('a leaf %s in the past is a rewritten log', async (_, leaves) => {
    const { folder, pins } = await aSeenLog()
    writeLog(folder, [...leaves, ...someLeaves(50, 8000)])
    const answer = await checked(folder, pins)
    expect(codes(answer)).toEqual(['log-rewritten'])
    expect(answer.problems[0]?.message).toContain(
      'the first 700 leaves have changed since you looked',
    )
  })

  test('a fork served to one client is named, and the pin stays', async () => {
    const { folder, pins } = await aSeenLog()
    const fork = writeLog(aFolder(), LEAVES.with(699, aLeaf('override', { what: 'for you only' })))
    expect(codes(await served(fork, url => checked(url, pins)))).toEqual(['log-forked'])
    expect(codes(await served(folder, url => checked(url, pins)))).toEqual([])
  })
})

describe('signatures', () => {
  test('of another key, changed after signing, and missing ones are told apart', async () => {
    const { folder, pins } = await aSeenLog()
    writeInto(folder, 'checkpoint', checkpointOf(LEAVES, [aSigner(ORIGIN, 9)]))
    expect(codes(await checked(folder, pins))).toEqual(['signature-missing'])
    writeInto(folder, 'checkpoint', checkpointOf(LEAVES).replace('\n700\n', '\n699\n'))
    expect(codes(await checked(folder, pins))).toContain('signature-wrong')
  })

  test('the quorum of a policy must have countersigned', async () => {
    const folder = writeLog(aFolder(), LEAVES, [LOG_SIGNER, WITNESSES[0]])
    const policy = join(aFolder(), 'policy')
    const look = (quorum: string) => {
      writeFileSync(policy, policyOf(LOG_SIGNER, quorum))
      return checked(folder, join(aFolder(), 'pins'), '--policy', policy)
    }
    expect(codes(await look('one'))).toEqual([])
    expect(codes(await look('both'))).toEqual(['witnesses-missing'])
    const [text = ''] = checkpointOf(LEAVES).split('\n\n')
    const forged = `${text}\n\n${LOG_SIGNER.sign(`${text}\n`)}${WITNESSES[0].sign('another text')}`
    writeInto(folder, 'checkpoint', forged)
    expect(codes(await look('one'))).toEqual(['cosignature-wrong', 'witnesses-missing'])
  })

  test('a new key counts when a leaf of the log, signed for by the old one, names it', async () => {
    const { folder, pins } = await aSeenLog()
    const next = aSigner(ORIGIN, 9)
    const rotated = aLeaf('key.rotated', {
      origin: ORIGIN,
      oldKey: LOG_SIGNER.vkey,
      newKey: next.vkey,
    })
    const stranger = aLeaf('key.rotated', {
      origin: ORIGIN,
      oldKey: aSigner(ORIGIN, 8).vkey,
      newKey: next.vkey,
    })
    writeLog(folder, [...LEAVES, stranger], [next])
    expect(codes(await checked(folder, pins))).toEqual(['signature-missing'])
    writeLog(folder, [...LEAVES, rotated], [next])
    expect(codes(await checked(folder, pins))).toEqual([])
    writeLog(folder, [...LEAVES, rotated, ...someLeaves(3, 6000)], [next])
    expect(codes(await checked(folder, pins))).toEqual([])
  })

  test('on first use the keys come from the log, and the reader is told so', async () => {
    const answer = await checked(writeLog(aFolder(), LEAVES), join(aFolder(), 'pins'))
    expect(answer.notes.join()).toContain('first use')
  })
})

test('a mirror can be checked like the server, also when the log grew while it was read', async () => {
  const folder = writeLog(aFolder(), [...LEAVES, aLeaf('iteration.held', { inputHash: 'abc' })])
  writeInto(folder, 'bundle/abc', 'a bundle')
  for (const level of ['entries', 0] as const) {
    const partial = readFileSync(join(folder, pathOfTile(level, 2, 189)))
    rmSync(join(folder, `tile/${level}/002.p`), { recursive: true })
    writeInto(folder, pathOfTile(level, 2, 256), Buffer.concat([partial, Buffer.alloc(999)]))
  }
  const mirror = aFolder()
  const pins = join(aFolder(), 'pins')
  expect(codes(await served(folder, url => checked(url, pins, '--mirror', mirror)))).toEqual([])
  expect(codes(await checked(mirror, pins))).toEqual([])
  for (const file of ['policy', 'bundle/abc', 'checkpoint']) {
    expect(readFileSync(join(mirror, file))).toEqual(readFileSync(join(folder, file)))
  }
})

test('what cannot be checked is told in words: no log, no server, damaged pins, bad policy', async () => {
  const folder = writeLog(aFolder(), LEAVES)
  const pins = join(aFolder(), 'pins')
  expect(codes(await checked(aFolder(), pins))).toEqual(['no-file'])
  expect(codes(await checked('http://127.0.0.1:1/log', pins))).toEqual(['fault'])
  for (const checkpoint of [
    '',
    'x',
    'a\nb\nc\n',
    `${ORIGIN}\n-1\n${'A'.repeat(43)}=\n\n— a AAAAAAAA\n`,
  ]) {
    writeInto(folder, 'checkpoint', checkpoint)
    expect(codes(await checked(folder, pins))).toEqual(['bad-checkpoint'])
  }
  writeLog(folder, LEAVES)
  for (const policy of [
    '',
    'log x',
    `log ${LOG_SIGNER.vkey}\n`,
    `${policyOf()}group g 3 w0 w1\n`,
    `${policyOf()}x y\n`,
    `${policyOf()}witness w9 ${WITNESSES[0].vkey}\n`,
    `log ${WITNESSES[0].vkey}\nquorum none\n`,
  ]) {
    writeInto(folder, 'policy', policy)
    expect(codes(await checked(folder, pins))[0]).toMatch(/^bad-(policy|key)$/)
  }
  writeFileSync(pins, '{"a":{"size":"x"}}')
  expect(codes(await checked(folder, pins))).toEqual(['bad-pins'])
})
