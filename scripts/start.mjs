/** `npm start`: installs and builds what is missing, then serves the demonstration city. */

import { ensureBuilt } from './build.mjs'
import { at, become } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
if (await ensureBuilt()) {
  const command = ['--enable-source-maps', at('dist', 'server', 'cli.js'), 'serve']
  become([...command, ...process.argv.slice(2)], { KEZEK_MODE: 'demo', ...process.env })
} else {
  process.exitCode = 1
}
