/**
 * The public page of a queue over HTTP, 100 connections, as the server really serves it: rendered, compressed,
 * with ETag, a change visible within a second. Reference of the same run: a bare Fastify route that sends as many
 * bytes. Turn and turn about, three rounds each.
 */

import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { renewMilestones } from '../src/domain/queue/renew-milestones.ts'
import { systemClock } from '../src/platform/clock.ts'
import { NO_ASSETS } from '../src/portal/layout/assets.ts'
import { createWeb } from '../src/web.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { median, printTable, report } from './report.ts'

const GOAL = 0.5
const CONNECTIONS = 100
const SECONDS = 4
const ROUNDS = 3

type Answer = { readonly perSecond: number; readonly p99: number; readonly bytes: number }

function load(url: string): Promise<Answer> {
  const worker = new Worker(new URL('./http-load.js', import.meta.url), {
    workerData: { url, connections: CONNECTIONS, seconds: SECONDS },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function measure(bench: BenchDatabase, queued: number): Promise<void> {
  const { database, owner, setting } = bench
  await fillCity(owner, 'taraz', { children: queued, queued, places: 25 })
  await fillClubs(owner)
  await renewMilestones(database, 0)
  await owner.query('vacuum analyze')
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
  const page = `${address}/kk/queue/taraz/3/general`
  const first = await fetch(page)
  const body = gzipSync(await first.text(), { level: 4 })
  const bare = Fastify()
  bare.get('/', (_, reply) =>
    reply.header('content-encoding', 'gzip').type('text/html; charset=utf-8').send(body),
  )
  const reference = `${await bare.listen({ host: '127.0.0.1', port: 0 })}/`
  await load(page)
  const pages: Answer[] = []
  const bares: Answer[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await load(reference))
    pages.push(await load(page))
  }
  const value = median(pages.map(one => one.perSecond))
  const base = median(bares.map(one => one.perSecond))
  report({
    bench: 'queue-page',
    size: `${queued} queued`,
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

for (const queued of [4_500, 45_000]) {
  await withBenchDatabase('2026-07-01T09:00', bench => measure(bench, queued))
}
printTable()
