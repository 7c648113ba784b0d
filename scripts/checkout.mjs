/** The checkout's folders, and how its scripts run the pinned programs. Node 20 built-ins only. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} parts */
export const at = (...parts) => join(ROOT, ...parts)

/** The runtime that package.json pins; it exists after the install. */
export const PINNED_NODE = at('node_modules', '.bin', 'node')

export const VITE = at('node_modules', 'vite', 'bin', 'vite.js')
export const VITEST = at('node_modules', 'vitest', 'vitest.mjs')
export const BIOME = at('node_modules', '@biomejs', 'biome', 'bin', 'biome')
export const TSC = at('node_modules', 'typescript', 'bin', 'tsc')

/**
 * Runs a program to its end and resolves to its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio 2 for stdout keeps our own stdout for answers
 */
export function run(program, args, stdio = ['inherit', 'inherit', 'inherit']) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio })
    child.once('error', reject)
    child.once('exit', code => resolve(code ?? 1))
  })
}

/**
 * Becomes, as far as a parent can, the program: its signals, its exit code.
 * @param {string[]} args of the pinned node
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd the reader's own folder for commands that name files
 */
export function become(args, env = process.env, cwd = process.cwd()) {
  const child = spawn(PINNED_NODE, args, { cwd, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would cut its shutdown short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  if (process.env.npm_lifecycle_event) stopWithNpm(child)
  child.once('error', fault => {
    console.error(fault.message)
    process.exit(1)
  })
  child.once('exit', (code, signal) => {
    const numbers = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }
    process.exit(code ?? numbers[signal] ?? 1)
  })
}

/** A killed npm cannot pass its end on; without this the server would live on and hold its port. */
function stopWithNpm(child) {
  const npm = process.ppid
  setInterval(() => {
    if (process.ppid !== npm) child.kill('SIGTERM')
  }, 500).unref()
}

/**
 * Install and build happen once even when several commands start together; the others wait.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function exclusively(work) {
  const lock = at('dist', '.lock')
  mkdirSync(at('dist'), { recursive: true })
  while (!tryLock(lock)) {
    if (!holderLives(lock)) rmSync(lock, { force: true })
    await pause(100)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if (fault.code === 'EEXIST') return false
    throw fault
  }
}

function holderLives(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}
