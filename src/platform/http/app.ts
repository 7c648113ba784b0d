/** The HTTP server without any page: hardening, limits, log, metrics, health; every failure goes to one place. */
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { BadInput, TooMany } from '../../base/failure.ts'
import { serveAssetFiles } from './asset-files.ts'
import { answerClientError } from './client-error.ts'
import { measureRequests } from './metrics.ts'
import { type Problem, translateProblem } from './problem.ts'
import { isStorable, MAX_FILE_BYTES } from './request-fields.ts'
import { describeFault, logRequests } from './request-log.ts'

export type App = FastifyInstance

export type AppOptions = {
  /** The address people see; https turns on HSTS and Secure cookies. */
  readonly publicUrl: URL
  /** Whether X-Forwarded-For and -Proto of the peer are believed: only behind our own proxy. */
  readonly trustProxy: boolean
  /** `dist/client`; undefined in tests that look at no asset. */
  readonly clientFolder: string | undefined
  readonly extraAssets?: Readonly<Record<string, { readonly type: string; readonly text: string }>>
  /** General traffic of one address in one process; codes and sign-in have counters in the database. */
  readonly requestsPerMinute: number
  readonly log: { readonly level: string; readonly write: (line: string) => void } | false
  readonly refusalOfConstraint: Readonly<Record<string, string>>
  /** Origins, besides our own, that pictures may come from: the tiles of the map. */
  readonly imageOrigins?: readonly string[]
  /** Shows a problem to a person or a program, in whatever form the path asks for. */
  readonly answerProblem: (
    request: FastifyRequest,
    reply: FastifyReply,
    problem: Problem,
  ) => Promise<unknown>
  /** Throws when the process cannot do its work. */
  readonly checkReadiness: () => Promise<void>
}

const BODY_LIMIT_BYTES = 256 * 1024
const MAX_FILES = 6
const CSP = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

export async function createApp(options: AppOptions): Promise<App> {
  const secure = options.publicUrl.protocol === 'https:'
  const app = Fastify({
    ...serverOptions(options),
    trustProxy: options.trustProxy,
    frameworkErrors: (error, request, reply) => {
      void answer(error, request as FastifyRequest, reply as FastifyReply)
    },
  })
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    answerError(options, error, request, reply)
  app.setErrorHandler(answer)
  // The limiter comes first, so that addresses that lead nowhere count too.
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    allowList: request => ['/healthz', '/readyz'].includes(request.url),
    errorResponseBuilder: (_request, context) => new TooMany(Math.ceil(context.ttl / 1000)),
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    options.answerProblem(request, reply, { kind: 'notFound', status: 404 }),
  )
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...CSP, 'img-src': [...CSP['img-src'], ...(options.imageOrigins ?? [])] },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xPoweredBy: false,
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES })
  await app.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: MAX_FILES, fields: 200, fieldSize: 64 * 1024 },
  })
  app.addHook('preValidation', refuseUnstorableAddress)
  logRequests(app)
  measureRequests(app)
  addHealth(app, options)
  serveAssetFiles(app, options.clientFolder, options.extraAssets)
  return app
}

function serverOptions(options: AppOptions): FastifyServerOptions {
  return {
    logger:
      options.log === false
        ? false
        : {
            level: options.log.level,
            base: null,
            stream: { write: options.log.write },
            // Whatever a library may log of a request or an error: no address, no values.
            serializers: {
              req: request => ({ method: request.method }),
              err: error => ({ type: error.name, message: '', stack: '', ...describeFault(error) }),
            },
          },
    // Its own lines hold whole addresses: ours hold patterns only (request-log.ts).
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => randomBytes(6).toString('hex').toUpperCase(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 60_000,
    clientErrorHandler: answerClientError,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    return503OnClosing: true,
  }
}

async function answerError(
  options: AppOptions,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const problem = translateProblem(error, request.id, options.refusalOfConstraint)
  if (problem.kind === 'fault' || problem.kind === 'unavailable') {
    request.log.error({ reference: request.id, fault: describeFault(error) }, problem.kind)
  }
  if (problem.kind === 'tooMany') reply.header('retry-after', problem.retryAfterSeconds)
  try {
    return await options.answerProblem(request, reply, problem)
  } catch (second) {
    // The page of the problem itself failed: say so in the plainest words there are.
    request.log.error({ reference: request.id, fault: describeFault(second) }, 'fault')
    return reply.code(500).type('text/plain; charset=utf-8').send(`Error ${request.id}`)
  }
}

/** NUL and half letters in an address would only be found by the database. */
async function refuseUnstorableAddress(request: FastifyRequest): Promise<void> {
  const given = [request.params, request.query].flatMap(part => Object.values(part ?? {}).flat())
  if (given.some(value => typeof value === 'string' && !isStorable(value))) {
    throw new BadInput({ address: 'characters' })
  }
}

function addHealth(app: App, options: AppOptions): void {
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (request, reply) => {
    try {
      await options.checkReadiness()
      return reply.type('text/plain').send('ready\n')
    } catch (error) {
      request.log.warn({ fault: describeFault(error) }, 'not ready')
      return reply.code(503).type('text/plain').send('not ready\n')
    }
  })
}
