/** Reads the applications that stand, page by page, for a file of any length. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { type ExportedApplication, selectForExport } from './bulk-application-queries.ts'

const PAGE = 5000

/** In the order in which they came in; neither archived nor served ones, which a new queue must not take up. */
export async function* readStandingApplications(
  read: Read,
  programme: Programme,
): AsyncGenerator<ExportedApplication> {
  let after = 0n
  for (;;) {
    const page = await selectForExport(read, programme, after, PAGE)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
