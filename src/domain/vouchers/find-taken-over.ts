/** Vouchers that were taken over and are live, for a file. */
import type { Read } from '../../platform/db/database.ts'
import { type ExportedTakenOver, selectTakenOverForExport } from './taken-over-queries.ts'

const PAGE = 5000

/** In the order in which they came. */
export async function* readTakenOver(read: Read): AsyncGenerator<ExportedTakenOver> {
  for (let after = 0n; ; ) {
    const page = await selectTakenOverForExport(read, after, PAGE)
    yield* page
    after = page.at(-1)?.voucherId ?? after
    if (page.length < PAGE) return
  }
}
