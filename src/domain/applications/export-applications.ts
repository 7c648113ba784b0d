/** Reads the applications that stand, page by page, for a file of any length. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import {
  countNameless,
  type ExportedApplication,
  findPageEnd,
  selectForExport,
} from './bulk-application-queries.ts'

export { countNameless }

const PAGE = 5000

/** In the order in which they came in; neither archived nor served ones, which a new queue must not take up. */
export async function* readStandingApplications(
  read: Read,
  programme: Programme,
): AsyncGenerator<ExportedApplication> {
  let after = 0n
  for (;;) {
    const last = await findPageEnd(read, after, PAGE)
    if (last === undefined) return
    yield* await selectForExport(read, programme, { after, last })
    after = last
  }
}
