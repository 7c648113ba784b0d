/** Nothing a stranger can send is a fault of ours, and every answer is hardened. */

import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aPortal } from '../../../test/portal.ts'

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aPortal>>
const lines: string[] = []

beforeAll(async () => {
  portal = await aPortal(db.app, { log: line => lines.push(line) })
})
afterAll(() => portal.app.close())

/** Sends bytes as they are and returns the status line. */
async function sendRaw(bytes: string | Buffer): Promise<string> {
  if (!portal.app.server.listening) await portal.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = portal.app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.on('data', data => {
      answer += data.toString('latin1')
      socket.end()
    })
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.on('error', reject)
  })
}

describe('what a stranger may send is never a fault', () => {
  test('a broken percent-encoding in the path is a request that cannot be read', async () => {
    const answer = await portal.app.inject({ url: '/kk/queue/%E0%A4%A' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('lang="kk"')
  })

  test.each(['/kk?after=%00', '/kk?after=%FF%FE', '/kk?%00=1', '/kk/%00', '/kk?a=%', '/%ff'])(
    '%s is answered without a fault',
    async url => {
      const answer = await portal.app.inject({ url })
      expect(answer.statusCode).toBeLessThan(500)
    },
  )

  test('NUL in a posted field is named as a wrong character', async () => {
    const visitor = portal.visitor()
    await visitor.get('/kk/sign-in')
    const answer = await visitor.post('/kk/sign-in', { iin: '1\0' })
    expect(answer.statusCode).toBe(422)
  })

  test.each(['application/json', 'text/xml', 'application/octet-stream', 'a/b; charset=\x7f', ''])(
    'a form sent as "%s" is refused',
    async type => {
      const answer = await portal.app.inject({
        method: 'POST',
        url: '/kk/sign-in',
        headers: { 'content-type': type },
        payload: '{',
      })
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode).toBeLessThan(500)
    },
  )

  test('a broken multipart body is refused', async () => {
    const answer = await portal.app.inject({
      method: 'POST',
      url: '/kk/sign-in',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nContent-Disposition: form-data; name="a\r\n\r\n',
    })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
  })

  test('a body larger than any form is refused as too large', async () => {
    const answer = await portal.app.inject({
      method: 'POST',
      url: '/kk/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `iin=${'1'.repeat(400_000)}`,
    })
    expect(answer.statusCode).toBe(413)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE'] as const)(
    'the method %s leads nowhere',
    async method => {
      const line = await sendRaw(`${method} /kk HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
      expect(line).toMatch(/^HTTP\/1\.1 4\d\d/)
    },
  )

  test.each([
    ['an unknown method', 'KEZEK /kk HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['headers without end', `GET /kk HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    ['no HTTP at all', Buffer.from([0, 1, 2, 13, 10, 13, 10]), 400],
  ])('%s gets a plain answer and a closed line', async (_name, bytes, status) => {
    expect(await sendRaw(bytes)).toContain(`HTTP/1.1 ${status} `)
  })

  test('bytes that are no UTF-8 in the path are answered without a fault', async () => {
    const path = Buffer.concat([Buffer.from('GET /kk/queue/'), Buffer.from([0xff, 0xfe])])
    const rest = Buffer.from(' HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect(await sendRaw(Buffer.concat([path, rest]))).toMatch(/^HTTP\/1\.1 4\d\d/)
  })
})

describe('every answer', () => {
  test('carries a policy without any inline code and hides the server', async () => {
    const { headers } = await portal.app.inject({ url: '/kk' })
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test('of an unknown language or address is the page "not found"', async () => {
    for (const url of ['/de', '/kkk', '/kk/no-such-page', '/de/queue']) {
      const answer = await portal.app.inject({ url })
      expect([url, answer.statusCode]).toEqual([url, 404])
      expect(answer.headers['content-type']).toContain('text/html')
    }
  })

  test('beyond the limit of an address says when to come back', async () => {
    const small = await aPortal(db.app, { requestsPerMinute: 3 })
    const answers = []
    for (let index = 0; index < 5; index += 1) answers.push(await small.app.inject({ url: '/kk' }))
    expect(answers.map(answer => answer.statusCode)).toEqual([200, 200, 200, 429, 429])
    expect(Number(answers[4]?.headers['retry-after'])).toBeGreaterThan(0)
    await small.app.close()
  })

  test('is logged by its pattern, never by what was sent', async () => {
    lines.length = 0
    await portal.app.inject({ url: '/kk/sign-in?iin=900101300001&name=Aigerim' })
    await portal.app.inject({ url: '/kk/900101300001' })
    expect(lines.length).toBe(2)
    expect(lines.join('')).not.toMatch(/900101300001|Aigerim/)
    expect(lines[0]).toContain('/sign-in')
  })
})

test('health, readiness and metrics answer without a session', async () => {
  const statuses = await Promise.all(
    ['/healthz', '/readyz', '/metrics'].map(
      async url => (await portal.app.inject({ url })).statusCode,
    ),
  )
  expect(statuses).toEqual([200, 200, 200])
})
