/** Reads what stands in an address; anything made up is an address that does not exist. */
import { NotFound } from '../../base/failure.ts'
import { TIERS, type Tier } from '../../domain/territories/queue-rules.ts'
import { PROGRAMMES, type Programme } from '../../domain/territories/rollout.ts'
import type { Territory } from '../../domain/territories/territory.ts'
import { findTerritories } from '../../domain/territories/territory-tree.ts'
import type { Read } from '../../platform/db/database.ts'

/** Absent: kindergartens. Throws NotFound. */
export function programmeOf(text: string | undefined): Programme {
  const programme = PROGRAMMES.find(one => one === (text ?? 'preschool'))
  if (programme === undefined) throw new NotFound('programme')
  return programme
}

export function tierOfPath(text: string | undefined): Tier {
  const tier = TIERS.find(one => one === text)
  if (tier === undefined) throw new NotFound('tier')
  return tier
}

export function cohortOfPath(text: string | undefined): number {
  if (text === undefined || !/^(0|[1-9]\d?)$/.test(text)) throw new NotFound('cohort')
  return Number(text)
}

/** A number of a row, as addresses carry it. Throws NotFound. */
export function idOf(text: string | undefined): bigint {
  if (text === undefined || !/^[1-9]\d{0,17}$/.test(text)) throw new NotFound('id')
  return BigInt(text)
}

/** Undefined when it is no day of the calendar, or one beyond any rule. */
export function dayOf(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

export async function territoriesByCode(read: Read): Promise<ReadonlyMap<string, Territory>> {
  const all = await findTerritories(read)
  return new Map(all.map(territory => [territory.code, territory]))
}

/** Throws NotFound. */
export async function territoryOfPath(read: Read, code: string | undefined): Promise<Territory> {
  const territory = (await territoriesByCode(read)).get(code ?? '')
  if (territory === undefined) throw new NotFound('territory')
  return territory
}
