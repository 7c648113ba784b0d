/** SQL of taking a file: one import at a time, and a way back for each part of it. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/**
 * The second import waits for the first, until the transaction ends: two files about the same rows in
 * different orders would otherwise deadlock, and a stream cannot be started over.
 */
export async function waitForTurn(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '30min'`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended('kezek import', 0))`.execute(tx)
}

export async function savepoint(tx: Tx): Promise<void> {
  await sql`savepoint chunk`.execute(tx)
}

export async function releaseSavepoint(tx: Tx): Promise<void> {
  await sql`release savepoint chunk`.execute(tx)
}

export async function returnToSavepoint(tx: Tx): Promise<void> {
  await sql`rollback to savepoint chunk`.execute(tx)
  await sql`release savepoint chunk`.execute(tx)
}
