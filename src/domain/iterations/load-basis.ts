/** Loads what an iteration decides on: rules, queue, places, money, norms. */
import { Refusal } from '../../base/failure.ts'
import type { Read } from '../../platform/db/database.ts'
import { findNormsInForce } from '../ledger/norm.ts'
import { isBoundedByMoney, poolRuleOf, type RulePack } from '../territories/rule-pack.ts'
import {
  getRulesInForce,
  type RulesInForce,
  type TerritoryRefusal,
} from '../territories/rules-in-force.ts'
import type { InputBasis } from './compose-input.ts'
import { type QueueScope, selectCandidates, selectPools } from './iteration-queries.ts'

export type IssuingRules = RulesInForce & {
  readonly pack: Exclude<RulePack, { regime: 'referral' }>
}

/** Refuses `rules/...` where vouchers are not issued on that day. */
export async function getIssuingRules(read: Read, scope: QueueScope): Promise<IssuingRules> {
  const rules = await getRulesInForce(read, scope.territory, scope.programme, scope.heldOn)
  const { pack } = rules
  if (pack.regime === 'referral') {
    throw new Refusal<TerritoryRefusal>('rules/not-on-vouchers', { territory: scope.territory })
  }
  return { ...rules, pack }
}

/** Each part is one statement; who needs them to agree holds the head of the queue. */
export async function loadBasis(
  read: Read,
  scope: QueueScope,
  rules: IssuingRules,
  known: { readonly iterationNumber: number; readonly moneyTiyn: bigint },
): Promise<InputBasis> {
  const { pack, path } = rules
  const poolRule = poolRuleOf(pack, rules.territory.kind)
  const minimumAgeMonths = pack.values['queue.minimumAgeMonths'].value
  const horizonDays = pack.values['iteration.placeHorizonDays'].value
  const norms = await findNormsInForce(
    read,
    path.map(step => step.code),
    scope.programme,
    scope.heldOn,
  )
  return {
    scope,
    ...known,
    pack,
    poolRule,
    candidates: await selectCandidates(read, scope, minimumAgeMonths),
    pools: isBoundedByMoney(pack) ? [] : await selectPools(read, scope, poolRule, horizonDays),
    norms: new Map([...norms].map(([key, norm]) => [key, norm.monthly_tiyn])),
  }
}
