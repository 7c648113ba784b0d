/** The rules of a rush: read once a second a process, not once a click. */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'

const FRESH_MS = 1000

type Kept = { readonly pack: RulePack; readonly readAt: number }

// By the outside of the process, so that two databases in one process never share an answer.
const kept = new WeakMap<Setting, Map<string, Kept>>()

/**
 * As `getRulesInForce`, at most a second old where first comers choose: reading them is a third of what a
 * click costs. A territory of rounds is always read anew: its answer is a refusal.
 */
export async function getRushRules(
  read: Read,
  setting: Setting,
  territory: string,
  programme: Programme,
): Promise<RulePack> {
  const today = setting.clock.today()
  const packs = kept.get(setting) ?? new Map<string, Kept>()
  kept.set(setting, packs)
  const key = `${territory} ${programme} ${today}`
  const now = performance.now()
  const known = packs.get(key)
  if (known !== undefined && now - known.readAt < FRESH_MS) return known.pack
  const { pack } = await getRulesInForce(read, territory, programme, today)
  if (pack.regime !== 'referral' && pack.values['offer.choiceMode'].value === 'immediate') {
    // Other days are over: nobody asks for them again.
    for (const old of packs.keys()) if (!old.endsWith(today.toString())) packs.delete(old)
    packs.set(key, { pack, readAt: now })
  }
  return pack
}
