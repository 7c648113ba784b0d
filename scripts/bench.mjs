/** `npm run bench -- NAME`: builds and runs bench/NAME.ts; without a name it lists them. */
import { existsSync, readdirSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { at, become, PINNED_NODE, run, VITE } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'

const [name = '', ...args] = process.argv.slice(2)
if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(at('bench', `${name}.ts`))) {
  const files = existsSync(at('bench')) ? readdirSync(at('bench')) : []
  const names = files.filter(file => /^[^.]+\.ts$/.test(file)).map(file => file.slice(0, -3))
  console.error(`Name one benchmark: ${names.join(', ') || 'there is none yet'}`)
  process.exit(2)
}
await ensureInstalled()
const build = [VITE, 'build', '--config', 'vite.server.config.ts', '--mode', 'bench']
const built =
  (await ensureBuilt()) &&
  (await run(PINNED_NODE, [...build, '--logLevel', 'warn'], ['ignore', 2, 2])) === 0
if (!built) process.exit(1)
become(['--enable-source-maps', '--expose-gc', at('dist', 'bench', `${name}.js`), ...args])
