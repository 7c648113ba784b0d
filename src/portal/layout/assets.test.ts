/** What the server learns from the client build. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadAssets } from './assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'kezek-assets-'))
afterAll(() => rmSync(folder, { recursive: true }))

function manifestWith(value: unknown): string {
  const path = join(folder, 'manifest.json')
  writeFileSync(path, JSON.stringify(value))
  return path
}

test('only the entries become links, each under the assets address; a worker is apart', () => {
  const path = manifestWith({
    'a.css': { file: 'portal-1.css', isEntry: true },
    'a.ts': { file: 'portal-2.js', isEntry: true },
    'w.ts': { file: 'kept-worker-4.js', isEntry: true },
    'f.woff2': { file: 'inter-3.woff2' },
  })
  expect(loadAssets(path)).toEqual({
    stylesheets: ['/assets/portal-1.css'],
    scripts: ['/assets/portal-2.js'],
    workers: ['/assets/kept-worker-4.js'],
  })
})

test('a missing build says which file is missing and what to run', () => {
  const path = join(folder, 'nowhere.json')
  expect(() => loadAssets(path)).toThrow(/nowhere\.json.*vite build/)
})

test('a manifest without a stylesheet is refused, since a page without style would look broken', () => {
  expect(() => loadAssets(manifestWith({}))).toThrow(/no stylesheet/)
})
