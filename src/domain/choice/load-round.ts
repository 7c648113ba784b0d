/** Loads what a round of choice decides on: rules, places, families, wishes. */
import { Refusal } from '../../base/failure.ts'
import type { Read } from '../../platform/db/database.ts'
import { poolRuleOf, universalClubsOf } from '../territories/rule-pack.ts'
import { getRulesInForce, type RulesInForce } from '../territories/rules-in-force.ts'
import { choiceTerms } from './choice-terms.ts'
import type { RoundBasis } from './compose-round-input.ts'
import type { ChoiceRefusal } from './hold.ts'
import {
  type RoundScope,
  selectRoundFamilies,
  selectRoundPlaces,
  selectRoundWishes,
} from './round-input-queries.ts'

/** Refuses `choice/immediate-only` where who comes first chooses, `rules/...` where vouchers do not hold. */
export async function getRoundRules(read: Read, scope: RoundScope): Promise<RulesInForce> {
  const { territory, programme, heldOn } = scope
  const rules = await getRulesInForce(read, territory, programme, heldOn)
  if (choiceTerms(rules.pack).mode !== 'rounds') {
    throw new Refusal<ChoiceRefusal>('choice/immediate-only', { territory })
  }
  return rules
}

/** Each part is one statement; who needs them to agree holds the head of the queue. */
export async function loadRound(
  read: Read,
  scope: RoundScope,
  { pack, territory }: RulesInForce,
  roundNumber: number,
): Promise<RoundBasis> {
  const poolRule = poolRuleOf(pack, territory.kind)
  const clubs = universalClubsOf(pack)
  const places = await selectRoundPlaces(read, scope, poolRule, clubs)
  const families = await selectRoundFamilies(read, scope, poolRule)
  const wishes = await selectRoundWishes(read, scope, families, clubs)
  return { scope, roundNumber, pack, places, families, wishes }
}
