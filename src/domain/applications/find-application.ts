/** Finding applications with what permissions must know of them. */
import type { Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { getFamilyRelation } from '../people/ensure-family.ts'
import type { Application } from './application.ts'
import {
  findById,
  findByNumber,
  lockApplications,
  lockByNumber,
  selectEvents,
  selectOfGuardian,
} from './application-queries.ts'
import { selectClaims } from './claim-queries.ts'
import { selectOfActingChild } from './own-action-queries.ts'

export { lockApplications as lockByIds, selectClaims as findClaims, selectEvents as findEvents }

export type ApplicationWithRelation = {
  readonly application: Application
  readonly relation: Relation
}

export async function relationOf(read: Read, application: Application): Promise<Relation> {
  return getFamilyRelation(read, application.territory, application.childId)
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
  const application = await lockByNumber(tx, number)
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

/** What a child that acts itself sees: its clubs, newest first. */
export async function findApplicationsOfActingChild(
  read: Read,
  childId: bigint,
): Promise<readonly Application[]> {
  return selectOfActingChild(read, childId)
}

/** The same by the id that a row of another room holds. */
export async function findApplicationById(
  read: Read,
  id: bigint,
): Promise<ApplicationWithRelation | undefined> {
  const application = await findById(read, id)
  return application && { application, relation: await relationOf(read, application) }
}
