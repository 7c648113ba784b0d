/** Holds an iteration by itself when money was allotted or places were published, if the pack says so. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { type HoldIteration, holdIteration, type IterationReport } from './hold-iteration.ts'
import { getIssuingRules } from './load-basis.ts'
import { previewIteration } from './preview-iteration.ts'

type AutomaticCause = 'money-allotted' | 'places-published'

/**
 * Undefined when the pack does not ask for it on this cause, vouchers are not issued there, or the
 * iteration would offer nothing: an empty one is not held, so that causes may be told generously.
 */
export async function holdAutomatically(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: HoldIteration & { readonly cause: AutomaticCause },
): Promise<IterationReport | undefined> {
  const { territory, programme, cause } = input
  const scope = { territory, programme, heldOn: setting.clock.today() }
  try {
    const { pack } = await getIssuingRules(database, scope)
    if (!pack.values['iteration.automaticOn'].value.includes(cause)) return undefined
    const preview = await previewIteration(database, actor, scope)
    if (preview.sealed.result.totals.offered === 0) return undefined
    return await holdIteration(database, actor, setting, { territory, programme })
  } catch (error) {
    // A territory without rules or norms is an answer, not a fault of the job.
    if (error instanceof Refusal) return undefined
    throw error
  }
}
