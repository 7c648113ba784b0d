/** Prometheus metrics of the process: counts and durations by path pattern, nothing about people. */
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { pathPattern } from './request-log.ts'

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])

export function measureRequests(app: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labels = ['method', 'path', 'status'] as const
  const requests = new Counter({
    name: 'kezek_http_requests_total',
    help: 'Answered requests',
    labelNames: labels,
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'kezek_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'path'] as const,
    buckets: SECONDS,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    // A stranger may send any method: each would be a new series.
    const method = METHODS.has(request.method) ? request.method : 'other'
    const path = pathPattern(request)
    requests.inc({ method, path, status: String(reply.statusCode) })
    duration.observe({ method, path }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
