/** Reads the manifest of the client build and gives the addresses of its hashed files. */
import { readFileSync } from 'node:fs'

/** Where the server must offer the files of the client build (`dist/client`). */
export const ASSETS_PREFIX = '/assets/'

export type Assets = Readonly<{
  stylesheets: readonly string[]
  scripts: readonly string[]
  /** Service workers: no page loads them, one registers them. */
  workers: readonly string[]
}>

/** For pages rendered before a build exists, e.g. in tests. */
export const NO_ASSETS: Assets = { stylesheets: [], scripts: [], workers: [] }

type ManifestEntry = { file: string; isEntry?: boolean }

function isManifest(value: unknown): value is Record<string, ManifestEntry> {
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).every(entry => typeof entry?.file === 'string')
}

/** @throws Error that says which file is missing or wrong and how it is made */
export function loadAssets(manifestPath: string): Assets {
  const manifest = readManifest(manifestPath)
  const entries = Object.values(manifest).filter(entry => entry.isEntry === true)
  const hrefs = (ending: string) =>
    entries.filter(entry => entry.file.endsWith(ending)).map(entry => ASSETS_PREFIX + entry.file)
  const scripts = hrefs('.js')
  const isWorker = (href: string) => href.includes('-worker-')
  const assets = {
    stylesheets: hrefs('.css'),
    scripts: scripts.filter(href => !isWorker(href)),
    workers: scripts.filter(isWorker),
  }
  if (assets.stylesheets.length === 0) {
    throw new Error(
      `The client build's manifest ${manifestPath} names no stylesheet; run "vite build" again`,
    )
  }
  return assets
}

function readManifest(manifestPath: string): Record<string, ManifestEntry> {
  let text: string
  try {
    text = readFileSync(manifestPath, 'utf8')
  } catch (cause) {
    throw new Error(
      `The client build is missing: ${manifestPath} cannot be read; run "vite build" first`,
      { cause },
    )
  }
  const value: unknown = JSON.parse(text)
  if (!isManifest(value)) throw new Error(`${manifestPath} is not a manifest of the client build`)
  return value
}
