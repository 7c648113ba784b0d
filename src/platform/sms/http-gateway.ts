/** SMS by a JSON gateway over HTTP; repeats a message only where the gateway cannot have taken it. */
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { refuseForEver, refuseForNow, type SmsAnswer, type SmsGateway } from './sms-gateway.ts'

export interface HttpGatewaySettings {
  /** Takes `{to, text, reference, sender}` by POST and answers `{id}`. */
  readonly url: string
  readonly token: string
  /** The name that the parent sees. */
  readonly sender: string
  readonly timeoutMs?: number
  readonly attempts?: number
  readonly pauseMs?: number
}

const taken = z.object({ id: z.union([z.string().min(1).max(200), z.number()]) })

/** No connection was made, so nothing was handed over: the only faults after which a repeat is safe. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** The gateway says itself that it did not take the message. */
const BUSY = new Set([429, 503])

const LARGEST_ANSWER = 64 * 1024
const LONGEST_PAUSE_MS = 30_000

type Attempt = { readonly answer: SmsAnswer; readonly repeatAfterMs?: number }

export function openHttpGateway(settings: HttpGatewaySettings): SmsGateway {
  const { attempts = 3, pauseMs = 500 } = settings
  const closing = new AbortController()
  return {
    async send(message) {
      for (let attempt = 1; ; attempt++) {
        const made = await post(settings, message, closing.signal)
        if (made.repeatAfterMs === undefined || attempt >= attempts) return made.answer
        const waitMs = Math.max(made.repeatAfterMs, pauseMs * 2 ** (attempt - 1))
        if (waitMs > LONGEST_PAUSE_MS) return made.answer
        await pause(waitMs, undefined, { signal: closing.signal }).catch(() => undefined)
        if (closing.signal.aborted) return made.answer
      }
    },
    async close() {
      closing.abort()
    },
  }
}

async function post(
  { url, token, sender, timeoutMs = 10_000 }: HttpGatewaySettings,
  message: { to: string; text: string; reference: string },
  closing: AbortSignal,
): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': message.reference,
      },
      body: JSON.stringify({ ...message, sender }),
      signal: AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]),
    })
    return await judge(response)
  } catch (fault) {
    const cause = (fault as { cause?: { code?: string } }).cause?.code ?? ''
    if (UNSENT.has(cause))
      return { answer: refuseForNow(`no connection: ${cause}`), repeatAfterMs: 0 }
    const name = (fault as Error).name === 'TimeoutError' ? 'no answer in time' : cause || 'broken'
    // It may have been sent: a repeat now could send it twice, so the outbox decides.
    return { answer: refuseForNow(`unknown outcome: ${name}`) }
  }
}

async function judge(response: Response): Promise<Attempt> {
  const { status } = response
  const text = await readShort(response)
  if (response.ok) {
    const parsed = taken.safeParse(parseJson(text))
    if (parsed.success) return { answer: { accepted: true, providerId: String(parsed.data.id) } }
    return { answer: refuseForNow('unknown outcome: the answer has no id') }
  }
  if (BUSY.has(status)) {
    const seconds = Number(response.headers.get('retry-after') ?? 0)
    const repeatAfterMs = Number.isFinite(seconds) ? seconds * 1000 : 0
    return { answer: refuseForNow(`busy: HTTP ${status}`), repeatAfterMs }
  }
  // Our token or address is wrong: that is ours to mend, the message itself is good.
  const ours = status === 401 || status === 403 || status === 404 || status === 408
  if (status >= 400 && status < 500 && !ours) return { answer: refuseForEver(`HTTP ${status}`) }
  return { answer: refuseForNow(`HTTP ${status}`) }
}

/** An endless answer must not fill the memory. */
async function readShort(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > LARGEST_ANSWER) break
  }
  return text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
