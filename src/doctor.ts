/** What `kezek doctor` looks at. */

import { Refusal } from './base/failure.ts'
import { productionGaps } from './config.ts'
import { checkInvariants, runInvariants } from './domain/opendata/check-invariants.ts'
import { warningBeforeEnd } from './domain/territories/rule-pack-resolution.ts'
import { findLivePacks } from './domain/territories/rules-in-force.ts'
import type { Installation } from './installation.ts'
import { examineLog } from './open-log.ts'
import type { Actor } from './platform/access/actor.ts'
import { inTransaction } from './platform/db/database.ts'

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }

export async function checkInstallation(installation: Installation): Promise<readonly Check[]> {
  const { config, mode, database, setting } = installation
  const gaps = mode === 'production' ? productionGaps(config) : []
  const packs = await findLivePacks(database)
  const today = setting.clock.today()
  const ending = packs.flatMap(pack => warningBeforeEnd(pack, packs, today) ?? [])
  const invariants = await askInvariants(installation)
  return [
    { name: 'configuration', ok: gaps.length === 0, detail: gaps.join('; ') },
    { name: 'journal', ...(await examineLog(installation)) },
    { name: 'database', ok: true, detail: `${mode}, schema up to date` },
    {
      name: 'rule-packs',
      ok: packs.length > 0,
      detail: ending
        .map(({ packId, endsOn }) => `${packId} ends on ${endsOn} without a successor`)
        .join('; '),
    },
    ...invariants.map(({ name, outcome, violations }) => ({
      name,
      ok: outcome === 'holds',
      detail: violations.join(', '),
    })),
  ]
}

/** Its look is recorded beside the others; while another one is going on, it only looks. */
async function askInvariants({ database, setting }: Installation) {
  const actor: Actor = { kind: 'system', name: 'doctor' }
  try {
    const run = await inTransaction(database, tx =>
      runInvariants(tx, actor, setting, { cause: 'doctor' }),
    )
    return run.reports
  } catch (error) {
    if (error instanceof Refusal) return checkInvariants(database)
    throw error
  }
}
