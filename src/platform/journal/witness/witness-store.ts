/**
 * What a witness remembers: the largest tree it cosigned of each log, in an SQLite file of its own.
 * Safe for any number of processes on one folder: the old size is compared by the writing statement.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { rootOf } from '../tree.ts'
import { WitnessMistake } from './witness-mistake.ts'

export type WitnessedTree = {
  readonly size: number
  readonly root: Uint8Array
  /** The checkpoint as last cosigned, with the log's and our signature; empty before the first. */
  readonly note: string
}

export type WitnessStore = {
  /** Undefined for a log that this witness was not opened for. */
  find(origin: string): WitnessedTree | undefined
  /**
   * Remembers a tree, but only if the log still stands at `expectedOldSize`, and a tree of that very
   * size only with the same root. Durable when it returns true; nothing happened when false.
   */
  advance(origin: string, expectedOldSize: number, tree: WitnessedTree): boolean
  close(): void
}

/** Waits for another process's commit, which takes milliseconds. */
const BUSY_MS = 5000

/** The triggers hold for whoever writes the file, with this program or another. */
const SCHEMA = `
  create table if not exists witness (
    id integer primary key check (id = 1),
    name text not null
  ) strict;
  create table if not exists log (
    origin text primary key,
    size integer not null check (size >= 0),
    root blob not null check (length(root) = 32),
    note text not null
  ) strict;
  create trigger if not exists log_only_grows before update on log
  when new.size < old.size or (new.size = old.size and new.root <> old.root)
    or new.origin <> old.origin
  begin select raise(abort, 'a witnessed tree only grows'); end;
  create trigger if not exists log_stays before delete on log
  begin select raise(abort, 'a witnessed tree is not forgotten'); end;`

/** Throws WitnessMistake when the folder belongs to a witness of another name. */
export function openWitnessStore(
  folder: string,
  name: string,
  origins: readonly string[],
): WitnessStore {
  const database = new DatabaseSync(join(folder, 'witness.sqlite'), { timeout: BUSY_MS })
  try {
    // A commit is on the disk, not only in the system's memory, before a cosignature leaves.
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    database.exec(SCHEMA)
    claimFolder(database, folder, name)
    const add = database.prepare('insert or ignore into log values (?, 0, ?, ?)')
    for (const origin of origins) add.run(origin, rootOf([]), '')
  } catch (error) {
    database.close()
    throw error
  }
  return storeOver(database)
}

/** The same key must not speak under two names (tlog-cosignature, the message does not hold the name). */
function claimFolder(database: DatabaseSync, folder: string, name: string): void {
  database.prepare('insert or ignore into witness values (1, ?)').run(name)
  const owner = database.prepare('select name from witness').get()?.name
  if (owner !== name) throw new WitnessMistake(`${folder} belongs to the witness ${owner}`)
}

function storeOver(database: DatabaseSync): WitnessStore {
  const find = database.prepare('select size, root, note from log where origin = ?')
  const advance = database.prepare(`
    update log set size = :size, root = :root, note = :note
    where origin = :origin and size = :expected
      and (:size > size or (:size = size and :root = root))`)
  return {
    find(origin) {
      const row = find.get(origin)
      return row && (row as WitnessedTree)
    },
    advance(origin, expected, { size, root, note }) {
      return advance.run({ origin, expected, size, root, note }).changes === 1
    },
    close: () => database.close(),
  }
}
