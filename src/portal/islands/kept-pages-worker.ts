/**
 * Opens the marking page without a network, on a device whose person asked for it (decision 0029). The network comes first;
 * a page that was kept answers when there is none. It keeps only what the page itself tells it to keep.
 */
import { chooseKept, isMarkingPath, isOld, type KeptPage } from './kept-pages.ts'

type WorkerEvent = Event & { waitUntil(work: Promise<unknown>): void }
type FetchEvent = WorkerEvent & {
  readonly request: Request
  respondWith(a: Promise<Response>): void
}
type Message = WorkerEvent & {
  readonly data: { readonly page: string; readonly files: readonly string[] }
  readonly ports: readonly MessagePort[]
}

/** Named in `portal.ts` too, which forgets it when the person leaves. */
const CACHE = 'kezek-marking'
const KEPT_AT = 'x-kept-at'
/** A network that says nothing for so long is none. */
const SILENT_MS = 8_000

const worker = self as unknown as {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: string, listener: (event: Event) => void): void
}

worker.addEventListener('install', event => (event as WorkerEvent).waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event =>
  (event as WorkerEvent).waitUntil(worker.clients.claim()),
)

worker.addEventListener('message', event => {
  const { data, ports } = event as Message
  const answer = (kept: boolean) => ports[0]?.postMessage(kept)
  const kept = keep(data.page, data.files).then(answer, () => answer(false))
  ;(event as Message).waitUntil(kept)
})

worker.addEventListener('fetch', event => {
  const { request } = event as FetchEvent
  if (request.method !== 'GET') return
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (url.pathname.startsWith('/assets/')) (event as FetchEvent).respondWith(answerFile(request))
  if (request.mode === 'navigate' && isMarkingPath(url.pathname)) {
    ;(event as FetchEvent).respondWith(answerPage(request, url))
  }
})

async function keep(page: string, files: readonly string[]): Promise<boolean> {
  const response = await fetch(page, { redirect: 'manual', headers: { accept: 'text/html' } })
  if (!response.ok) return false
  const cache = await caches.open(CACHE)
  await forget(cache, files)
  for (const file of files) if ((await cache.match(file)) === undefined) await cache.add(file)
  const headers = new Headers(response.headers)
  // Of the way it came, not of the text.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  headers.set(KEPT_AT, new Date().toISOString())
  await cache.put(page, new Response(await response.text(), { headers }))
  return true
}

/** What is too old; and with the files of another version the pages that were made for them. */
async function forget(cache: Cache, files: readonly string[]): Promise<void> {
  const now = new Date()
  const addresses = (await cache.keys()).map(({ url }) => new URL(url))
  const isFile = ({ pathname }: URL) => /^\/assets\/.*\.(css|js)$/.test(pathname)
  const past = addresses.filter(one => isFile(one) && !files.includes(one.pathname))
  for (const one of past) await cache.delete(one)
  for (const one of await findKept(cache)) {
    if (past.length > 0 || isOld(one, now)) await cache.delete(one.address)
  }
}

async function findKept(cache: Cache): Promise<readonly KeptPage[]> {
  const kept: KeptPage[] = []
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url)
    if (!isMarkingPath(pathname)) continue
    const keptAt = (await cache.match(request))?.headers.get(KEPT_AT) ?? ''
    kept.push({ address: pathname + search, keptAt })
  }
  return kept
}

/** Names of files carry a hash of what is in them: one that was kept is right. */
async function answerFile(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok && request.url.endsWith('.woff2')) await cache.put(request, response.clone())
  return response
}

async function answerPage(request: Request, asked: URL): Promise<Response> {
  const sent = fetch(request)
  const silence = new Promise<undefined>(resolve => setTimeout(resolve, SILENT_MS, undefined))
  const response = await Promise.race([sent, silence]).catch(() => undefined)
  if (response !== undefined && response.status < 500) {
    // Led away: nobody is signed in here any more, and nobody else shall read the names.
    if (response.type === 'opaqueredirect') await caches.delete(CACHE)
    return response
  }
  return (await showKept(asked)) ?? response ?? sent
}

async function showKept(asked: URL): Promise<Response | undefined> {
  const cache = await caches.open(CACHE)
  const chosen = chooseKept(await findKept(cache), asked.pathname + asked.search, new Date())
  const kept = chosen && (await cache.match(chosen.address))
  if (chosen === undefined || kept === undefined) return undefined
  const text = await kept.text()
  // The page's script is told that it is one, and of when.
  const marked = text.replace(' data-marking=', ` data-kept="${chosen.keptAt}" data-marking=`)
  return new Response(marked, { headers: kept.headers })
}
