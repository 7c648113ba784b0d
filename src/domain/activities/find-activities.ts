/** A club's rooms, and its coaches with what is recorded about each and what is missing. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { type CoachStanding, standingsOf } from './activity.ts'
import { activityAccess } from './activity-access.ts'
import {
  type CoachRow,
  type PaperRow,
  selectCoachEvidence,
  selectCoaches,
  selectPapers,
} from './coach-queries.ts'
import { type Club, getClub } from './get-club.ts'
import type { RoomRow } from './room-queries.ts'

export { type Activity, selectActivities as findActivities } from './group-queries.ts'
export { selectRooms as findRooms } from './room-queries.ts'
export type { PaperRow, RoomRow }

export type CoachFile = CoachRow & {
  /** One of every kind, in their order. */
  readonly standings: readonly CoachStanding[]
  /** What the club entered last of each kind. */
  readonly papers: readonly PaperRow[]
}

/** Everybody who ever taught there, those still there first. For the club and the department, not for the public. */
export async function findCoaches(
  read: Read,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<readonly CoachFile[]> {
  const [coaches, evidence, papers] = await Promise.all([
    selectCoaches(read, providerId, day),
    selectCoachEvidence(read, providerId),
    selectPapers(read, providerId),
  ])
  return coaches.map(coach => ({
    ...coach,
    standings: standingsOf(
      evidence.filter(one => one.coachId === coach.id),
      day,
    ),
    papers: papers.filter(one => one.coachId === coach.id),
  }))
}

/** Throws NotFound, NotAllowed. */
export async function getClubFile(read: Read, actor: Actor, providerId: bigint): Promise<Club> {
  const club = await getClub(read, providerId)
  authorize(actor, activityAccess.view, club.relation)
  return club
}
