/** The part of the npm package `smpp` that we use; it brings no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    readonly message_id?: string
    readonly esm_class?: number
    readonly data_coding?: number
    readonly short_message?: { readonly message?: unknown; readonly udh?: readonly Buffer[] }
    readonly receipted_message_id?: string
    readonly message_state?: number
    readonly [field: string]: unknown
    isResponse(): boolean
    response(fields?: Record<string, unknown>): Pdu
  }

  export interface Session extends EventEmitter {
    readonly socket: Socket
    send(pdu: Pdu, onResponse?: (pdu: Pdu) => void): boolean
    close(): void
    destroy(): void
  }

  export interface PduConstructor {
    new (command: string, fields?: Record<string, unknown>): Pdu
  }

  export interface SessionOptions {
    readonly host: string
    readonly port: number
    readonly tls: boolean
    readonly servername?: string
  }

  const smpp: {
    readonly PDU: PduConstructor
    readonly errors: Readonly<Record<string, number>>
    connect(options: SessionOptions): Session
    createServer(onSession: (session: Session) => void): NetServer
  }
  export default smpp
}
