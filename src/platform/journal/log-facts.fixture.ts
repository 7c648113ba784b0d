/** Facts of no meaning, many at a time, for tests of the log. */
import { aSetting } from '../../../test/setting.ts'
import { type Database, inTransaction } from '../db/database.ts'
import { appendToJournal } from './append.ts'

let serial = 0

/** `count` facts in one transaction. */
export async function appendFacts(database: Database, count: number): Promise<void> {
  serial += 1
  const setting = aSetting('2026-09-01T09:00', `facts ${process.pid} ${serial}`)
  const facts = Array.from({ length: count }, (_, index) => ({
    kind: 'override' as const,
    facts: { serial, index, process: process.pid },
  }))
  await inTransaction(database, tx => appendToJournal(tx, setting, facts))
}
