/**
 * Puts back into package-lock.json the optional binaries of other systems that npm leaves out when the
 * registry at hand does not offer them; without their entries `npm ci` refuses the lock. Run after each
 * `npm install` that changed it. No integrity is known for them: npm asks the registry on such a system.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { at } from './checkout.mjs'

const PATH = at('package-lock.json')
const SYSTEMS = [
  'android',
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openharmony',
  'sunos',
  'aix',
  'netbsd',
  'openbsd',
]
const PROCESSORS = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'ppc64le',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
]

const lock = JSON.parse(readFileSync(PATH, 'utf8'))
const { packages } = lock

/** As Node looks a package up: in the folder's own node_modules, then in each above it. */
function isListed(from, name) {
  for (let folder = from; ; ) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
    const cut = folder.lastIndexOf('/node_modules/')
    folder = cut < 0 ? '' : folder.slice(0, cut)
  }
}

/** `@scope/cli-linux-x64-musl` says for which system it is; others cannot be completed. */
function entryFor(name, version, dev) {
  const words = name.split('/').at(-1).split('-')
  const os = SYSTEMS.find(system => words.some(word => word === system || word === `${system}musl`))
  const cpu = PROCESSORS.find(processor => words.includes(processor))
  if (os === undefined || cpu === undefined || !/^\d/.test(version)) return undefined
  const musl = words.some(word => word.endsWith('musl'))
  const libc = os === 'linux' ? { libc: [musl ? 'musl' : 'glibc'] } : {}
  return { version, cpu: [cpu], ...(dev ? { dev: true } : {}), ...libc, optional: true, os: [os] }
}

let added = 0
for (const [from, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isListed(from, name)) continue
    const made = entryFor(name, version, entry.dev)
    if (made === undefined) continue
    packages[`node_modules/${name}`] = made
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`)
console.error(`package-lock.json: ${added} entries added`)
