#!/usr/bin/env node
import { ensureBuilt } from '../scripts/build.mjs'
/** `npx kezek ...`: the command line, run under the pinned runtime; stdout is the command's alone. */
import { at, become } from '../scripts/checkout.mjs'
import { ensureInstalled } from '../scripts/install.mjs'

await ensureInstalled()
if (await ensureBuilt()) {
  become(['--enable-source-maps', at('dist', 'server', 'cli.js'), ...process.argv.slice(2)])
} else {
  process.exitCode = 1
}
