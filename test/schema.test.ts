/** The live catalogue keeps the conventions of the house, and equals what is committed. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { describeSchema } from '../src/platform/db/describe-schema.ts'
import { useDatabase } from './database.ts'

const db = useDatabase()
const root = join(import.meta.dirname, '..')

async function names(query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  return (await query.execute(db.owner)).rows.map(row => row.name)
}

describe('the schema', () => {
  test('is the one that db/schema.sql and tables.ts describe: run `npm run db:snapshot` after a migration', async () => {
    const live = await describeSchema(db.url)
    expect(live.sql).toBe(await readFile(join(root, 'db/schema.sql'), 'utf8'))
    expect(live.typescript).toBe(await readFile(join(root, 'src/platform/db/tables.ts'), 'utf8'))
  })

  test('knows no timestamp without time zone', async () => {
    expect(
      await names(sql`select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and data_type in ('timestamp without time zone', 'time with time zone')`),
    ).toEqual([])
  })

  test('keeps money as bigint columns that end in _tiyn', async () => {
    expect(
      await names(sql`select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public'
          and ((column_name like '%tiyn%' and (data_type <> 'bigint' or column_name not like '%\\_tiyn'))
            or data_type in ('money', 'numeric', 'real'))`),
    ).toEqual([])
  })

  test('has an index that begins with each foreign key', async () => {
    expect(
      await names(sql`
        select con.conname as name from pg_constraint con
        where con.contype = 'f' and con.connamespace = 'public'::regnamespace and not exists (
          select from pg_index i where i.indrelid = con.conrelid
            and (i.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey)`),
    ).toEqual([])
  })

  test('names every constraint after its table', async () => {
    expect(
      await names(sql`
        select con.conname as name from pg_constraint con join pg_class on pg_class.oid = con.conrelid
        where con.connamespace = 'public'::regnamespace and con.contype <> 'n'
          and not starts_with(con.conname, pg_class.relname || '_')`),
    ).toEqual([])
  })

  test('calls tables in the singular', async () => {
    const exceptions = ['queue_category', 'ledger_entry']
    const tables = await names(sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'`)
    expect(tables.filter(name => name.endsWith('s') && !exceptions.includes(name))).toEqual([])
  })
})
