/** A club (or an officer for it) says who teaches from which day, and who left; nobody is ever deleted. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import type { ActivityRefusal } from './activity.ts'
import { activityAccess } from './activity-access.ts'
import { countLessonsOf, insertCoach, lockCoach, updateLeft } from './coach-queries.ts'
import { getClub, requireClub } from './get-club.ts'

const MOST_LETTERS = 200

/** Returns the coach's id. Refuses `activity/no-club`. */
export async function addCoach(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: {
    readonly providerId: bigint
    readonly fullName: string
    readonly startedOn: Temporal.PlainDate
  },
): Promise<bigint> {
  const club = await getClub(tx, input.providerId)
  authorize(actor, activityAccess.keepCoaches, club.relation)
  requireClub(club)
  const { provider } = club
  const fullName = input.fullName.trim().replaceAll(/\s+/g, ' ')
  if (fullName.length < 2 || fullName.length > MOST_LETTERS) {
    throw new BadInput({ fullName: 'length' })
  }
  const { startedOn } = input
  const id = await insertCoach(tx, { providerId: provider.id, fullName, startedOn })
  await appendToJournal(tx, setting, [
    {
      kind: 'coach.started',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        coach: id.toString(),
        startedOn: startedOn.toString(),
      },
      privateFields: { fullName },
    },
  ])
  return id
}

/**
 * `leftOn` is the last day. Throws NotFound; refuses `activity/coach-left` the second time, `activity/coach-teaches` while
 * the timetable holds lessons of the coach after that day, `activity/days-reversed`.
 */
export async function letCoachLeave(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly coachId: bigint; readonly leftOn: Temporal.PlainDate },
): Promise<void> {
  const coach = await lockCoach(tx, input.coachId)
  if (coach === undefined) throw new NotFound('coach')
  const { provider, relation } = await getClub(tx, coach.providerId)
  authorize(actor, activityAccess.keepCoaches, relation)
  const { leftOn } = input
  if (coach.leftOn !== null) throw new Refusal<ActivityRefusal>('activity/coach-left')
  if (Temporal.PlainDate.compare(leftOn, coach.startedOn) < 0) {
    throw new Refusal<ActivityRefusal>('activity/days-reversed')
  }
  const lessons = await countLessonsOf(tx, coach.id, leftOn)
  if (lessons > 0) throw new Refusal<ActivityRefusal>('activity/coach-teaches', { lessons })
  await updateLeft(tx, coach.id, leftOn)
  await appendToJournal(tx, setting, [
    {
      kind: 'coach.left',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        coach: coach.id.toString(),
        leftOn: leftOn.toString(),
      },
    },
  ])
}
