/** The key of a page of the queue as addresses carry it: time and number of the last row before. */
import { parseBusinessNumber } from '../../../base/business-number.ts'
import { NotFound } from '../../../base/failure.ts'

type QueueKey = { readonly submittedAt: Temporal.Instant; readonly number: string }

export function composeKey(row: QueueKey): string {
  return `${row.submittedAt}_${row.number}`
}

/** `2026-01-15T09:00:00.123456Z_K7M-4PX-92T`. Throws NotFound for anything else. */
export function readKey(text: string | undefined): QueueKey | undefined {
  if (text === undefined) return undefined
  const [at = '', typed = ''] = text.split('_')
  const number = parseBusinessNumber(typed)
  if (number === undefined || !/^20\d\d-\d\d-\d\dT[\d:.]{8,16}Z$/.test(at))
    throw new NotFound('key')
  try {
    return { submittedAt: Temporal.Instant.from(at), number }
  } catch {
    throw new NotFound('key')
  }
}
