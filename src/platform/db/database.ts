/** Access to PostgreSQL: what a function may do with it is in its signature, as `Read` or `Tx`. */
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { isDrawnNumber } from './numbered-tables.ts'
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
  /**
   * A commit does not wait for the disk: a power cut may take the last half second, in order. For a city that is being made
   * up and is begun anew when it was not finished; never for what anybody relies on.
   */
  readonly hurried?: true
}

/** A statement that begins with this comment is planned once a connection: for the few that are hot and large. */
const PREPARED = /^\s*\/\* prepare: ([a-z-]+) \*\//

type AnyQuery = (...args: unknown[]) => never

/** What every statement of a transaction answers after one of them failed. */
const ABORTED = '25P02'

/**
 * Sends Temporal values in the form that PostgreSQL reads, and names the statements to prepare. Nobody waits for the answer
 * to `begin`: it goes out with the statement that follows, which fails where it failed. Where a statement failed that
 * nobody waited for (`ahead`), those after it, and the commit, fail with its fault.
 */
class KezekClient extends pg.Client {
  #fault: unknown
  #gathering = false

  // The overloads of pg are many; only the values, when there are any, are touched.
  override query(...args: unknown[]): never {
    const send = super.query as AnyQuery
    this.#gather()
    if (args[0] === 'begin') {
      this.#fault = undefined
      const sent: Promise<unknown> = send.call(this, 'begin')
      sent.catch(() => undefined)
      return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] }) as never
    }
    if (Array.isArray(args[1])) args[1] = args[1].map(writable)
    const name = typeof args[0] === 'string' ? PREPARED.exec(args[0])?.[1] : undefined
    if (name !== undefined) args.splice(0, 2, { name, text: args[0], values: args[1] })
    const answer: unknown = send.apply(this, args)
    return (
      answer instanceof Promise ? this.#withCause(answer, args[0] === 'commit') : answer
    ) as never
  }

  /** What is asked for in one turn of the event loop leaves in one packet: the server is woken once. */
  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    const { stream } = this.connection
    stream.cork()
    process.nextTick(() => {
      this.#gathering = false
      stream.uncork()
    })
  }

  async #withCause(answer: Promise<pg.QueryResult>, isCommit: boolean): Promise<pg.QueryResult> {
    try {
      const result = await answer
      // PostgreSQL answers the commit of a failed transaction with its rollback and no word.
      if (isCommit && result.command === 'ROLLBACK') throw this.#fault ?? new Error('rolled back')
      return result
    } catch (error) {
      if (sqlState(error) === ABORTED && this.#fault !== undefined) throw this.#fault
      this.#fault = error
      throw error
    }
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
    // Statements go out when they are asked for, not when the one before has its answer.
    pipeline: true,
    ...(options.role === undefined
      ? {}
      : {
          options: `-c role=${options.role} -c statement_timeout=120000 -c timezone=UTC${options.hurried ? ' -c synchronous_commit=off' : ''}`,
        }),
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

/**
 * Several statements of a transaction in one way to the server and back, one after the other in the order given; each sees
 * what those before it did. Where one fails, its fault is thrown and those after it did nothing.
 */
export async function together<Rows extends readonly unknown[]>(
  tx: Tx,
  ...statements: { readonly [Place in keyof Rows]: RawBuilder<Rows[Place]> }
): Promise<{ readonly [Place in keyof Rows]: readonly Rows[Place][] }> {
  const compiled = (statements as readonly RawBuilder<unknown>[]).map(one => one.compile(tx))
  const results = await tx
    .getExecutor()
    .provideConnection(connection => Promise.all(compiled.map(one => connection.executeQuery(one))))
  return results.map(result => result.rows) as never
}

/**
 * Sends a statement whose answer tells nothing and goes on: it costs no way to the server. Where it fails, the statements
 * after it do nothing, and the next that is waited for, at the latest the commit, throws its fault. For what is written
 * beside an action (journal, events, jobs); never where a violated constraint is an answer to somebody.
 */
export async function ahead(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  const compiled = statement.compile(tx)
  await tx.getExecutor().provideConnection(async connection => {
    connection.executeQuery(compiled).catch(() => undefined)
  })
}

/** Returns when all that was committed before it, by whomever and in whatever hurry, is on the disk. */
export async function reachDisk(database: Database): Promise<void> {
  // A commit waits for the whole log of the server up to its own record, which this writes.
  await sql`select pg_logical_emit_message(true, 'kezek', '')`.execute(database)
}

const RETRIABLE = new Set(['40001', '40P01'])
const ATTEMPTS = 4

/**
 * Runs `work` in a transaction; a deadlock, a serialization failure, and a drawn number that another has already, start it
 * over (4 times at most).
 */
export async function inTransaction<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !mayStartOver(error)) throw error
    }
  }
}

/** Whether the same work may succeed when it is done again: nothing of it happened, and it met others by chance. */
export function mayStartOver(error: unknown): boolean {
  return RETRIABLE.has(sqlState(error) ?? '') || isDrawnNumber(violatedConstraint(error))
}

export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

export function violatedConstraint(error: unknown): string | undefined {
  const name = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof name === 'string' ? name : undefined
}
