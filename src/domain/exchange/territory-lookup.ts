/** The tree of territories as a file's rows ask it: paths, queues, who may write where. */
import type { Actor } from '../../platform/access/actor.ts'
import { isAllowed, type Permission } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { type Territory, territoryPath } from '../territories/territory.ts'
import { findTerritories, queuePlaceOf } from '../territories/territory-tree.ts'
import type { BadCell } from './bad-cell.ts'

type TerritoryLookup = {
  /** Undefined when the territory is known and the actor may write there. */
  readonly refuse: (code: string, permission: Permission) => BadCell | undefined
  /** The code of the queue's territory. */
  readonly queueOf: (code: string) => string | undefined
}

/** One read for any number of rows. */
export async function loadTerritoryLookup(read: Read, actor: Actor): Promise<TerritoryLookup> {
  const tree = new Map((await findTerritories(read)).map(one => [one.code, one]))
  const pathOf = (code: string): readonly Territory[] =>
    (territoryPath(tree, code) ?? []).flatMap(step => tree.get(step) ?? [])
  return {
    refuse: (code, permission) => {
      const path = pathOf(code).map(step => step.code)
      if (path.length === 0) return { column: 'territory', code: 'unknown-territory' }
      if (isAllowed(actor, permission, { territoryPath: path })) return undefined
      return { column: 'territory', code: 'not-allowed' }
    },
    queueOf: code => queuePlaceOf(pathOf(code))?.territory.code,
  }
}
