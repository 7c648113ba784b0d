/**
 * One public page over HTTP, 100 connections, as the server really serves it: rendered, compressed, with ETag, a change visible
 * within a second. Reference of the same run: a bare Fastify route that sends as many bytes. Turn and turn about, three rounds each.
 */
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { systemClock } from '../src/platform/clock.ts'
import { NO_ASSETS } from '../src/portal/layout/assets.ts'
import { createWeb } from '../src/web.ts'
import type { BenchDatabase } from './bench-database.ts'
import { median, report } from './report.ts'

const GOAL = 0.5
const CONNECTIONS = 100
const SECONDS = 4
const ROUNDS = 3

type Answer = { readonly perSecond: number; readonly p99: number; readonly bytes: number }

function load(url: string): Promise<Answer> {
  // Beside the benchmark that runs; this file may stand in a chunk of its own.
  const worker = new Worker(join(dirname(process.argv[1] ?? ''), 'http-load.js'), {
    workerData: { url, connections: CONNECTIONS, seconds: SECONDS },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** `path` in a filled database. */
export async function measurePage(
  { database, setting }: BenchDatabase,
  page: { readonly bench: string; readonly size: string; readonly path: string },
): Promise<void> {
  const portal = await createWeb({
    database,
    setting,
    wallClock: systemClock,
    assets: NO_ASSETS,
    config: {
      mode: 'production',
      publicUrl: new URL('http://localhost'),
      trustProxy: false,
      clientFolder: undefined,
      requestsPerMinute: 100_000_000,
      keptAnswersMs: 1000,
    },
  })
  const address = await portal.listen({ host: '127.0.0.1', port: 0 })
  const url = `${address}${page.path}`
  const first = await fetch(url)
  const body = gzipSync(await first.text(), { level: 4 })
  const bare = Fastify()
  bare.get('/', (_, reply) =>
    reply.header('content-encoding', 'gzip').type('text/html; charset=utf-8').send(body),
  )
  const reference = `${await bare.listen({ host: '127.0.0.1', port: 0 })}/`
  await load(url)
  const pages: Answer[] = []
  const bares: Answer[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await load(reference))
    pages.push(await load(url))
  }
  const value = median(pages.map(one => one.perSecond))
  const base = median(bares.map(one => one.perSecond))
  report({
    bench: page.bench,
    size: page.size,
    value,
    unit: '1/s',
    reference: base,
    ratio: value / base,
    goal: `>= ${GOAL} x`,
    met: value / base >= GOAL,
    p99Ms: median(pages.map(one => one.p99)),
    bytes: pages[0]?.bytes ?? 0,
    referenceBytes: bares[0]?.bytes ?? 0,
  })
  await portal.close()
  await bare.close()
}
