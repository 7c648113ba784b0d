/** Gives a whole table out in the columns in which it comes in, from one moment of the database. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Cells } from './cell.ts'
import { exchangeAccess } from './exchange-access.ts'
import type { FileTerms, TableKind } from './table-kind.ts'

/** `write` gets the rows while they are read; returns how many there were. */
export async function exportTable(
  database: Database,
  actor: Actor,
  kind: TableKind,
  terms: FileTerms,
  write: (columns: readonly string[], rows: AsyncIterable<Cells>) => Promise<void>,
): Promise<number> {
  authorize(actor, exchangeAccess.export)
  let count = 0
  await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const counted = async function* () {
        for await (const row of kind.read(tx, terms)) {
          count += 1
          yield row
        }
      }
      await write(kind.columns, counted())
    })
  return count
}
