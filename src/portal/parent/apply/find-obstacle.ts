/** Why a family cannot queue now, found before it has typed everything; sending asks all of it again. */
import { Refusal } from '../../../base/failure.ts'
import { decideEligibility } from '../../../domain/applications/eligibility.ts'
import { findActiveApplication } from '../../../domain/applications/find-active.ts'
import { getRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { getTerritoryPath, queuePlaceOf } from '../../../domain/territories/territory-tree.ts'
import type { RefusalCode } from '../../../locales/refusal-code.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { type Draft, programmeOfDraft } from './draft.ts'

/** Undefined while nothing is in the way, or while too little is known to say so. */
export async function findObstacle(
  deps: ParentDeps,
  draft: Draft,
): Promise<RefusalCode | undefined> {
  const { child, guardian, settlement } = draft
  if (child === undefined || guardian === undefined || settlement === undefined) return undefined
  const place = queuePlaceOf(await getTerritoryPath(deps.database, settlement))
  if (place === undefined) return 'application/not-a-queue-territory'
  const programme = programmeOfDraft(draft)
  const today = deps.setting.clock.today()
  try {
    const { pack } = await getRulesInForce(deps.database, place.territory.code, programme, today)
    const eligibility = decideEligibility(
      pack,
      Temporal.PlainDate.from(child.birthDate),
      Temporal.PlainDate.from(guardian.birthDate),
      today,
    )
    if (!eligibility.eligible) return eligibility.refusal
  } catch (error) {
    if (error instanceof Refusal) return error.code as RefusalCode
    throw error
  }
  const active = await findActiveApplication(deps.database, child.iin, programme)
  return active === undefined ? undefined : 'application/already-active'
}
