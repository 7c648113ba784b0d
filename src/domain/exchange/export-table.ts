/** Gives a whole table out in the columns in which it comes in, from one moment of the database. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Permission } from '../../platform/access/permission.ts'
import type { Database, Read } from '../../platform/db/database.ts'
import type { Cells } from './cell.ts'
import { exchangeAccess } from './exchange-access.ts'
import { type FileTerms, relationOfPost, type TableKind, WHOLE_COUNTRY } from './table-kind.ts'
import { loadTerritoryLookup } from './territory-lookup.ts'

/** What a post may take out; a page that offers the download asks this too. */
export function exportPermission(kind: Pick<TableKind, 'personal'>): Permission {
  return kind.personal === undefined ? exchangeAccess.export : exchangeAccess.exportPersons
}

/** `write` gets the rows while they are read, of people only those of the own territory; returns how many. */
export async function exportTable(
  database: Database,
  actor: Actor,
  kind: TableKind,
  terms: FileTerms,
  write: (columns: readonly string[], rows: AsyncIterable<Cells>) => Promise<void>,
): Promise<number> {
  authorize(actor, exportPermission(kind), relationOfPost(actor, kind))
  let count = 0
  await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const mayHave = await composeFilter(tx, actor, kind)
      const counted = async function* () {
        for await (const row of kind.read(tx, terms)) {
          if (!mayHave(row)) continue
          count += 1
          yield row
        }
      }
      const optional = (await kind.needsOptional?.(tx)) ? (kind.optional ?? []) : []
      await write([...kind.columns, ...optional], counted())
    })
  return count
}

async function composeFilter(
  read: Read,
  actor: Actor,
  kind: TableKind,
): Promise<(row: Cells) => boolean> {
  if (kind.personal === undefined || actor.kind !== 'staff') return () => true
  const { territoryColumn } = kind.personal
  const lookup = await loadTerritoryLookup(read, actor)
  const permission = exportPermission(kind)
  const allowed = new Map<string, boolean>()
  return row => {
    const code = territoryColumn === null ? WHOLE_COUNTRY : (row[territoryColumn] ?? '')
    const known = allowed.get(code) ?? lookup.refuse(code, permission) === undefined
    allowed.set(code, known)
    return known
  }
}
