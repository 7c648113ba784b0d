/** Documents that somebody uploaded and never sent: personal papers that we have no reason to keep. */
import { type Database, inTransaction } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import {
  deleteUnattached,
  isContentNeeded,
  lockContent,
  selectUnattachedBefore,
} from './document-queries.ts'
import type { DocumentStore } from './document-store.ts'

/** Longer than a session lives: until then the family may still be filling in its application. */
const KEPT_HOURS = 48
const BATCH = 200

/** Repeatable; returns how many were forgotten. The file goes when no other row needs its content. */
export async function forgetUnsentDocuments(
  database: Database,
  setting: Setting,
  store: DocumentStore,
): Promise<number> {
  const before = setting.clock.now().subtract({ hours: KEPT_HOURS })
  const litter = await selectUnattachedBefore(database, before, BATCH)
  let forgotten = 0
  for (const { id, sha256 } of litter) {
    await inTransaction(database, async tx => {
      await lockContent(tx, sha256)
      if (!(await deleteUnattached(tx, id))) return
      if (!(await isContentNeeded(tx, sha256))) await store.remove(sha256)
      forgotten += 1
    })
  }
  return forgotten
}
