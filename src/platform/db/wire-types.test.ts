/** Columns of bulk statements reach PostgreSQL as they are, whatever is in them. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'

const db = useDatabase()

test('an array comes back as it was sent: quotes, backslashes, empty and NULL words, nulls, days, bytes', async () => {
  const words = ['', 'NULL', null, 'a"b', 'c\\d', '{x,y}', ' бала ', 'line\nline']
  const numbers = [1n, -9_007_199_254_740_993n, 0n]
  const days = [Temporal.PlainDate.from('2026-10-01'), null]
  const bytes = [Buffer.from([0, 92, 34]), Buffer.alloc(0)]
  const { rows } = await sql<Record<string, unknown>>`
    select ${words}::text[] as words, ${numbers}::bigint[] as numbers, ${[true, false]}::boolean[] as flags,
           ${days}::date[]::text[] as days, ${bytes}::bytea[] as bytes, cardinality(${[]}::text[]) as none,
           ${[[1, 2]]}::integer[][] as nested`.execute(db.app)
  expect(rows[0]).toEqual({
    words,
    numbers,
    flags: [true, false],
    days: ['2026-10-01', null],
    bytes,
    none: 0,
    nested: [[1, 2]],
  })
})
