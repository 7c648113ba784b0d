/** A portal that listens, with its built styles and scripts, and a browser that looks at it. */

import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'
import type { Database } from '../src/platform/db/database.ts'
import { loadAssets } from '../src/portal/layout/assets.ts'
import { launchBrowser } from './browser.ts'
import { aPortal, type PortalOptions } from './portal.ts'

/** @param name of the test file: each builds into a folder of its own */
export async function aServedPortal(database: Database, name: string, options: PortalOptions = {}) {
  const outDir = join(import.meta.dirname, '../node_modules/.cache', `kezek-${name}`)
  await build({ logLevel: 'error', build: { outDir } })
  const assets = loadAssets(join(outDir, 'manifest.json'))
  const portal = await aPortal(database, { ...options, assets, clientFolder: outDir })
  await portal.app.listen({ port: 0, host: 'localhost' })
  const { port } = portal.app.server.address() as AddressInfo
  portal.deps.config.publicUrl.port = String(port)
  const browser = await launchBrowser()
  return {
    ...portal,
    browser,
    origin: `http://localhost:${port}`,
    async close() {
      await browser.close()
      await portal.app.close()
    },
  }
}
