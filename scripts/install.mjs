/** Installs what package-lock.json names when node_modules does not hold exactly that. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { at, exclusively, PINNED_NODE, run } from './checkout.mjs'

const STAMP = at('node_modules', '.kezek-lock')

/** Cheap when nothing is to be done: one small file is hashed. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await exclusively(async () => {
    if (isInstalled()) return
    console.error('Installing the packages that Kezek needs (once, about a minute) ...')
    // From `npm start` the same npm is used; alone, the one in the path.
    const npm = process.env.npm_execpath
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const stdio = ['ignore', 2, 2]
    const code = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...args], stdio)
      : await run('npm', args, stdio)
    if (code !== 0 || !existsSync(PINNED_NODE)) {
      console.error('The install failed: see above. Is the package registry reachable?')
      process.exit(1)
    }
    linkCommand()
    writeFileSync(STAMP, lockHash())
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

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled()
