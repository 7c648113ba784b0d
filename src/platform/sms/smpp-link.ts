/** One lasting SMPP 3.4 transceiver connection: binds, keeps alive, reconnects, answers the centre. */
import { setTimeout as pause } from 'node:timers/promises'
import smpp, { type Pdu, type Session } from 'smpp'

export interface SmppLinkSettings {
  readonly host: string
  readonly port: number
  readonly tls?: boolean
  readonly systemId: string
  readonly password: string
  /** How long the centre may take for any answer. */
  readonly responseTimeoutMs?: number
  readonly enquireEveryMs?: number
  /** First pause before a new connection; doubles up to the longest. */
  readonly reconnectMs?: number
  readonly longestReconnectMs?: number
  /** Told in plain words when the link is lost or refused; carries no secrets. */
  readonly log?: (line: string) => void
}

/** The request was written and no answer came: the centre may have taken it or not. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

export interface SmppLink {
  /** Resolves when bound, to `undefined` when that takes longer than one answer may. */
  whenBound(): Promise<Session | undefined>
  /** @throws NoAnswer */
  request(session: Session, command: string, fields?: Record<string, unknown>): Promise<Pdu>
  close(): Promise<void>
}

/** @param onDeliver throws to make the centre deliver the same message again later. */
export function openSmppLink(settings: SmppLinkSettings, onDeliver: (pdu: Pdu) => void): SmppLink {
  const { responseTimeoutMs = 10_000, reconnectMs = 500, longestReconnectMs = 60_000 } = settings
  const { enquireEveryMs = 30_000, log = () => undefined } = settings
  const closing = new AbortController()
  let bound: Session | undefined
  let waiting: ((session: Session) => void)[] = []

  async function keepUp(): Promise<void> {
    let failures = 0
    while (!closing.signal.aborted) {
      const session = connect(settings, onDeliver)
      const lost = new Promise<void>(resolve => session.once('close', () => resolve()))
      const reason = await bind(session, settings, responseTimeoutMs, closing.signal)
      if (reason === undefined) {
        failures = 0
        bound = session
        for (const resolve of waiting.splice(0)) resolve(session)
        const alive = keepAlive(session, enquireEveryMs, responseTimeoutMs)
        await lost
        clearInterval(alive)
        bound = undefined
        if (!closing.signal.aborted) log('SMPP: the connection was lost')
      } else {
        session.destroy()
        if (!closing.signal.aborted) log(`SMPP: ${reason}`)
      }
      const waitMs = Math.min(reconnectMs * 2 ** failures, longestReconnectMs)
      failures += 1
      await pause(waitMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  const running = keepUp()
  return {
    whenBound() {
      if (bound !== undefined || closing.signal.aborted) return Promise.resolve(bound)
      return new Promise(resolve => {
        const timer = setTimeout(() => {
          waiting = waiting.filter(each => each !== take)
          resolve(undefined)
        }, responseTimeoutMs)
        const take = (session: Session) => {
          clearTimeout(timer)
          resolve(session)
        }
        waiting.push(take)
      })
    },
    request: (session, command, fields) => ask(session, command, fields, responseTimeoutMs),
    async close() {
      closing.abort()
      const session = bound
      if (session !== undefined) {
        await ask(session, 'unbind', {}, Math.min(responseTimeoutMs, 1000)).catch(() => undefined)
        session.destroy()
      }
      await running
    },
  }
}

function connect(settings: SmppLinkSettings, onDeliver: (pdu: Pdu) => void): Session {
  const { host, port, tls = false } = settings
  const session = smpp.connect({ host, port, tls, ...(tls && { servername: host }) })
  // Requests are small and follow each other closely: none may wait for the answer to the one before.
  session.socket.setNoDelay(true)
  // The package stops reading after a malformed message, so such a connection is of no more use.
  session.on('error', () => session.destroy())
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response())
    session.close()
  })
  session.on('deliver_sm', (pdu: Pdu) => {
    // Not at once: the answer that names this message's id may stand just before it in the stream.
    setImmediate(() => {
      try {
        onDeliver(pdu)
        session.send(pdu.response())
      } catch {
        session.send(pdu.response({ command_status: smpp.errors.ESME_RX_T_APPN }))
      }
    })
  })
  return session
}

/** @returns why the centre could not be bound to, `undefined` when it was. */
async function bind(
  session: Session,
  settings: SmppLinkSettings,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<string | undefined> {
  const { systemId, password, tls = false } = settings
  const stop = () => session.destroy()
  closing.addEventListener('abort', stop, { once: true })
  try {
    const ready = await new Promise<boolean>(resolve => {
      const settle = (connected: boolean) => () => {
        clearTimeout(timer)
        resolve(connected)
      }
      const timer = setTimeout(settle(false), timeoutMs)
      session.once('close', settle(false))
      session.once(tls ? 'secureConnect' : 'connect', settle(true))
    })
    if (!ready) return 'no connection'
    const fields = { system_id: systemId, password, interface_version: 0x34 }
    const { command_status } = await ask(session, 'bind_transceiver', fields, timeoutMs)
    return command_status === 0 ? undefined : `the bind was refused: ${nameStatus(command_status)}`
  } catch {
    return 'no answer to the bind'
  } finally {
    closing.removeEventListener('abort', stop)
  }
}

function keepAlive(session: Session, everyMs: number, timeoutMs: number): NodeJS.Timeout {
  return setInterval(() => {
    ask(session, 'enquire_link', {}, timeoutMs).catch(() => session.destroy())
  }, everyMs)
}

function ask(
  session: Session,
  command: string,
  fields: Record<string, unknown> | undefined,
  timeoutMs: number,
): Promise<Pdu> {
  return new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer)
      session.off('close', fail)
      reject(new NoAnswer(`no answer to ${command}`))
    }
    const timer = setTimeout(fail, timeoutMs)
    session.once('close', fail)
    const written = session.send(new smpp.PDU(command, fields), answer => {
      clearTimeout(timer)
      session.off('close', fail)
      resolve(answer)
    })
    if (!written) fail()
  })
}

/** The name of the specification, e.g. `ESME_RTHROTTLED`. */
export function nameStatus(status: number): string {
  const found = Object.entries(smpp.errors).find(([, code]) => code === status)
  return found?.[0] ?? `0x${status.toString(16).padStart(8, '0')}`
}
