/** What a KIND of file is: its columns, how a row is read, written, and written back out. */
import type { Result } from '../../base/result.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Permission, Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Setting } from '../territories/setting.ts'
import type { BadCell } from './bad-cell.ts'
import type { Cells } from './cell.ts'

/** What a file does not say itself. */
export type FileTerms = {
  /** Of applications, and of groups whose BIN runs both a kindergarten and a club. */
  readonly programme: Programme
  /** Numbers that nobody has are for demonstrations only. */
  readonly demonstrationAllowed: boolean
}

export type RowOutcome = 'written' | 'unchanged' | BadCell

/** Above every territory: whose post is here may do for all what others do for their own. */
export const WHOLE_COUNTRY = 'kz'

// Methods, not properties: a list of kinds holds them with their rows unknown.
export type TableKind<Column extends string = string, Item = unknown> = {
  readonly name: string
  readonly columns: readonly Column[]
  /** Columns that a file may have besides; it goes out with them only where one of its rows needs them. */
  readonly optional?: readonly Column[]
  needsOptional?(read: Read): Promise<boolean>
  /** How many rows are written at once. */
  readonly chunkRows: number
  readonly permission: Permission
  /** Rows are about people. The column says where they live; null: the rows are the whole country's. */
  readonly personal?: { readonly territoryColumn: Column | null }
  parse(cells: Cells<Column>, terms: FileTerms): Result<Item, readonly BadCell[]>
  /** What may stand in the file once. Absent: `write` tells duplicates itself. */
  keyOf?(item: Item): string
  /** One outcome a row, in order. */
  write(
    tx: Tx,
    actor: Actor,
    setting: Setting,
    items: readonly Item[],
    terms: FileTerms,
  ): Promise<readonly RowOutcome[]>
  read(read: Read, terms: FileTerms): AsyncIterable<Cells<Column>>
}

/** Before any row is seen: the own post is enough, unless the rows are the whole country's. */
export function relationOfPost(actor: Actor, kind: Pick<TableKind, 'personal'>): Relation {
  if (actor.kind !== 'staff') return {}
  const everywhere = kind.personal?.territoryColumn === null
  return { territoryPath: [everywhere ? WHOLE_COUNTRY : actor.territory] }
}

/** Splits rows into bad ones and the rest, writes the rest, and puts the outcomes back in order. */
export async function writeGood<Item, Ready>(
  items: readonly Item[],
  judge: (item: Item) => Ready | BadCell,
  write: (ready: readonly Ready[]) => Promise<readonly RowOutcome[]>,
): Promise<readonly RowOutcome[]> {
  const judged = items.map(judge)
  const ready = judged.filter((one): one is Ready => !isBad(one))
  const written = ready.length > 0 ? await write(ready) : []
  let next = 0
  return judged.map(one => {
    if (isBad(one)) return one
    const outcome = written[next]
    next += 1
    if (outcome === undefined) throw new Error('a row without an outcome')
    return outcome
  })
}

function isBad(one: unknown): one is BadCell {
  return typeof one === 'object' && one !== null && 'code' in one && 'column' in one
}

/** As a reader of files wants them. */
export function columnsOf({ columns, optional }: Pick<TableKind, 'columns' | 'optional'>) {
  return { required: columns, ...(optional === undefined ? {} : { optional }) }
}
