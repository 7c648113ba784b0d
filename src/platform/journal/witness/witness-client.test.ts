/** What the log makes of a witness's answers: honest ones, late ones, and lies. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standingClock } from '../../clock.ts'
import { openCosigner } from '../cosignature.ts'
import { aKey, valueIn } from '../note-keys.fixture.ts'
import { parseNote } from '../signed-note.ts'
import { aLog, aWitnessFolder, type Fork } from './a-log.fixture.ts'
import type { WitnessAnswer } from './add-checkpoint.ts'
import { type LocalWitness, openLocalWitness } from './local-witness.ts'
import { openHttpWitness } from './submit-over-http.ts'
import { requestCosignature, type Witness } from './witness-client.ts'

const log = aLog()
const clock = standingClock('2026-09-01T09:00')
let folder: ReturnType<typeof aWitnessFolder>
let local: LocalWitness
beforeEach(() => {
  folder = aWitnessFolder()
  const name = 'witness.example/w1'
  local = openLocalWitness({
    number: 1,
    name,
    dataFolder: folder.path,
    logVkeys: [log.vkey],
    clock,
  })
})
afterEach(() => {
  local.close()
  folder.remove()
})

/** Asks for `size`; tells the problem, or `cosigned`, and the old sizes that were proved from. */
async function ask(witness: Witness, size: number, lastKnownSize = 0, fork?: Fork) {
  const proved: number[] = []
  const answer = await requestCosignature(witness, {
    note: log.note(size, fork),
    size,
    lastKnownSize,
    prove: async oldSize => {
      proved.push(oldSize)
      return log.prove(oldSize, size, fork)
    },
  })
  return answer.ok ? { problem: 'cosigned', proved, ...answer.value } : { ...answer.error, proved }
}

describe('an honest witness', () => {
  test('cosigns the first tree, its growth, and the same tree anew', async () => {
    expect(await ask(local, 4)).toMatchObject({ problem: 'cosigned', proved: [] })
    expect(await ask(local, 9, 4)).toMatchObject({ problem: 'cosigned', proved: [4] })
    expect(await ask(local, 9, 9)).toMatchObject({
      problem: 'cosigned',
      proved: [],
      at: clock.now().epochMilliseconds / 1000,
    })
  })

  test('tells the size that we did not know, too small or too large', async () => {
    await ask(local, 4)
    expect(await ask(local, 9)).toMatchObject({ problem: 'cosigned', proved: [4] })
    expect(await ask(local, 12, 3)).toMatchObject({ problem: 'cosigned', proved: [3, 9] })
    expect(await ask(local, 12, 0)).toMatchObject({ problem: 'cosigned', proved: [] })
    expect(await ask(local, 14, 1000)).toMatchObject({ problem: 'cosigned', proved: [12] })
  })

  test('is ahead of a log that was restored from an older backup', async () => {
    await ask(local, 9)
    for (const known of [0, 4, 9, 6]) {
      expect(await ask(local, 6, known)).toMatchObject({ problem: 'ahead', size: 9 })
    }
  })

  test('sees a fork, larger or of the same size', async () => {
    await ask(local, 9)
    const fork = { at: 5, name: 'fork' }
    expect(await ask(local, 9, 9, fork)).toMatchObject({ problem: 'fork', size: 9 })
    expect(await ask(local, 9, 0, fork)).toMatchObject({ problem: 'fork', size: 9 })
    expect(await ask(local, 12, 9, fork)).toMatchObject({ problem: 'fork', size: 9 })
    expect(await ask(local, 12, 9)).toMatchObject({ problem: 'cosigned' })
  })

  test('refuses a log that it does not watch', async () => {
    local.close()
    const options = { name: 'w2', dataFolder: folder.path, clock }
    local = openLocalWitness({ ...options, number: 2, logVkeys: [aLog('log.example/2').vkey] })
    expect(await ask(local, 3)).toMatchObject({
      problem: 'refused',
      detail: '404 the log is not known here',
    })
  })
})

