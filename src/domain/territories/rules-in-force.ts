/** The rules that hold in a territory on a day: its regime and its pack, or why there are none. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Read } from '../../platform/db/database.ts'
import { type Programme, type Regime, regimeOn } from './rollout.ts'
import type { RulePack } from './rule-pack.ts'
import { resolveRulePack } from './rule-pack-resolution.ts'
import type { Territory } from './territory.ts'
import {
  type PackName,
  selectPackContents,
  selectPackNames,
  selectRulesBasis,
} from './territory-queries.ts'

export type TerritoryRefusal = 'rules/no-regime' | 'rules/no-pack' | 'rules/not-on-vouchers'

export type RulesInForce = {
  readonly path: readonly Territory[]
  readonly territory: Territory
  readonly regime: Regime
  readonly pack: RulePack
}

export type FoundRules = Pick<RulesInForce, 'path' | 'territory'> &
  Partial<Pick<RulesInForce, 'regime' | 'pack'>>

// Packs never change under one version, so a process may keep them: nothing here can be stale.
const parsedPacks = new Map<string, RulePack>()

export async function findLivePacks(read: Read): Promise<readonly RulePack[]> {
  return findPacks(read, await selectPackNames(read))
}

async function findPacks(read: Read, names: readonly PackName[]): Promise<readonly RulePack[]> {
  const missing = names.filter(name => !parsedPacks.has(name.content_hash)).map(name => name.id)
  if (missing.length > 0) {
    for (const row of await selectPackContents(read, missing)) {
      parsedPacks.set(row.content_hash, row.content as RulePack)
    }
  }
  return names.flatMap(name => parsedPacks.get(name.content_hash) ?? [])
}

/** Undefined for an unknown territory; `regime` or `pack` undefined where nothing holds. */
export async function findRulesInForce(
  read: Read,
  territoryCode: string,
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<FoundRules | undefined> {
  const { path, rollout, packNames } = await selectRulesBasis(read, territoryCode, programme)
  const territory = path.at(-1)
  if (territory === undefined) return undefined
  const codes = path.map(step => step.code)
  const regime = regimeOn(rollout, codes, programme, day)
  if (regime === undefined) return { path, territory }
  const pack = resolveRulePack(await findPacks(read, packNames), codes, programme, regime, day)
  return pack === undefined ? { path, territory, regime } : { path, territory, regime, pack }
}

/** Throws NotFound for the territory; refuses where no regime or no pack holds: nothing is guessed. */
export async function getRulesInForce(
  read: Read,
  territoryCode: string,
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<RulesInForce> {
  return needRules(await findRulesInForce(read, territoryCode, programme, day), territoryCode, day)
}

/** Throws and refuses as `getRulesInForce`. */
export function needRules(
  found: FoundRules | undefined,
  territoryCode: string,
  day: Temporal.PlainDate,
): RulesInForce {
  if (found === undefined) throw new NotFound(`territory ${territoryCode}`)
  const { path, territory, regime, pack } = found
  const facts = { territory: territoryCode, day: day.toString() }
  if (regime === undefined) throw new Refusal<TerritoryRefusal>('rules/no-regime', facts)
  if (pack === undefined) throw new Refusal<TerritoryRefusal>('rules/no-pack', facts)
  return { path, territory, regime, pack }
}
