/** Installs what package-lock.json names when node_modules does not hold exactly that. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { at, exclusively, PINNED_NODE, ROOT } from './checkout.mjs'

const STAMP = at('node_modules', '.kezek-lock')

/** Cheap when nothing is to be done: one small file is hashed. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await exclusively(async () => {
    if (isInstalled()) return
    console.error('Installing the packages that Kezek needs (once, about a minute) ...')
    const code = await installLocked()
    if (code !== 0 || !existsSync(PINNED_NODE)) {
      console.error('The install failed: see above. Is the package registry reachable?')
      process.exit(1)
    }
    markInstalled()
  })
}

/**
 * Exactly the lock file. Where it does not name the packages of every other system (a registry may not
 * have them all), `npm ci` refuses it; then the same versions are installed without that demand.
 */
async function installLocked() {
  const exact = await npm(['ci'])
  if (exact.code !== 0 && exact.said.includes('EUSAGE')) {
    const free = await npm(['install', '--no-save'])
    process.stderr.write(free.said)
    return free.code
  }
  process.stderr.write(exact.said)
  return exact.code
}

/** From `npm start` the same npm is used; alone, the one in the path. */
function npm(args) {
  const script = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const [program, ...all] = script
    ? [process.execPath, script, ...args, ...quiet]
    : ['npm', ...args, ...quiet]
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, { cwd: ROOT, stdio: ['ignore', 2, 'pipe'] })
    let said = ''
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.once('error', reject)
    child.once('close', code => resolve({ code: code ?? 1, said }))
  })
}

function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash() && existsSync(PINNED_NODE)
}

/** Programs differ by system, so a node_modules carried to another machine is not this install. */
function lockHash() {
  const lock = readFileSync(at('package-lock.json'))
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
}

/** npm links the commands of dependencies, not the checkout's own one. */
function linkCommand() {
  const link = at('node_modules', '.bin', 'kezek')
  rmSync(link, { force: true })
  symlinkSync('../../bin/kezek.mjs', link)
}

/** Also npm's `postinstall`, so that after a bare `npm ci` or `npm install` nothing is installed twice. */
function markInstalled() {
  linkCommand()
  writeFileSync(STAMP, lockHash())
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.env.npm_lifecycle_event === 'postinstall') markInstalled()
  else await ensureInstalled()
}
