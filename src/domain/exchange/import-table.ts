/** Takes a whole file: all or nothing in one transaction, every bad row told, nothing held in memory. */
import { sha256Hex } from '../../base/digest.ts'
import type { Language } from '../../base/language.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { TableMistake, type TableRow } from '../../platform/tabular/table-row.ts'
import type { Setting } from '../territories/setting.ts'
import type { BadCell, BadRow } from './bad-cell.ts'
import { explainBadRow, explainFailure, explainFile } from './explain-bad-row.ts'
import { releaseSavepoint, returnToSavepoint, savepoint, waitForTurn } from './import-queries.ts'
import { type FileTerms, type RowOutcome, relationOfPost, type TableKind } from './table-kind.ts'

export type ImportOptions = FileTerms & {
  /** Does everything, constraints included, and takes it back. */
  readonly dryRun: boolean
  /** The good rows go in although others are bad. */
  readonly skipBadRows: boolean
  /** Of the messages about bad rows. */
  readonly language: Language
  readonly onProgress?: (progress: { readonly rows: number; readonly bad: number }) => void
}

export type ImportReport = {
  readonly rows: number
  /** 0 when the file was not taken; under `dryRun` what would be written. */
  readonly written: number
  readonly unchanged: number
  /** In the order of the file; the first `MOST_BAD_ROWS` of them. */
  readonly bad: readonly BadRow[]
  readonly badRows: number
}

const MOST_BAD_ROWS = 10_000

type Run = {
  readonly kind: TableKind
  readonly actor: Actor
  readonly setting: Setting
  readonly options: ImportOptions
  /** Key of a row -> where it was first, and what it said. */
  readonly seen: Map<string, { readonly row: number; readonly digest: string }>
  readonly bad: BadRow[]
  rows: number
  written: number
  unchanged: number
  badRows: number
  /** The file itself broke off: nothing of it is taken. */
  broken: boolean
}

type Waiting = { readonly row: number; readonly item: unknown }

class TakenBack extends Error {}

/**
 * Nothing is written when any row is bad, unless `skipBadRows`. Repeating a file that was taken gives
 * `unchanged` for every row. Throws SignInNeeded or NotAllowed when the actor imports nothing anywhere;
 * what met somebody else by chance (`mayStartOver`) is thrown too, since the stream cannot start over.
 */
export async function importTable(
  database: Database,
  actor: Actor,
  setting: Setting,
  kind: TableKind,
  rows: AsyncIterable<TableRow>,
  options: ImportOptions,
): Promise<ImportReport> {
  authorize(actor, kind.permission, relationOfPost(actor, kind))
  const run: Run = {
    kind,
    actor,
    setting,
    options,
    seen: new Map(),
    bad: [],
    rows: 0,
    written: 0,
    unchanged: 0,
    badRows: 0,
    broken: false,
  }
  const refused = () => run.broken || (run.badRows > 0 && !options.skipBadRows)
  try {
    await database.transaction().execute(async tx => {
      await waitForTurn(tx)
      await takeFile(tx, run, rows)
      if (options.dryRun || refused()) throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  const { unchanged, badRows } = run
  const bad = run.bad.sort((a, b) => a.row - b.row)
  return { rows: run.rows, written: refused() ? 0 : run.written, unchanged, bad, badRows }
}

async function takeFile(tx: Tx, run: Run, rows: AsyncIterable<TableRow>): Promise<void> {
  let waiting: Waiting[] = []
  try {
    for await (const row of rows) {
      run.rows += 1
      const item = takeRow(run, row)
      if (item !== undefined) waiting.push(item)
      if (waiting.length < run.kind.chunkRows) continue
      await settle(tx, run, waiting)
      waiting = []
      run.options.onProgress?.({ rows: run.rows, bad: run.badRows })
    }
  } catch (error) {
    if (!(error instanceof TableMistake)) throw error
    run.broken = true
    record(run, explainFile(run.options.language, error))
  }
  if (waiting.length > 0) await settle(tx, run, waiting)
  run.options.onProgress?.({ rows: run.rows, bad: run.badRows })
}

/** The row ready to be written; undefined when it is bad or was in the file before. */
function takeRow(run: Run, { row, cells, fault }: TableRow): Waiting | undefined {
  if (fault) return refuse(run, row, [{ column: null, code: fault }])
  const parsed = run.kind.parse(cells, run.options)
  if (!parsed.ok) return refuse(run, row, parsed.error)
  const key = run.kind.keyOf?.(parsed.value)
  if (key === undefined) return { row, item: parsed.value }
  const digest = sha256Hex(JSON.stringify(cells))
  const first = run.seen.get(key)
  if (first === undefined) {
    run.seen.set(key, { row, digest })
    return { row, item: parsed.value }
  }
  if (first.digest !== digest) {
    return refuse(run, row, [{ column: null, code: 'duplicate', allowed: String(first.row) }])
  }
  run.unchanged += 1
  return undefined
}

/** Writes a chunk; when the database refuses it, halves it until the row is found that is to blame. */
async function settle(tx: Tx, run: Run, chunk: readonly Waiting[]): Promise<void> {
  await savepoint(tx)
  let outcomes: readonly RowOutcome[]
  try {
    const items = chunk.map(({ item }) => item)
    outcomes = await run.kind.write(tx, run.actor, run.setting, items, run.options)
    await releaseSavepoint(tx)
  } catch (error) {
    const explained = explainFailure(run.options.language, error)
    if (explained === undefined) throw error
    await returnToSavepoint(tx)
    const [only] = chunk
    if (chunk.length === 1 && only) return record(run, { row: only.row, ...explained })
    const middle = Math.ceil(chunk.length / 2)
    await settle(tx, run, chunk.slice(0, middle))
    return settle(tx, run, chunk.slice(middle))
  }
  for (const [index, { row }] of chunk.entries()) {
    const outcome = outcomes[index]
    if (outcome === 'written') run.written += 1
    else if (outcome === 'unchanged') run.unchanged += 1
    else if (outcome) refuse(run, row, [outcome])
    else throw new Error('a row without an outcome')
  }
}

function refuse(run: Run, row: number, cells: readonly BadCell[]): undefined {
  record(run, explainBadRow(run.options.language, row, cells))
  return undefined
}

function record(run: Run, bad: BadRow): void {
  run.badRows += 1
  if (run.bad.length < MOST_BAD_ROWS) run.bad.push(bad)
}
