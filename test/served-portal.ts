/** A portal that listens, with its built styles and scripts, and a browser that looks at it. */

import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import type { Database } from '../src/platform/db/database.ts'
import { loadAssets } from '../src/portal/layout/assets.ts'
import { launchBrowser } from './browser.ts'
import { aPortal, type PortalOptions } from './portal.ts'

// Modules live as long as the worker (vitest.config.ts): styles and scripts are built once, and one browser looks at all.
let assetFolder: Promise<string> | undefined
let browser: Promise<Browser> | undefined

async function buildAssets(): Promise<string> {
  const outDir = join(import.meta.dirname, '../node_modules/.cache', `kezek-test-${process.pid}`)
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({ logLevel: 'error', build: { outDir } })
  return outDir
}

/** A browser that ended is another one for the next file. */
async function findBrowser(): Promise<Browser> {
  const known = await browser?.catch(() => undefined)
  if (known?.isConnected() !== true) browser = launchBrowser()
  return browser ?? launchBrowser()
}

export async function aServedPortal(database: Database, options: PortalOptions = {}) {
  assetFolder ??= buildAssets()
  const outDir = await assetFolder
  const assets = loadAssets(join(outDir, 'manifest.json'))
  const portal = await aPortal(database, { ...options, assets, clientFolder: outDir })
  await portal.app.listen({ port: 0, host: 'localhost' })
  const { port } = portal.app.server.address() as AddressInfo
  portal.deps.config.publicUrl.port = String(port)
  const looking = await findBrowser()
  return {
    ...portal,
    browser: looking,
    origin: `http://localhost:${port}`,
    /** Of the browser only what this file opened: no other file of the worker runs meanwhile. */
    async close() {
      for (const context of looking.contexts()) await context.close()
      await portal.app.close()
    },
  }
}
