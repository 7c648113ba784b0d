/** Reading namings: a club's own, those of a family's children, those of a territory by club. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { getFamilyRelation } from '../people/ensure-family.ts'
import { findRecentRules } from '../territories/recent-rules.ts'
import type { Setting } from '../territories/setting.ts'
import {
  type ClubNamings,
  type FamilyNaming,
  type NamingOfClub,
  type NamingPlaces,
  selectByClub,
  selectGroupsToName,
  selectNamingOfFamily,
  selectNamingsOfClub,
  selectNamingsOfFamily,
} from './list-queries.ts'
import { namingAccess } from './naming-access.ts'
import { selectNaming, selectNamingGroup } from './naming-queries.ts'
import { namingTerms } from './naming-terms.ts'

export type { ClubNamings, FamilyNaming, NamingOfClub, NamingPlaces }

/** Newest first, open ones before. */
export async function findNamingsOfClub(
  read: Read,
  actor: Actor,
  page: { readonly providerId: bigint; readonly limit: number; readonly offset: number },
): Promise<readonly NamingOfClub[]> {
  authorize(actor, namingAccess.listOwn, { providerId: page.providerId })
  return selectNamingsOfClub(read, page)
}

/** The club's groups with what is left to name. */
export async function findGroupsToName(
  read: Read,
  actor: Actor,
  providerId: bigint,
): Promise<readonly NamingPlaces[]> {
  authorize(actor, namingAccess.listOwn, { providerId })
  return selectGroupsToName(read, providerId)
}

/** Whether a club of this kind names children there: false also where the rules know no targeted voucher. */
export async function mayName(
  read: Read,
  setting: Setting,
  club: { readonly territory: string; readonly clubKind: string | null },
): Promise<boolean> {
  if (club.clubKind === null) return false
  const today = setting.clock.today()
  const pack = (await findRecentRules(read, setting, club.territory, 'club', today))?.pack
  return pack?.regime === 'single-voucher' && namingTerms(pack).clubs.includes(club.clubKind)
}

/** Of every child of this guardian: all that are open, and what was answered lately. */
export async function findNamingsOfFamily(
  read: Read,
  guardianId: bigint,
  since: Temporal.Instant,
): Promise<readonly FamilyNaming[]> {
  return selectNamingsOfFamily(read, guardianId, since)
}

/** One of another family is not there: nobody learns by trying numbers. */
export async function viewNaming(read: Read, actor: Actor, number: string): Promise<FamilyNaming> {
  const seen = await selectNaming(read, number)
  const group = seen && (await selectNamingGroup(read, seen.groupId))
  if (seen === undefined || group === undefined) throw new NotFound('naming')
  const relation = await getFamilyRelation(read, group.territory, seen.childId)
  if (!isAllowed(actor, namingAccess.view, relation)) throw new NotFound('naming')
  const found = await selectNamingOfFamily(read, seen.id)
  if (found === undefined) throw new NotFound('naming')
  return found
}

/** Counts by club of a territory and all below it. */
export async function findNamingsByClub(
  read: Read,
  actor: Actor,
  scope: { readonly territory: string; readonly relation: Relation },
): Promise<readonly ClubNamings[]> {
  authorize(actor, namingAccess.listOfTerritory, scope.relation)
  return selectByClub(read, scope.territory)
}
