/** Takes the dated data of the checkout into the database: territories, roll-out, rule pack versions. */
import { type CanonicalValue, canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, system } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { TerritoryData } from './load-data.ts'
import { forgetRecentRules } from './recent-rules.ts'
import type { RulePack } from './rule-pack.ts'
import type { Setting } from './setting.ts'
import {
  insertPack,
  retirePack,
  selectPackNames,
  upsertRollout,
  upsertTerritories,
} from './territory-queries.ts'

export const adoptDataPermission = { name: 'territory.adopt-data', rules: [system] }

type AdoptionReport = {
  readonly territories: number
  readonly rollout: number
  readonly packs: readonly string[]
}

/**
 * Idempotent. A pack whose content changed under the same version is a fault: what was decided under
 * a version must stay readable for ever, so a change is a new version.
 */
export async function adoptData(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  data: TerritoryData,
): Promise<AdoptionReport> {
  authorize(actor, adoptDataPermission)
  const territories = await upsertTerritories(tx, [...data.territories.values()])
  const rollout = await upsertRollout(tx, data.rollout)
  const known = new Map((await selectPackNames(tx)).map(row => [row.id, row]))
  const now = setting.clock.now()
  const changed: RulePack[] = []
  for (const pack of data.packs) {
    const hash = sha256Hex(canonicalJson(pack as unknown as CanonicalValue))
    const live = known.get(pack.id)
    if (live?.content_hash === hash) continue
    if (live?.version === pack.version) {
      throw new Error(`rule pack ${pack.id} ${pack.version} was edited: give it a new version`)
    }
    await retirePack(tx, pack.id, now)
    await insertPack(tx, pack, hash, now)
    changed.push(pack)
    await appendToJournal(tx, setting, [
      {
        kind: 'rule-pack.changed',
        facts: { pack: pack.id, version: pack.version, contentHash: hash },
      },
    ])
  }
  forgetRecentRules()
  return { territories, rollout, packs: changed.map(pack => `${pack.id} ${pack.version}`) }
}
