/** Reads a delivery receipt out of a `deliver_sm` (SMPP 3.4, appendix B and § 5.3.2.12, 5.3.2.35). */
import type { SmsReceipt } from './sms-gateway.ts'

export interface DeliverFields {
  readonly esm_class?: number | undefined
  readonly receipted_message_id?: string | undefined
  readonly message_state?: number | undefined
  readonly text: string
}

/** Bits 2-5 of `esm_class`: 0001 is a delivery receipt. */
const TYPE_MASK = 0x3c
const TYPE_RECEIPT = 0x04

const FINAL_WORDS = new Map<string, SmsReceipt['status']>([
  ['DELIVRD', 'delivered'],
  ['EXPIRED', 'failed'],
  ['DELETED', 'failed'],
  ['UNDELIV', 'failed'],
  ['REJECTD', 'failed'],
])

const FINAL_STATES = new Map<number, SmsReceipt['status']>([
  [2, 'delivered'],
  [3, 'failed'],
  [4, 'failed'],
  [5, 'failed'],
  [8, 'failed'],
])

/**
 * `undefined` for messages that are no receipts and for states that are not final yet.
 * The centre's own "done date" has no zone and often no seconds, so the moment of arrival counts.
 */
export function parseSmppReceipt(
  fields: DeliverFields,
  arrivedAt: Temporal.Instant,
): SmsReceipt | undefined {
  if (((fields.esm_class ?? 0) & TYPE_MASK) !== TYPE_RECEIPT) return undefined
  const providerId = fields.receipted_message_id || /\bid:(\S+)/i.exec(fields.text)?.[1]
  const word = /\bstat:([A-Z]+)/i.exec(fields.text)?.[1]?.toUpperCase()
  const status = FINAL_STATES.get(fields.message_state ?? 0) ?? FINAL_WORDS.get(word ?? '')
  if (providerId === undefined || status === undefined) return undefined
  return { providerId, status, at: arrivedAt }
}
