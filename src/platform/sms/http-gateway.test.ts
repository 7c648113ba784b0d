/** The HTTP gateway against real servers: what is repeated, what is not, what is refused for ever. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openHttpGateway } from './http-gateway.ts'
import { parseHttpReceipt } from './http-receipt.ts'

const message = { to: '+77012345678', text: 'Орын ұсынылды', reference: 'r-7' }
const cleanups: (() => void)[] = []

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

type Handler = (response: ServerResponse, count: number, request: IncomingMessage) => void

/** Keeps what it got; answers as told. */
async function aServer(handler: Handler) {
  const bodies: unknown[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    bodies.push(JSON.parse(text))
    handler(response, bodies.length, request)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
  const gateway = openHttpGateway({
    url,
    token: 't0ken',
    sender: 'Kezek',
    timeoutMs: 300,
    pauseMs: 5,
  })
  return { gateway, bodies }
}

test('a message is posted with the token and its reference, and the id of the answer is kept', async () => {
  const headers: unknown[] = []
  const { gateway, bodies } = await aServer((response, _count, request) => {
    headers.push(request.headers.authorization, request.headers['idempotency-key'])
    response.end('{"id":42}')
  })
  expect(await gateway.send(message)).toEqual({ accepted: true, providerId: '42' })
  expect(bodies).toEqual([{ ...message, sender: 'Kezek' }])
  expect(headers).toEqual(['Bearer t0ken', 'r-7'])
})

test('a busy gateway is asked again', async () => {
  const { gateway, bodies } = await aServer((response, count) => {
    response.statusCode = count < 3 ? 503 : 200
    response.end('{"id":"x"}')
  })
  expect(await gateway.send(message)).toEqual({ accepted: true, providerId: 'x' })
  expect(bodies.length).toBe(3)
})

test('a gateway busy for longer than we wait is left to the outbox', async () => {
  const { gateway, bodies } = await aServer(response => {
    response.writeHead(429, { 'retry-after': '3600' }).end()
  })
  expect(await gateway.send(message)).toMatchObject({ permanent: false, reason: 'busy: HTTP 429' })
  expect(bodies.length).toBe(1)
})

test.each([
  ['silent', () => undefined],
  ['broken off', (response: ServerResponse) => void response.destroy()],
  ['without sense', (response: ServerResponse) => void response.end('<html>')],
  ['broken inside', (response: ServerResponse) => void response.writeHead(500).end()],
] as [string, Handler][])(
  'an answer that is %s is not followed by a repeat, since the SMS may be out',
  async (_name, handler) => {
    const { gateway, bodies } = await aServer(handler)
    expect(await gateway.send(message)).toMatchObject({ accepted: false, permanent: false })
    expect(bodies.length).toBe(1)
  },
)

test('an answer that never ends does not fill the memory', async () => {
  const { gateway } = await aServer(response => {
    const pour = () => response.write('x'.repeat(16_384)) && setImmediate(pour)
    response.on('drain', pour)
    pour()
  })
  expect(await gateway.send(message)).toMatchObject({ accepted: false, permanent: false })
})

test('a message that the gateway rejects is refused for ever, a wrong token is not', async () => {
  const { gateway } = await aServer((response, count) => {
    response.writeHead(count === 1 ? 422 : 401).end()
  })
  expect(await gateway.send(message)).toMatchObject({ permanent: true, reason: 'HTTP 422' })
  expect(await gateway.send(message)).toMatchObject({ permanent: false, reason: 'HTTP 401' })
})

test('a gateway that cannot be reached is a refusal for now, without a throw', async () => {
  const url = 'http://127.0.0.1:9/'
  const gateway = openHttpGateway({ url, token: 't', sender: 'K', pauseMs: 1 })
  expect(await gateway.send(message)).toMatchObject({ accepted: false, permanent: false })
})

test('a receipt is read whatever the case of its state, and wrong ones are named', () => {
  const at = '2026-11-02T09:30:00+05:00'
  expect(parseHttpReceipt({ id: 42, status: 'DELIVRD', at })).toEqual({
    kind: 'receipt',
    receipt: { providerId: '42', status: 'delivered', at: Temporal.Instant.from(at) },
  })
  expect(parseHttpReceipt({ id: '1', status: 'expired', at })).toMatchObject({
    receipt: { status: 'failed' },
  })
  expect(parseHttpReceipt({ id: '1', status: 'enroute', at })).toEqual({ kind: 'not-final' })
  expect(parseHttpReceipt({ status: 'delivered' })).toEqual({
    kind: 'mistake',
    message: 'missing or wrong: id, at',
  })
  expect(parseHttpReceipt('x')).toMatchObject({ kind: 'mistake' })
  expect(parseHttpReceipt({ id: '1', status: 'failed', at: '2026-11-02' })).toMatchObject({
    kind: 'mistake',
  })
})
