/** The rules of the queue that the family of a draft belongs to. */
import type { Benefit } from '../../../domain/territories/queue-rules.ts'
import { getRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { getTerritoryPath } from '../../../domain/territories/territory-tree.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { type Draft, programmeOfDraft } from './draft.ts'

type PlaceRules = {
  readonly benefits: readonly Benefit[]
  readonly claimCheckDays: number
}

/** Refuses as the rules do where nothing holds. */
export async function rulesOfDraft(deps: ParentDeps, draft: Draft): Promise<PlaceRules> {
  const path = await getTerritoryPath(deps.database, draft.settlement ?? '')
  const code = path.at(-1)?.code ?? ''
  const today = deps.setting.clock.today()
  const { pack } = await getRulesInForce(deps.database, code, programmeOfDraft(draft), today)
  return {
    benefits: pack.values['queue.tiers'].value.flatMap(tier => tier.benefits),
    claimCheckDays: pack.values['queue.claimCheckWorkingDays'].value,
  }
}
