/** Access to PostgreSQL: what a function may do with it is in its signature, as `Read` or `Tx`. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'
import { readableTypes, writable } from './wire-types.ts'

/** May only look: selects, and `sql` templates that select. */
export type Read = Pick<
  Kysely<Tables>,
  'selectFrom' | 'with' | 'fn' | 'getExecutor' | 'withPlugin' | 'dynamic'
>

/** Inside a transaction: may look and write; it commits or nothing of it happened. */
export type Tx = Transaction<Tables>

export type Database = Kysely<Tables>

type DatabaseOptions = {
  readonly url: string
  /** The role to work under after logging in; the owner's own when absent. */
  readonly role?: string
  readonly maxConnections: number
  readonly applicationName: string
}

/** A statement that begins with this comment is planned once a connection: for the few that are hot and large. */
const PREPARED = /^\s*\/\* prepare: ([a-z-]+) \*\//

/** Sends Temporal values in the form that PostgreSQL reads, and names the statements to prepare. */
class KezekClient extends pg.Client {
  // The overloads of pg are many; only the values, when there are any, are touched.
  override query(...args: unknown[]): never {
    if (Array.isArray(args[1])) args[1] = args[1].map(writable)
    const name = typeof args[0] === 'string' ? PREPARED.exec(args[0])?.[1] : undefined
    if (name !== undefined) args.splice(0, 2, { name, text: args[0], values: args[1] })
    return (super.query as (...rest: unknown[]) => never).apply(this, args)
  }
}

export function createPool(options: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    application_name: options.applicationName,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types: readableTypes,
    Client: KezekClient,
    ...(options.role === undefined
      ? {}
      : { options: `-c role=${options.role} -c statement_timeout=120000 -c timezone=UTC` }),
  })
  // An idle connection that breaks is not a fault of any request: the pool opens another.
  pool.on('error', () => undefined)
  // One that breaks while it is lent out must not end the process: its query fails anyway.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

const RETRIABLE = new Set(['40001', '40P01'])
const ATTEMPTS = 4

/** Runs `work` in a transaction; a deadlock or serialization failure starts it over (4 times at most). */
export async function inTransaction<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIABLE.has(sqlState(error) ?? '')) throw error
    }
  }
}

export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

export function violatedConstraint(error: unknown): string | undefined {
  const name = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof name === 'string' ? name : undefined
}
