/** Counts attempts where all processes see them: codes for one phone, sign-ins for one number, guesses. */
import { sql } from 'kysely'
import { TooMany } from '../../base/failure.ts'
import type { Database, Tx } from '../db/database.ts'

type AttemptLimit = {
  /** What is counted, e.g. `code:phone:+7701…`; swept when its window has ended. */
  readonly bucket: string
  readonly most: number
  readonly window: Temporal.Duration
  /** How many at once; one when absent. */
  readonly count?: number
}

/**
 * Counts one attempt in a statement of its own, so that a refusal afterwards does not uncount it.
 * False when there were too many in this window; then `retryAfterSeconds` says until when.
 */
export async function countAttempt(
  database: Database,
  limit: AttemptLimit,
  now: Temporal.Instant,
): Promise<{ readonly allowed: boolean; readonly retryAfterSeconds: number }> {
  const { count = 1 } = limit
  const result = await sql<{ attempts: number; window_ends_at: Temporal.Instant }>`
    insert into attempt_counter (bucket, window_ends_at, attempts)
    values (${limit.bucket}, ${now.add(limit.window)}, ${count}::integer)
    on conflict (bucket) do update set
      attempts = case when attempt_counter.window_ends_at <= ${now} then ${count}::integer
                      else least(attempt_counter.attempts + ${count}::integer, 1000000) end,
      window_ends_at = case when attempt_counter.window_ends_at <= ${now}
                            then excluded.window_ends_at else attempt_counter.window_ends_at end
    returning attempts, window_ends_at`.execute(database)
  const row = result.rows[0]
  if (row === undefined || row.attempts <= limit.most)
    return { allowed: true, retryAfterSeconds: 0 }
  const left = now.until(row.window_ends_at, { largestUnit: 'seconds' }).seconds
  return { allowed: false, retryAfterSeconds: Math.max(1, left) }
}

/** Throws TooMany with the time to wait. */
export async function limitAttempts(
  database: Database,
  limit: AttemptLimit,
  now: Temporal.Instant,
): Promise<void> {
  const { allowed, retryAfterSeconds } = await countAttempt(database, limit, now)
  if (!allowed) throw new TooMany(retryAfterSeconds)
}

export async function sweepAttempts(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('attempt_counter').where('window_ends_at', '<=', now).execute()
}
