/** `kezek witness` as an operator runs it: one JSON object when ready, the same key next time, an orderly end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aLog, aWitnessFolder } from '../platform/journal/witness/a-log.fixture.ts'
import { openHttpWitness } from '../platform/journal/witness/submit-over-http.ts'
import { runCommand } from './run-command.ts'

const log = aLog()
const other = aLog('log.example/2')
const running = new Set<ChildProcess>()
let folder: ReturnType<typeof aWitnessFolder>
beforeAll(() => {
  folder = aWitnessFolder()
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  folder.remove()
})

/** Without a database and without a single variable of the environment. */
async function start(...words: string[]) {
  const fixture = join(import.meta.dirname, 'witness-command.fixture.ts')
  const data = ['--name', 'witness.example/w1', '--data', join(folder.path, 'data'), '--port', '0']
  const child = spawn(process.execPath, [fixture, ...data, ...words], { env: {} })
  running.add(child)
  const warnings: string[] = []
  child.stderr.on('data', chunk => warnings.push(String(chunk)))
  const [line] = await once(createInterface(child.stdout), 'line')
  return {
    ...(JSON.parse(String(line)) as { name: string; vkey: string; url: string }),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      expect([await ended, warnings]).toEqual([[0, null], []])
      running.delete(child)
    },
  }
}

test('it tells name, vkey and address when ready, cosigns, ends at once and has its key and memory again', async () => {
  const first = await start('--log', log.vkey, '--log', other.vkey)
  expect(first).toMatchObject({ name: 'witness.example/w1' })
  const client = openHttpWitness(first.vkey, first.url)
  expect((await client.submit(log.request(0, 3))).status).toBe(200)
  expect((await client.submit(other.request(0, 3))).status).toBe(200)
  await first.stop()
  const policy = join(folder.path, 'policy')
  writeFileSync(policy, `log ${log.vkey}\nquorum none\n`)
  const second = await start('--policy', policy)
  expect(second.vkey).toBe(first.vkey)
  const again = openHttpWitness(second.vkey, second.url)
  expect(await again.submit(log.request(0, 4))).toMatchObject({ status: 409, body: '3\n' })
  expect((await again.submit(other.request(3, 4))).status).toBe(404)
  await second.stop()
})

/** Exit code and what stood on stderr. */
async function kezek(...words: string[]) {
  const said: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    said.push(String(text))
    return true
  })
  try {
    return [await runCommand(['witness', ...words], {}), said.join('')]
  } finally {
    stderr.mockRestore()
  }
}

test('what the operator can mend is told with exit code 2', async () => {
  const bad = join(folder.path, 'bad-policy')
  writeFileSync(bad, `log ${log.vkey}\n`)
  const good = ['--name', 'w', '--data', join(folder.path, 'w'), '--log', log.vkey]
  const mistakes: [words: string[], message: string][] = [
    [good.slice(2), '--name is missing'],
    [['--name', 'w', '--log', log.vkey], '--data is missing'],
    [good.slice(0, 4), 'at least one log'],
    [['--name', 'a b', ...good.slice(2)], 'no name for a witness'],
    [[...good, '--log', 'x'], '"x" is no vkey'],
    [[...good, '--port', '70000'], '"70000" is no port'],
    [[...good, '--policy', join(folder.path, 'none')], 'cannot be read'],
    [[...good, '--policy', bad], 'line 2: the quorum line is missing'],
    [
      ['--name', 'v', '--data', join(folder.path, 'data'), '--log', log.vkey],
      'belongs to the witness',
    ],
  ]
  for (const [words, message] of mistakes) {
    expect(await kezek(...words)).toEqual([2, expect.stringContaining(message)])
  }
})
