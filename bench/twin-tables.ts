/** The reference of what writes: the very rows that it left, inserted in bulk into twins of the tables. */
import type pg from 'pg'
import { timed } from './report.ts'

export type Written = {
  readonly table: string
  /** Which of its rows, and in what order: SQL after `from`. */
  readonly rows: string
}

/** Twins have the columns, indexes, checks and foreign keys. One transaction, one statement a table. */
export async function measureTwins(owner: pg.Pool, written: readonly Written[]): Promise<number> {
  for (const { table } of written) {
    await owner.query(`drop table if exists twin_${table}`)
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
  const client = await owner.connect()
  try {
    return await timed(async () => {
      await client.query('begin')
      for (const { table, rows } of written) {
        await client.query(
          `insert into twin_${table} overriding system value select ${table}.* from ${table} ${rows}`,
        )
      }
      await client.query('commit')
    })
  } finally {
    client.release()
  }
}
