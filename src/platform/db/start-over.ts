/** A decision over what it read without locks: when the database finds that changed, it is read and made anew. */
import { Refusal } from '../../base/failure.ts'
import { type Database, inTransaction, type Tx } from './database.ts'

const ATTEMPTS = 5

/** `stale`: the refusals that mean the basis has changed; after five transactions the last of them is thrown. */
export async function startOverWhenStale<Result>(
  database: Database,
  stale: readonly string[],
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(database, run)
    } catch (error) {
      const again = error instanceof Refusal && stale.includes(error.code)
      if (attempt === ATTEMPTS || !again) throw error
    }
  }
}
