/** The witness over HTTP: its one address, its page, strangers, and many who ask at the same moment. */
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { standingClock } from '../../clock.ts'
import { valueIn } from '../note-keys.fixture.ts'
import { parseNote } from '../signed-note.ts'
import { aLog, aWitnessFolder, type Fork, type TestLog } from './a-log.fixture.ts'
import { type OpenWitness, openWitness } from './open-witness.ts'
import { type ServedWitness, serveWitness } from './serve-witness.ts'
import { openHttpWitness } from './submit-over-http.ts'
import { requestCosignature } from './witness-client.ts'

const logs = Array.from({ length: 6 }, (_, index) => aLog(`log.example/${index}`))
const [log = aLog()] = logs
const FORK: Fork = { at: 2, name: 'fork' }
let folder: ReturnType<typeof aWitnessFolder>
let witness: OpenWitness
let served: ServedWitness
const faults: unknown[] = []

beforeEach(async () => {
  folder = aWitnessFolder()
  witness = openWitness({
    name: 'witness.example/w1',
    folder: folder.path,
    logVkeys: logs.map(one => one.vkey),
    clock: standingClock('2026-09-01T09:00'),
  })
  served = await serveWitness(witness, {
    host: '127.0.0.1',
    port: 0,
    onFault: fault => faults.push(fault),
  })
})
afterEach(async () => {
  await served.close()
  witness.store.close()
  folder.remove()
  expect(faults.splice(0)).toEqual([])
})

const client = () => openHttpWitness(witness.cosigner.vkey, served.url)
const page = async () => (await fetch(served.url)).text()

test('GET / says who it is and the latest cosigned checkpoint of each log, which anyone can verify', async () => {
  expect(await page()).toContain(`${log.origin}: nothing cosigned yet`)
  expect((await client().submit(log.request(0, 5))).status).toBe(200)
  const text = await page()
  expect(text.split('\n').slice(0, 2)).toEqual([
    'Witness witness.example/w1',
    witness.cosigner.vkey,
  ])
  const note = text.slice(text.indexOf(`\n\n${log.origin}\n`) + 2).split(/(?<==\n)(?=\n(?!—))/)[0]
  const { signatures } = valueIn(parseNote(note ?? ''))
  expect(signatures.map(one => one.name)).toEqual([log.origin, 'witness.example/w1'])
})

test('other addresses and methods are refused, large bodies before they are read', async () => {
  const statuses = await Promise.all([
    fetch(`${served.url}/elsewhere`),
    fetch(`${served.url}/add-checkpoint`),
    fetch(served.url, { method: 'POST', body: 'x' }),
    fetch(`${served.url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(70_000) }),
    fetch(`${served.url}/add-checkpoint`, { method: 'POST', body: 'x' }),
    fetch(served.url, { method: 'HEAD' }),
  ])
  expect(statuses.map(answer => answer.status)).toEqual([404, 405, 404, 413, 400, 200])
})

test('who hangs up in the middle disturbs nobody', async () => {
  const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
  socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: w\r\ncontent-length: 500\r\n\r\nold 0\n')
  await new Promise<void>(resolve => socket.end(() => resolve()))
  socket.destroy()
  expect((await client().submit(log.request(0, 3))).status).toBe(200)
})

async function racing(one: TestLog): Promise<{ answers: number[]; isFork: boolean }> {
  const bodies = Array.from({ length: 12 }, (_, index) =>
    one.request(0, 4, index % 2 === 0 ? undefined : FORK),
  )
  const answers = await Promise.all(bodies.map(body => client().submit(body)))
  const isFork = answers.findIndex(answer => answer.status === 200) % 2 === 1
  return { answers: answers.map(answer => answer.status).sort(), isFork }
}

test('of two histories asked for at the same moment one is ever cosigned, and sizes only grow', async () => {
  let stopped = false
  const sizes: number[][] = logs.map(() => [])
  const watching = (async () => {
    while (!stopped) {
      const text = await page()
      for (const [index, one] of logs.entries()) {
        sizes[index]?.push(Number(new RegExp(`\n${one.origin}\n(\\d+)\n`).exec(text)?.[1] ?? 0))
      }
    }
  })()
  const races = logs.map(async one => {
    const { answers, isFork } = await racing(one)
    expect(answers).toEqual([200, ...Array(11).fill(409)])
    const ask = (size: number, fork: Fork | undefined) =>
      requestCosignature(client(), {
        note: one.note(size, fork),
        size,
        prove: async oldSize => one.prove(oldSize, size, fork),
        lastKnownSize: 4,
      })
    const [winner, loser] = isFork ? [FORK, undefined] : [undefined, FORK]
    const growth = [12, 5, 9, 7, 12, 6, 11].map(size => ask(size, winner))
    const forks = [12, 5, 9, 4].map(size => ask(size, loser))
    for (const answer of await Promise.all(forks)) {
      expect(answer.ok ? 'cosigned' : answer.error.problem).toMatch(/^(fork|ahead|bad-answer)$/)
    }
    for (const answer of await Promise.all(growth)) {
      expect(answer.ok ? 'cosigned' : answer.error.problem).toMatch(/^(cosigned|ahead|bad-answer)$/)
    }
    expect((await ask(12, winner)).ok).toBe(true)
    const known = witness.store.find(one.origin)
    expect(known?.note.startsWith(valueIn(parseNote(one.note(12, winner))).text)).toBe(true)
  })
  await Promise.all(races)
  stopped = true
  await watching
  for (const seen of sizes) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

test('a fault of the disk is a bare 500, and nothing is cosigned', async () => {
  const broken = {
    ...witness,
    store: {
      ...witness.store,
      advance: () => {
        throw new Error('disk full')
      },
    },
  }
  const other = await serveWitness(broken, {
    host: '127.0.0.1',
    port: 0,
    onFault: fault => faults.push(fault),
  })
  const answer = await openHttpWitness(witness.cosigner.vkey, other.url).submit(log.request(0, 3))
  expect(answer).toMatchObject({ status: 500, body: 'the witness is out of order\n' })
  expect(String(faults.splice(0))).toContain('disk full')
  expect(witness.store.find(log.origin)?.size).toBe(0)
  await other.close()
})
