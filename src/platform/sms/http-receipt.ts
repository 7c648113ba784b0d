/** Reads the delivery receipt that an HTTP gateway posts to our webhook. */
import { z } from 'zod'
import type { SmsReceipt } from './sms-gateway.ts'

/** Words of the gateways of the region for a final state; any other state is not final yet. */
const FINAL = new Map<string, SmsReceipt['status']>([
  ['delivered', 'delivered'],
  ['delivrd', 'delivered'],
  ['failed', 'failed'],
  ['undelivered', 'failed'],
  ['undeliv', 'failed'],
  ['expired', 'failed'],
  ['rejected', 'failed'],
  ['rejectd', 'failed'],
  ['deleted', 'failed'],
])

const body = z.object({
  id: z.union([z.string().min(1).max(200), z.number()]).transform(String),
  status: z.string().min(1).max(50),
  at: z.string().max(50),
})

export type ParsedReceipt =
  | { readonly kind: 'receipt'; readonly receipt: SmsReceipt }
  | { readonly kind: 'not-final' }
  | { readonly kind: 'mistake'; readonly message: string }

/** @param input the parsed JSON `{id, status, at}`, with `at` in ISO 8601 with an offset. */
export function parseHttpReceipt(input: unknown): ParsedReceipt {
  const parsed = body.safeParse(input)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(issue => issue.path.join('.') || 'body')
    return { kind: 'mistake', message: `missing or wrong: ${[...new Set(fields)].join(', ')}` }
  }
  const { id, status, at } = parsed.data
  const final = FINAL.get(status.toLowerCase())
  if (final === undefined) return { kind: 'not-final' }
  try {
    const moment = Temporal.Instant.from(at)
    return { kind: 'receipt', receipt: { providerId: id, status: final, at: moment } }
  } catch {
    return {
      kind: 'mistake',
      message: 'at is not a moment with an offset, like 2026-11-02T09:30:00+05:00',
    }
  }
}
