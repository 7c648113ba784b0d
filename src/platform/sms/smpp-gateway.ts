/** SMS through an operator's message centre by SMPP 3.4: a window, joined parts, patience when throttled. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Pdu } from 'smpp'
import { nameStatus, openSmppLink, type SmppLinkSettings } from './smpp-link.ts'
import { parseSmppReceipt } from './smpp-receipt.ts'
import { calculateSubmissions, type SubmitFields } from './smpp-submission.ts'
import type { SmsReceipt } from './sms-gateway.ts'
import { refuseForEver, refuseForNow, type SmsAnswer, type SmsGateway } from './sms-gateway.ts'

export interface SmppGatewaySettings extends SmppLinkSettings {
  /** A name that the operator registered, or a number. */
  readonly sender: string
  /** How many requests may wait for their answers at once. */
  readonly window?: number
  readonly throttlePauseMs?: number
  readonly throttleAttempts?: number
}

/** The centre is busy and did not take the message. */
const BUSY = new Set(['ESME_RTHROTTLED', 'ESME_RMSGQFUL'])

/** The message itself is at fault; it would be refused again. */
const HOPELESS = new Set([
  'ESME_RINVMSGLEN',
  'ESME_RINVDSTADR',
  'ESME_RINVDSTTON',
  'ESME_RINVDSTNPI',
])

export function openSmppGateway(
  settings: SmppGatewaySettings,
  now: () => Temporal.Instant,
): SmsGateway {
  const { window = 10, throttlePauseMs = 1000, throttleAttempts = 5 } = settings
  const handlers: ((receipt: SmsReceipt) => void)[] = []
  const link = openSmppLink(settings, pdu => {
    const receipt = parseSmppReceipt(readDeliver(pdu), now())
    if (receipt !== undefined) for (const handler of handlers) handler(receipt)
  })
  const takeTurn = openWindow(window)
  let joinNumber = 0
  let slowUntil = 0

  async function submit(fields: SubmitFields): Promise<SmsAnswer> {
    for (let attempt = 1; ; attempt++) {
      const slowMs = slowUntil - performance.now()
      if (slowMs > 0) await pause(slowMs)
      const session = await link.whenBound()
      if (session === undefined) return refuseForNow('no connection to the message centre')
      const answer = await takeTurn(() => link.request(session, 'submit_sm', { ...fields })).catch(
        () => undefined,
      )
      if (answer === undefined) return refuseForNow('unknown outcome: no answer')
      const answered = judge(answer)
      if (!BUSY.has(nameStatus(answer.command_status)) || attempt >= throttleAttempts) {
        return answered
      }
      // For all messages, not only for this one: each further one would be refused as well.
      slowUntil = performance.now() + throttlePauseMs * 2 ** (attempt - 1)
    }
  }

  return {
    async send(message) {
      joinNumber = (joinNumber + 1) % 256
      let answer: SmsAnswer = refuseForEver('empty')
      for (const fields of calculateSubmissions(message, settings.sender, joinNumber)) {
        answer = await submit(fields)
        if (!answer.accepted) return answer
      }
      return answer
    },
    onReceipt(handler) {
      handlers.push(handler)
    },
    close: () => link.close(),
  }
}

function judge({ command_status, message_id }: Pdu): SmsAnswer {
  if (command_status === 0) {
    if (message_id) return { accepted: true, providerId: message_id }
    return refuseForNow('unknown outcome: the answer has no id')
  }
  const name = nameStatus(command_status)
  return HOPELESS.has(name) ? refuseForEver(name) : refuseForNow(name)
}

function readDeliver({ esm_class, receipted_message_id, message_state, short_message }: Pdu) {
  const raw = short_message?.message
  const text = typeof raw === 'string' ? raw : Buffer.isBuffer(raw) ? raw.toString('latin1') : ''
  return { esm_class, receipted_message_id, message_state, text }
}

/** At most so many at once; the others wait in the order in which they came. */
function openWindow(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = size
  return async work => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
