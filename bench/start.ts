/**
 * The second start of a demonstration: from the command to the first page, and the server's memory. Reference of
 * the same run: how long this Node takes to start and to load the same packages.
 */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '../src/config.ts'
import { printTable, report } from './report.ts'

const GOAL_SECONDS = 5
const GOAL_MEGABYTES = 250
const PORT = 20_000 + Math.floor(Math.random() * 20_000)

const { root } = readConfig({})
const cli = join(root, 'dist/server/cli.js')
const dataFolder = await mkdtemp(join(tmpdir(), 'kezek-bench-start-'))
await chmod(dataFolder, 0o755)
const environment = {
  ...process.env,
  KEZEK_DATA: dataFolder,
  KEZEK_MODE: 'demo',
  PORT: String(PORT),
}

async function startAndAsk(): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now()
  const server = spawn(process.execPath, [cli, 'serve'], { env: environment, stdio: 'ignore' })
  const ended = new Promise(resolve => server.once('exit', resolve))
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${PORT}/kk`).catch(() => undefined)
    if (page?.status === 200) break
    if (server.exitCode !== null) throw new Error('the server ended before its first page')
    await pause(20)
  }
  const seconds = (performance.now() - start) / 1000
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  server.kill('SIGTERM')
  await ended
  return { seconds, megabytes }
}

const first = await startAndAsk()
const reference = performance.now()
spawnSync(process.execPath, [cli, '--help'], { env: environment })
const referenceSeconds = (performance.now() - reference) / 1000
const second = await startAndAsk()
report({
  bench: 'start',
  size: 'second start',
  value: second.seconds,
  unit: 's',
  reference: referenceSeconds,
  ratio: second.seconds / referenceSeconds,
  goal: `< ${GOAL_SECONDS} s, < ${GOAL_MEGABYTES} MB`,
  met: second.seconds < GOAL_SECONDS && second.megabytes < GOAL_MEGABYTES,
  megabytes: second.megabytes,
  firstStartSeconds: first.seconds,
})
await rm(dataFolder, { recursive: true, force: true })
printTable()
