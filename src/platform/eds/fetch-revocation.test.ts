/** The adapter asks as RFC 6960 says, within its limits, and is silent rather than failing. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  composeOcspQuestion,
  findRevocationAt,
  type RevocationServers,
} from './fetch-revocation.ts'
import {
  expectedOfOpenssl,
  opensslCertificate,
  opensslFile,
  opensslRoots,
} from './openssl-files.fixture.ts'
import { verifySignature } from './verify-signature.ts'

type Asked = { readonly method: string | undefined; readonly type: string; readonly body: Buffer }

async function serve(
  answer: (path: string, response: ServerResponse) => void,
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const type = request.headers['content-type'] ?? ''
    asked.push({ method: request.method, type, body: Buffer.concat(parts) })
    answer(request.url ?? '', response)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const LIMITS = { timeoutMs: 2000, limitBytes: 100_000 }

async function check(servers: Partial<RevocationServers>, file = 'ec-detached.der') {
  const findRevocation = findRevocationAt({ ...LIMITS, ...servers })
  const verified = await verifySignature(
    opensslFile(file),
    expectedOfOpenssl({ revocation: 'required', findRevocation }),
  )
  return verified.ok ? verified.value.revocation?.by : verified.error
}

test('OCSP is asked with the question of the certificate and its issuer', async () => {
  const { url, asked } = await serve((_, response) => response.end(opensslFile('ec.ocsp.der')))
  expect(await check({ ocspUrl: url })).toBe('ocsp')
  const [issuer] = opensslRoots('root.pem', 'between.pem').intermediates
  if (issuer === undefined) throw new Error('no issuer')
  expect(asked).toEqual([
    {
      method: 'POST',
      type: 'application/ocsp-request',
      body: Buffer.from(composeOcspQuestion(opensslCertificate('ec.cer'), issuer)),
    },
  ])
})

test('a list is asked when OCSP is silent, and finds what is revoked', async () => {
  const { url, asked } = await serve((path, response) => {
    response.statusCode = path === '/list' ? 200 : 503
    response.end(path === '/list' ? opensslFile('list.crl.der') : 'later')
  })
  const servers = { ocspUrl: url, listUrls: [`${url}/none`, `${url}/list`] }
  expect(await check(servers)).toBe('list')
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET'])
  expect(await check(servers, 'revoked.der')).toBe('certificate-revoked')
})

test('a server that hangs, sends too much, redirects or is absent says nothing', async () => {
  const hangs = await serve(() => undefined)
  expect(await check({ ocspUrl: hangs.url, timeoutMs: 50 })).toBe('revocation-unknown')
  const answers = await serve((_, response) => response.end(opensslFile('ec.ocsp.der')))
  expect(await check({ ocspUrl: answers.url, limitBytes: 1000 })).toBe('revocation-unknown')
  expect(answers.asked.splice(0)).toHaveLength(1)
  const redirects = await serve((_, response) => {
    response.writeHead(302, { location: answers.url }).end()
  })
  expect(await check({ ocspUrl: redirects.url })).toBe('revocation-unknown')
  expect(answers.asked).toEqual([])
  expect(await check({ ocspUrl: 'http://127.0.0.1:1/' })).toBe('revocation-unknown')
  expect(await check({ ocspUrl: 'not an address' })).toBe('revocation-unknown')
  expect(await check({})).toBe('revocation-unknown')
})
