/** `npm run dev`: builds at each change of a source and restarts the server. */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { at, become, PINNED_NODE, ROOT, VITE } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
if (!(await ensureBuilt())) process.exit(1)
// The watchers build without a stamp; the next `npm start` builds afresh.
rmSync(at('dist', '.fingerprint'), { force: true })
for (const config of ['vite.server.config.ts', 'vite.config.ts']) {
  if (!existsSync(at(config))) continue
  const args = [VITE, 'build', '--watch', '--config', config, '--logLevel', 'warn']
  const watcher = spawn(PINNED_NODE, args, { cwd: ROOT, stdio: ['ignore', 2, 2] })
  process.once('exit', () => watcher.kill())
}
const server = ['--enable-source-maps', at('dist', 'server', 'cli.js'), 'serve']
become(['--watch', '--watch-preserve-output', `--watch-path=${at('dist')}`, ...server], {
  KEZEK_MODE: 'demo',
  ...process.env,
})
