/** A witness killed under load: whatever it cosigned before is remembered after, and two on one folder are one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertDefined } from '../../../base/assert.ts'
import { parseCheckpoint } from '../checkpoint.ts'
import { verifyCosignature } from '../cosignature.ts'
import { valueIn } from '../note-keys.fixture.ts'
import { parseNote, parseSignatureLine, parseVkey } from '../signed-note.ts'
import { aLog, aWitnessFolder, type Fork } from './a-log.fixture.ts'
import { openHttpWitness } from './submit-over-http.ts'
import type { Witness } from './witness-client.ts'

type Process = { readonly witness: Witness; kill(): Promise<void> }

const running = new Set<ChildProcess>()
let folder: ReturnType<typeof aWitnessFolder>
beforeAll(() => {
  folder = aWitnessFolder()
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  folder.remove()
})

async function start(...logVkeys: string[]): Promise<Process> {
  const fixture = join(import.meta.dirname, 'witness-process.fixture.ts')
  const child = spawn(process.execPath, [fixture, folder.path, 'witness.example/w1', ...logVkeys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const [line] = await once(createInterface(assertDefined(child.stdout, 'a pipe')), 'line')
  const { vkey, url } = JSON.parse(String(line))
  return {
    witness: openHttpWitness(vkey, url),
    async kill() {
      running.delete(child)
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      expect(await ended).toEqual([null, 'SIGKILL'])
    },
  }
}

const log = aLog()
const FORK: Fork = { at: 0, name: 'fork' }
/** Tree sizes that were cosigned, by the history that they belong to. */
const cosigned = { true: new Set<number>(), forked: new Set<number>() }
const largest = () => Math.max(0, ...cosigned.true, ...cosigned.forked)

/** Asks, and notes what was cosigned; a witness that died on the way is no answer. */
async function ask(witness: Witness, oldSize: number, size: number, fork?: Fork) {
  const answer = await witness.submit(log.request(oldSize, size, fork)).catch(() => undefined)
  if (answer?.status !== 200) return answer
  const { text } = valueIn(parseNote(log.note(size, fork)))
  const line = valueIn(parseSignatureLine(answer.body))
  const verifier = valueIn(parseVkey(witness.vkey))
  expect(verifyCosignature(line, verifier, text).ok).toBe(true)
  cosigned[fork === undefined ? 'true' : 'forked'].add(valueIn(parseCheckpoint(text)).size)
  return answer
}

const ROUNDS = 12
const STEPS = 6

test('killed again and again under load it never cosigns a fork, and never less than it cosigned before', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { witness, kill } = await start(log.vkey)
    // The first tree settles which history it is.
    if (round === 0) expect((await ask(witness, 0, 2))?.status).toBe(200)
    // What it says that it remembers is no less than what it gave out before the kill.
    const told = await ask(witness, largest() + 5, largest() + 5)
    const remembered = Number(told?.body)
    expect(told?.contentType).toBe('text/x.tlog.size')
    expect(remembered).toBeGreaterThanOrEqual(largest())
    for (const size of [1, largest() - 1, remembered - 1]) {
      expect((await ask(witness, size, size))?.status).toBe(409)
      expect((await ask(witness, size - 1, size))?.status).toBe(409)
    }
    expect((await ask(witness, remembered, remembered, FORK))?.status).toBe(409)
    expect((await ask(witness, remembered, remembered + 3, FORK))?.status).toBe(422)
    let size = remembered
    for (let step = 0; step < STEPS; step += 1, size += 2) {
      const growth = [ask(witness, size, size + 2), ask(witness, size, size + 2, FORK)]
      if (step < STEPS - 1) await Promise.all(growth)
      else {
        // Killed while the last are on their way, at a point that differs from round to round.
        if (round % 3 > 0) await Promise.race(growth)
        if (round % 3 > 1) await Promise.all(growth)
        await kill()
        await Promise.all(growth)
      }
    }
  }
  expect(largest()).toBeGreaterThanOrEqual(ROUNDS * (STEPS - 1) * 2)
  expect([...cosigned.forked]).toEqual([])
}, 60_000)

test('two processes that start together on a new folder have one key and one memory', async () => {
  const other = aWitnessFolder()
  const before = folder
  folder = other
  try {
    const both = await Promise.all([start(log.vkey), start(log.vkey)])
    const [one, two] = both.map(process => process.witness)
    expect(one?.vkey).toBe(two?.vkey)
    const requests = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? one : two)?.submit(
        index % 4 < 2 ? log.request(0, 6) : log.request(0, 7, FORK),
      ),
    )
    const answers = await Promise.all(requests)
    const bodies = (status: number) =>
      answers.flatMap(answer => (answer?.status === status ? answer.body : []))
    expect([bodies(200).length, bodies(409).length]).toEqual([1, 39])
    expect([['6\n'], ['7\n']]).toContainEqual([...new Set(bodies(409))])
    for (const process of both) await process.kill()
  } finally {
    folder = before
    other.remove()
  }
}, 30_000)
