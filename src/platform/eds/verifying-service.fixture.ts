/** A stand-in for the operator's NCANode, written from its openapi.yml and the fields of its answers. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type ServiceWord = {
  readonly valid?: boolean
  readonly serialNumber: string
  readonly certificateValid?: boolean
  readonly status?: string
  readonly subIndication?: string
  readonly revoked?: boolean
  readonly signers?: number
  /** It accepts without having asked OCSP. */
  readonly unasked?: boolean
}

export type ServiceQuestion = {
  readonly cms: string
  readonly data?: string
  readonly revocationCheck: readonly string[]
}

export async function standIn(answer: (question: ServiceQuestion) => unknown) {
  const asked: ServiceQuestion[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const json = request.headers['content-type'] === 'application/json'
    if (request.method !== 'POST' || request.url !== '/cms/verify' || !json) {
      response.writeHead(404).end()
      return
    }
    const question: ServiceQuestion = JSON.parse(Buffer.concat(parts).toString('utf8'))
    asked.push(question)
    const said = answer(question)
    response.writeHead(typeof said === 'number' ? said : 200, {
      'content-type': 'application/json',
    })
    response.end(typeof said === 'string' ? said : JSON.stringify(said))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, timeoutMs: 2000, limitBytes: 100_000 }
}

/** The body of a 200, as NCANode 3 composes it. */
export function composeWord(word: ServiceWord, { revocationCheck }: ServiceQuestion) {
  const certificate = {
    valid: word.certificateValid ?? word.valid ?? true,
    revocations: (word.unasked ? [] : revocationCheck).map(by => ({
      revoked: word.revoked ?? false,
      by,
    })),
    notBefore: '2026-01-01T00:00:00.000+00:00',
    notAfter: '2027-01-01T00:00:00.000+00:00',
    keyUsage: 'SIGN',
    serialNumber: word.serialNumber,
    signAlg: 'ECGOST3410-2015-512',
    keyUser: ['INDIVIDUAL'],
  }
  const { status, subIndication } = word
  const signer = { certificates: [certificate], status, subIndication }
  const signers = Array.from({ length: word.signers ?? 1 }, () => signer)
  return { status: 200, message: 'OK', valid: word.valid ?? true, signers }
}
