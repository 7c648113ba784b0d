/** Other rules lead the same claims to another tier: very many applications change their category at once. */
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Setting } from '../territories/setting.ts'
import { type Application, categoryCode } from './application.ts'
import { updateCategory } from './application-queries.ts'

/** Part of an action (which authorizes and writes the record), over locked rows. Time and number stay. */
export async function retierApplications(
  tx: Tx,
  setting: Setting,
  changes: readonly { readonly application: Application; readonly tier: Tier }[],
): Promise<void> {
  if (changes.length === 0) return
  const at = setting.clock.now()
  for (const { application, tier } of changes) {
    await updateCategory(tx, { id: application.id, tier, lastChange: 'regime-switched', at })
  }
  await appendToJournal(
    tx,
    setting,
    changes.map(({ application, tier }) => ({
      kind: 'application.category-changed' as const,
      facts: {
        application: application.number,
        territory: application.territory,
        before: categoryCode(application.tier, application.cohort),
        after: categoryCode(tier, application.cohort),
      },
    })),
  )
}
