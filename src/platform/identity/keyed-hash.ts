/** A hash that only whoever holds the key can make again: values with few possibilities are compared, never kept. */
import { createHmac } from 'node:crypto'

/** HMAC-SHA-256 in hex. `kind` keeps two sorts of values apart under one key. */
export function keyedHash(keyHex: string, kind: string, value: string): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(`${kind}\n${value}`).digest('hex')
}
