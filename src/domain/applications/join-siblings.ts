/** Twins and siblings born close together stand as one batch, all or none (bilim.astana.kz 51329). */
import type { Tx } from '../../platform/db/database.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { Application } from './application.ts'
import { lockSiblings, updateBatchKey } from './sibling-queries.ts'

/** Part of submitting; the batch is named after its first application. */
export async function joinSiblings(
  tx: Tx,
  pack: RulePack,
  application: Application,
  birthDate: Temporal.PlainDate,
): Promise<Application> {
  const days = pack.values['queue.siblingsBatchDays'].value
  const siblings = days === 0 ? [] : await lockSiblings(tx, application, birthDate, days)
  const first = siblings[0]
  if (first === undefined) return application
  const batchKey = first.batch_key ?? `siblings:${first.number}`
  await updateBatchKey(tx, [application.id, ...siblings.map(sibling => sibling.id)], batchKey)
  return { ...application, batchKey }
}
