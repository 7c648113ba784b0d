/** Where a log is read from: a server, or a folder with the same layout; and the folder of a mirror. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { TILE } from './merkle.ts'
import { Wrong } from './problem.ts'

/** `find` gives undefined when there is no such file; one that is there and cannot be read is a fault. */
export type Source = ReturnType<typeof openSource>

/** `mirror`: a folder that gets a copy of every file that was read. */
export function openSource(place: string, mirror?: string) {
  const find = async (path: string) => {
    // Parts of a path come from the log that is being checked: they must not lead out of the folders.
    if (path.includes('..')) return undefined
    const url = `${place.replace(/\/+$/, '')}/${path}`
    const here = (file: string) => (existsSync(file) ? readFileSync(file) : undefined)
    const bytes = await (/^https?:/.test(place) ? download(url) : here(join(place, path)))
    if (bytes !== undefined && mirror !== undefined) {
      mkdirSync(dirname(join(mirror, path)), { recursive: true })
      writeFileSync(join(mirror, path), bytes)
    }
    return bytes
  }
  const get = async (path: string) => {
    const bytes = await find(path)
    if (bytes === undefined) throw new Wrong('no-file', { path, place })
    return bytes
  }
  return { find, get }
}

async function download(url: string): Promise<Buffer | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw new Error(`${url} cannot be reached: ${String(error.cause ?? error.message)}`)
  })
  if (answer.status === 404) return undefined
  if (answer.status === 429) {
    await setTimeout(1000 * Number(answer.headers.get('retry-after') ?? 1))
    return download(url)
  }
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** `tile/<level>/<n>` of tlog-tiles: three digits a folder, an x before all but the last. */
export function tilePath(level: number | 'entries', n: number): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, '0')
  return `tile/${level}/${digits.replace(/\d{3}(?=\d)/g, 'x$&/')}`
}

/** A tile of at least that width: when the log grew meanwhile, only the full one is there. */
export async function findTile(source: Source, path: string, width: number) {
  const partial = width < TILE ? await source.find(`${path}.p/${width}`) : undefined
  return partial ?? source.find(path)
}
