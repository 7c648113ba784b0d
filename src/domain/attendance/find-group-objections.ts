/** Lessons of a month that families do not agree with before it is submitted, for the club that can still correct them. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { MarkState } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import type { DeskGroup } from './desk-queries.ts'
import { selectGroupObjections } from './lesson-answer-queries.ts'
import { firstOf, lastOf } from './sheet-queries.ts'

export type GroupObjection = {
  readonly enrolmentId: bigint
  readonly day: Temporal.PlainDate
  readonly claimed: MarkState
  /** Null: erased. */
  readonly words: string | null
}

/** None for a kindergarten, and none once disputes speak for them. */
export async function findGroupObjections(
  read: Read,
  actor: Actor,
  group: DeskGroup,
  month: Temporal.PlainYearMonth,
): Promise<readonly GroupObjection[]> {
  authorize(actor, attendanceAccess.mark, { providerId: group.providerId })
  if (group.programme !== 'club' || group.submitted) return []
  const span = { from: firstOf(month), to: lastOf(month) }
  const found = await selectGroupObjections(read, group.id, span)
  return found.map(({ state, ...one }) => ({
    ...one,
    claimed: state === 'present' ? 'absent' : 'present',
  }))
}
