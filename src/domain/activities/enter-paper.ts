/** A club enters a paper of its coach; it counts for nothing until an officer has seen and recorded it. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import type { ActivityRefusal, CoachEvidenceKind } from './activity.ts'
import { activityAccess } from './activity-access.ts'
import { insertPaper, lockCoach } from './coach-queries.ts'
import { getClub } from './get-club.ts'

const MOST_LETTERS = 300

export type EnterPaper = {
  readonly coachId: bigint
  readonly kind: CoachEvidenceKind
  readonly reference: string
  readonly issuedOn: Temporal.PlainDate
  /** The last day; null: no end. */
  readonly validTo: Temporal.PlainDate | null
}

/**
 * Returns the paper's id. Throws NotFound; refuses `activity/day-ahead`, `activity/days-reversed`, and
 * `activity/paper-waiting` while an earlier one of the kind waits. Not in the log: nothing hangs on it.
 */
export async function enterPaper(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: EnterPaper,
): Promise<bigint> {
  const coach = await lockCoach(tx, input.coachId)
  if (coach === undefined) throw new NotFound('coach')
  const { relation } = await getClub(tx, coach.providerId)
  authorize(actor, activityAccess.enterPaper, relation)
  const paper = { ...input, ...readPaper(input.reference, input.issuedOn, input.validTo, setting) }
  return insertPaper(tx, paper, setting.clock.now(), actorText(actor))
}

/** What both ends of a paper must be like. Refuses `activity/day-ahead`, `activity/days-reversed`. */
export function readPaper(
  given: string,
  from: Temporal.PlainDate,
  validTo: Temporal.PlainDate | null,
  setting: Setting,
): { readonly reference: string } {
  const reference = given.trim()
  if (reference === '' || reference.length > MOST_LETTERS) {
    throw new BadInput({ reference: 'length' })
  }
  if (Temporal.PlainDate.compare(from, setting.clock.today()) > 0) {
    throw new Refusal<ActivityRefusal>('activity/day-ahead')
  }
  if (validTo !== null && Temporal.PlainDate.compare(validTo, from) < 0) {
    throw new Refusal<ActivityRefusal>('activity/days-reversed')
  }
  return { reference }
}
