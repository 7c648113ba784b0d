/** What `kezek doctor` looks at. */
import { productionGaps } from './config.ts'
import { checkInvariants } from './domain/opendata/check-invariants.ts'
import { warningBeforeEnd } from './domain/territories/rule-pack-resolution.ts'
import { findLivePacks } from './domain/territories/rules-in-force.ts'
import type { Installation } from './installation.ts'

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }

export async function checkInstallation(installation: Installation): Promise<readonly Check[]> {
  const { config, mode, database, setting } = installation
  const gaps = mode === 'production' ? productionGaps(config) : []
  const packs = await findLivePacks(database)
  const today = setting.clock.today()
  const ending = packs.flatMap(pack => warningBeforeEnd(pack, packs, today) ?? [])
  const invariants = await checkInvariants(database)
  return [
    { name: 'configuration', ok: gaps.length === 0, detail: gaps.join('; ') },
    { name: 'database', ok: true, detail: `${mode}, schema up to date` },
    {
      name: 'rule-packs',
      ok: packs.length > 0,
      detail: ending
        .map(({ packId, endsOn }) => `${packId} ends on ${endsOn} without a successor`)
        .join('; '),
    },
    ...invariants.map(({ name, violations }) => ({
      name,
      ok: violations.length === 0,
      detail: violations.join(', '),
    })),
  ]
}
