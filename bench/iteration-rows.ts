/** What iterations write, and how long the database takes to copy just that into tables of the same shape. */
import type pg from 'pg'
import { timed } from './report.ts'

export const WRITTEN = [
  'iteration_decision',
  'voucher',
  'message',
  'application_event',
  'queue_movement',
  'journal_entry',
  'journal_private',
  'ledger_entry',
  'iteration',
]

export async function countRows(owner: pg.Pool): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const table of WRITTEN) {
    const result = await owner.query<{ n: string }>(`select count(*) as n from ${table}`)
    counts.set(table, Number(result.rows[0]?.n ?? 0))
  }
  return counts
}

/** Copies the very rows that the iteration wrote into twins of the tables: columns, indexes, checks, foreign keys. */
export async function measureReference(
  owner: pg.Pool,
  before: ReadonlyMap<string, number>,
): Promise<number> {
  for (const table of [...WRITTEN, 'application']) {
    await owner.query(`create table twin_${table} (like ${table} including all)`)
    const keys = await owner.query<{ name: string; definition: string }>(
      `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and contype = 'f'`,
      [table],
    )
    for (const { name, definition } of keys.rows) {
      await owner.query(`alter table twin_${table} add constraint twin_${name} ${definition}`)
    }
  }
  const key = (table: string) =>
    ({
      iteration_decision: 'iteration_id, sequence',
      ledger_entry: 'posting_id, sequence',
      journal_private: 'entry_id',
    })[table] ?? 'id'
  return timed(async () => {
    const client = await owner.connect()
    try {
      await client.query('begin')
      for (const table of WRITTEN) {
        await client.query(
          `insert into twin_${table} overriding system value
           select * from ${table} order by ${key(table)} offset ${before.get(table) ?? 0}`,
        )
      }
      // The offers also change a row of the application each: the twin is given as many rows.
      await client.query(
        `insert into twin_application overriding system value
         select application.* from application where state = 'offered'`,
      )
      await client.query('commit')
    } finally {
      client.release()
    }
  })
}
