/** A repeated request returns the first answer: double clicks, lost connections, impatient retries. */
import { sql } from 'kysely'
import { type CanonicalValue, canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import { Refusal } from '../../base/failure.ts'
import type { Read, Tx } from './database.ts'

export type ClientRequestRefusal = 'request/reused'

export type ClientRequest = {
  /** Made by the client (8 to 100 characters), different for every intention. */
  readonly id: string
  readonly action: string
  readonly input: CanonicalValue
}

/**
 * Runs `work` unless this request was answered before; then returns that answer. Two at once: the
 * second waits for the first. Refuses the same id with another input.
 */
export async function onceOnly<Answer extends CanonicalValue>(
  tx: Tx,
  now: Temporal.Instant,
  request: ClientRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const inserted = await sql<{ id: string }>`/* prepare: request-asked */
    insert into client_request (id, action, input_hash, at)
    values (${request.id}::text, ${request.action}::text, ${inputHashOf(request)}::text, ${now}::timestamptz)
    on conflict (id) do nothing returning id`.execute(tx)
  if (inserted.rows.length === 0) {
    const before = await findAnswer<Answer>(tx, request)
    if (before === undefined) throw new Refusal<ClientRequestRefusal>('request/reused')
    return before
  }
  const answer = await work()
  await sql`/* prepare: request-answered */
    update client_request set answer = ${JSON.stringify(answer)}::jsonb
    where id = ${request.id}::text`.execute(tx)
  return answer
}

export function inputHashOf(request: ClientRequest): string {
  return sha256Hex(canonicalJson(request.input))
}

/** The answer that this request was given before. Refuses the same id with another input. */
export async function findAnswer<Answer extends CanonicalValue>(
  read: Read,
  request: ClientRequest,
): Promise<Answer | undefined> {
  const before = await sql<{ action: string; input_hash: string; answer: Answer }>`
    select action, input_hash, answer from client_request where id = ${request.id}`.execute(read)
  const row = before.rows[0]
  if (row === undefined) return undefined
  if (row.action !== request.action || row.input_hash !== inputHashOf(request)) {
    throw new Refusal<ClientRequestRefusal>('request/reused')
  }
  return row.answer
}
