/** Carries a request to a witness over HTTPS: five seconds, no redirects, a small answer. */

import type { WitnessAnswer } from './add-checkpoint.ts'
import type { Witness } from './witness-client.ts'
import { WitnessMistake } from './witness-mistake.ts'

const TIMEOUT_MS = 5000
const MAX_ANSWER_BYTES = 64 * 1024

/** `url` is the submission prefix. Throws WitnessMistake unless it is https, or http to this machine. */
export function openHttpWitness(vkey: string, url: string, timeoutMs = TIMEOUT_MS): Witness {
  const target = readUrl(url)
  return {
    vkey,
    async submit(body) {
      const response = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      return readResponse(response)
    },
  }
}

function readUrl(text: string): URL {
  const url = URL.parse(`${text.replace(/\/+$/, '')}/add-checkpoint`)
  if (url === null) throw new WitnessMistake(`"${text}" is no address of a witness`)
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) {
    throw new WitnessMistake(`${text}: a witness is asked over https`)
  }
  return url
}

async function readResponse(response: Response): Promise<WitnessAnswer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    // Leaving the loop closes the connection.
    if (size > MAX_ANSWER_BYTES) throw new Error('the answer of the witness is too large')
    chunks.push(chunk)
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: Buffer.concat(chunks).toString(),
  }
}
