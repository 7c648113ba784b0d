/** The queue and the rules of every settlement that a file names, in four reads for any number of rows. */
import type { Actor } from '../../platform/access/actor.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { loadCohortYears } from '../territories/queue-head.ts'
import { regimeOn } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { resolveRulePack } from '../territories/rule-pack-resolution.ts'
import { findLivePacks } from '../territories/rules-in-force.ts'
import type { Territory } from '../territories/territory.ts'
import { territoryPath } from '../territories/territory.ts'
import { findRollout, findTerritories, queuePlaceOf } from '../territories/territory-tree.ts'
import { applicationAccess } from './application-access.ts'
import { type BadImport, bad, type ImportedApplication } from './imported-application.ts'

export type ImportPlace = {
  readonly territory: string
  readonly pack: RulePack
  /** The year to which the queue was refreshed last. */
  readonly cohortYear: number
}

type Wanted = Pick<ImportedApplication, 'programme' | 'settlement'>

/** Asks each settlement once; the answer may be why no application can be imported there. */
export async function loadImportPlaces(
  read: Read,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<(wanted: Wanted) => ImportPlace | BadImport> {
  const tree = new Map((await findTerritories(read)).map(one => [one.code, one]))
  const rollout = await findRollout(read)
  const packs = await findLivePacks(read)
  const cohortYearOf = await loadCohortYears(read, today)
  const known = new Map<string, ImportPlace | BadImport>()
  const decide = ({ programme, settlement }: Wanted): ImportPlace | BadImport => {
    const path = pathOf(tree, settlement)
    if (path.length === 0) return bad('settlement', 'unknown-territory')
    const place = queuePlaceOf(path)
    if (place === undefined) return bad('settlement', 'not-a-queue-territory')
    const codes = pathOf(tree, place.territory.code).map(step => step.code)
    if (!isAllowed(actor, applicationAccess.import, { territoryPath: codes })) {
      return bad('settlement', 'not-allowed')
    }
    const regime = regimeOn(rollout, codes, programme, today)
    const pack = regime && resolveRulePack(packs, codes, programme, regime, today)
    if (!pack) return bad('settlement', 'no-rules')
    const { code } = place.territory
    return { territory: code, pack, cohortYear: cohortYearOf(code, programme) }
  }
  return wanted => {
    const key = `${wanted.programme} ${wanted.settlement}`
    const place = known.get(key) ?? decide(wanted)
    known.set(key, place)
    return place
  }
}

function pathOf(tree: ReadonlyMap<string, Territory>, code: string): readonly Territory[] {
  return (territoryPath(tree, code) ?? []).flatMap(step => tree.get(step) ?? [])
}
