/** Finding applications with what permissions must know of them. */
import type { Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { findGuardianIds } from '../people/ensure-family.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { Application } from './application.ts'
import {
  findById,
  findByNumber,
  lockApplications,
  selectEvents,
  selectOfGuardian,
} from './application-queries.ts'
import { selectClaims } from './claim-queries.ts'

export { lockApplications as lockByIds, selectClaims as findClaims, selectEvents as findEvents }

export type ApplicationWithRelation = {
  readonly application: Application
  readonly relation: Relation
}

export async function relationOf(read: Read, application: Application): Promise<Relation> {
  const path = await getTerritoryPath(read, application.territory)
  const guardianIds = await findGuardianIds(read, application.childId)
  return { territoryPath: path.map(territory => territory.code), guardianIds }
}

/** `number` as stored (see parseBusinessNumber). */
export async function findApplication(
  read: Read,
  number: string,
): Promise<ApplicationWithRelation | undefined> {
  const application = await findByNumber(read, number)
  if (application === undefined) return undefined
  return { application, relation: await relationOf(read, application) }
}

export async function lockWithRelation(
  tx: Tx,
  number: string,
): Promise<ApplicationWithRelation | undefined> {
  const found = await findByNumber(tx, number)
  const [application] = found === undefined ? [] : await lockApplications(tx, [found.id])
  if (application === undefined) return undefined
  return { application, relation: await relationOf(tx, application) }
}

/** For rooms above that hold an application's id from a row of their own. */
export async function lockById(tx: Tx, id: bigint): Promise<Application | undefined> {
  const [application] = await lockApplications(tx, [id])
  return application
}

/** Every application of every child of this guardian, newest first. */
export async function findApplicationsOfGuardian(
  read: Read,
  guardianId: bigint,
): Promise<readonly Application[]> {
  return selectOfGuardian(read, guardianId)
}

/** The same by the id that a row of another room holds. */
export async function findApplicationById(
  read: Read,
  id: bigint,
): Promise<ApplicationWithRelation | undefined> {
  const application = await findById(read, id)
  return application && { application, relation: await relationOf(read, application) }
}
