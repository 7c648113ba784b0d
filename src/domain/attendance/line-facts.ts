/** A child's month in the words of public records: that it was answered, never which days it was there. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Permission, type Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { LeafFields } from '../../platform/journal/leaf.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { lockLine, type SheetLine } from './sheet-queries.ts'

export function lineFacts(line: SheetLine): LeafFields {
  return {
    application: line.application,
    provider: line.bin,
    group: line.group,
    programme: line.programme,
    territory: line.territory,
    month: line.month.toPlainYearMonth().toString(),
  }
}

export async function lineRelation(read: Read, line: SheetLine): Promise<Relation> {
  const path = await getTerritoryPath(read, line.territory)
  const { providerId, guardianIds } = line
  return { providerId, guardianIds, territoryPath: path.map(step => step.code) }
}

/** Locked, for an action that the actor may do to it. */
export async function lockAllowedLine(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  lineId: bigint,
): Promise<SheetLine> {
  const line = await lockLine(tx, lineId)
  if (line === undefined) throw new NotFound('sheet line')
  authorize(actor, permission, await lineRelation(tx, line))
  return line
}
