/**
 * Public numbers that nobody has yet. There are 17^8 (about 7 billion): among a million that are given out, every seventh
 * iteration of a thousand vouchers would meet one of them, so many at once are compared with those that are taken. What two
 * transactions draw at the same moment the unique constraint finds; `inTransaction` then starts over, as it does for a
 * single number that was drawn without asking.
 */
import { sql } from 'kysely'
import { assertDefined } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import { byteSource, type Entropy } from '../entropy.ts'
import type { Read } from './database.ts'
import type { NumberedTable } from './numbered-tables.ts'

const ROUNDS = 8

/** The items in their order, each with a number of its own that is not in the table. */
export async function withNumbers<Item extends object>(
  read: Read,
  entropy: Entropy,
  table: NumberedTable,
  items: readonly Item[],
  prefix = '',
): Promise<readonly (Item & { readonly number: string })[]> {
  const nextByte = byteSource(entropy)
  const free = new Set<string>()
  for (let round = 0; free.size < items.length; round += 1) {
    if (round === ROUNDS) throw new Error(`numbers of ${table} were taken ${ROUNDS} times in a row`)
    const drawn = Array.from(
      { length: items.length - free.size },
      () => prefix + drawBusinessNumber(nextByte),
    )
    const taken = await selectTaken(read, table, drawn)
    for (const number of drawn) if (!taken.has(number)) free.add(number)
  }
  const numbers = [...free]
  return items.map((item, place) => ({
    ...item,
    number: assertDefined(numbers[place], 'a number for every item'),
  }))
}

async function selectTaken(
  read: Read,
  table: NumberedTable,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const result = await sql<{ number: string }>`
    select number from ${sql.table(table)} where number = any(${numbers}::text[])`.execute(read)
  return new Set(result.rows.map(row => row.number))
}