describe('a witness that is not believed', () => {
  const answering = (...answers: Partial<WitnessAnswer>[]): Witness => ({
    vkey: local.vkey,
    submit: async () => ({ status: 200, contentType: '', body: '', ...answers.shift() }),
  })
  const conflict = (size: string) => ({ status: 409, body: size })

  test('gives a signature of another text, of another key or none', async () => {
    const { text } = valueIn(parseNote(log.note(8)))
    const stranger = openCosigner('witness.example/w1', aKey()).cosign(text, 1)
    const { body: older } = await local.submit(log.request(0, 3))
    for (const body of ['', older, stranger, 'OK\n', older.slice(0, -1), '\ufffd'.repeat(1000)]) {
      expect(await ask(answering({ body }), 8)).toMatchObject({ problem: 'bad-answer' })
    }
  })

  test('may send other signatures beside its own', async () => {
    const { text } = valueIn(parseNote(log.note(8)))
    const stranger = openCosigner('stranger.example', aKey()).cosign(text, 1)
    const { body } = await local.submit(log.request(0, 8))
    expect(await ask(answering({ body: stranger + body }), 8)).toMatchObject({
      problem: 'cosigned',
      line: body,
    })
  })

  test('tells no size, or another each time: three questions at most', async () => {
    for (const body of ['', 'nine\n', '-1\n', '07\n', '9007199254740993\n', '1e3\n']) {
      expect(await ask(answering(conflict(body)), 8)).toMatchObject({ problem: 'bad-answer' })
    }
    const wandering = answering(...['3\n', '5\n', '4\n', '3\n'].map(conflict))
    expect(await ask(wandering, 8)).toMatchObject({ problem: 'bad-answer', proved: [3, 5] })
  })

  test('is out of order, redirects or refuses', async () => {
    const found = async (status: number) => (await ask(answering({ status }), 8)).problem
    expect(await Promise.all([500, 503, 429, 400, 403, 302, 204].map(found))).toEqual([
      ...Array(3).fill('unreachable'),
      ...Array(2).fill('refused'),
      ...Array(2).fill('bad-answer'),
    ])
  })
})

describe('over HTTP', () => {
  let server: Server
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  const serving = async (listener: RequestListener, timeoutMs?: number) => {
    server = createServer(listener).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    return openHttpWitness(local.vkey, `http://127.0.0.1:${port}/prefix/`, timeoutMs)
  }

  test('the request goes to the prefix, a redirect is not followed', async () => {
    const paths: unknown[] = []
    const witness = await serving((request, response) => {
      paths.push(`${request.method} ${request.url}`)
      response.writeHead(307, { location: '/prefix/elsewhere' }).end()
    })
    expect(await ask(witness, 3)).toMatchObject({ problem: 'bad-answer', detail: '307' })
    expect(paths).toEqual(['POST /prefix/add-checkpoint'])
  })

  test('silence, a broken line and an endless answer are unreachable', async () => {
    const silent = await serving(() => undefined, 50)
    expect(await ask(silent, 3)).toMatchObject({ problem: 'unreachable' })
    server.closeAllConnections()
    server.close()
    const broken = await serving(request => request.socket.destroy())
    expect(await ask(broken, 3)).toMatchObject({ problem: 'unreachable' })
    server.close()
    const endless = await serving((_request, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more)
      }
      more()
    })
    expect(await ask(endless, 3)).toMatchObject({
      problem: 'unreachable',
      detail: 'the answer of the witness is too large',
    })
  })

  test('only https is asked, or this machine', async () => {
    server = createServer()
    for (const url of [
      'http://witness.example',
      'ftp://127.0.0.1',
      'witness',
      'http://127.0.0.1.example/',
    ]) {
      expect(() => openHttpWitness(local.vkey, url), url).toThrow()
    }
    for (const url of ['https://witness.example/a', 'http://[::1]:1', 'http://localhost']) {
      expect(openHttpWitness(local.vkey, url).vkey).toBe(local.vkey)
    }
  })
})
