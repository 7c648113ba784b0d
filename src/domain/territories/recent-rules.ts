/** The rules of a rush: read once a second a process, not once a click or a morning's sending. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from './rollout.ts'
import {
  type FoundRules,
  findRulesInForce,
  needRules,
  type RulesInForce,
} from './rules-in-force.ts'
import type { Setting } from './setting.ts'

const FRESH_MS = 1000
/** Territories and days of one rush; beyond it the map begins anew. */
const MOST_KEPT = 1000

type Kept = { readonly found: FoundRules | undefined; readonly readAt: number }

// By the outside of the process, so that two databases in one process never share an answer.
let kept = new WeakMap<Setting, Map<string, Kept>>()

/** As `findRulesInForce`, at most a second old: reading them is a third of what a click costs. */
export async function findRecentRules(
  read: Read,
  setting: Setting,
  territory: string,
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<FoundRules | undefined> {
  const rules = kept.get(setting) ?? new Map<string, Kept>()
  kept.set(setting, rules)
  const key = `${territory} ${programme} ${day}`
  const now = performance.now()
  const known = rules.get(key)
  if (known !== undefined && now - known.readAt < FRESH_MS) return known.found
  const found = await findRulesInForce(read, territory, programme, day)
  if (rules.size >= MOST_KEPT) rules.clear()
  rules.set(key, { found, readAt: now })
  return found
}

/** As `getRulesInForce`, at most a second old. */
export async function getRecentRules(
  read: Read,
  setting: Setting,
  territory: string,
  programme: Programme,
  day: Temporal.PlainDate,
): Promise<RulesInForce> {
  const found = await findRecentRules(read, setting, territory, programme, day)
  return needRules(found, territory, day)
}

/** Whoever changes rules in this process sees them changed at once. */
export function forgetRecentRules(): void {
  kept = new WeakMap()
}
