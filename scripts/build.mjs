/** Builds the server and the browser's part when a source is newer than what was built. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at, exclusively, PINNED_NODE, ROOT, run, VITE } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'

const STAMP = at('dist', '.fingerprint')
const SINGLE_FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
]

/** Names, sizes and times of all sources: some milliseconds for a thousand files. */
export function fingerprint() {
  const hash = createHash('sha256')
  const add = path => {
    const facts = statSync(path)
    hash.update(`${relative(ROOT, path)}\0${facts.size}\0${facts.mtimeMs}\n`)
  }
  for (const name of SINGLE_FILES) if (existsSync(at(name))) add(at(name))
  for (const entry of readdirSync(at('src'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(join(entry.parentPath, entry.name))
  }
  return hash.digest('hex')
}

/** @returns {Promise<boolean>} false when the build failed; its words are on stderr by then. */
export async function ensureBuilt() {
  if (isBuilt()) return true
  return exclusively(async () => {
    if (isBuilt()) return true
    console.error('Building Kezek ...')
    const before = fingerprint()
    rmSync(STAMP, { force: true })
    const parts = [buildPart('vite.server.config.ts')]
    if (existsSync(at('vite.config.ts'))) parts.push(buildPart('vite.config.ts'))
    if ((await Promise.all(parts)).some(code => code !== 0)) return false
    writeFileSync(STAMP, before)
    return true
  })
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

function buildPart(config) {
  return run(
    PINNED_NODE,
    [VITE, 'build', '--config', config, '--logLevel', 'warn'],
    ['ignore', 2, 2],
  )
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled()
  process.exitCode = (await ensureBuilt()) ? 0 : 1
}
