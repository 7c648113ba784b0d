/** Until when a family may object: working days after the first delivered notice; without a notice no clock runs. */
import { assertDefined } from '../../base/assert.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'

/** The first moment that is too late; undefined while no notice was delivered. */
export function objectionEnds(
  calendar: WorkingCalendar,
  notifiedAt: Temporal.Instant | null,
  workingDays: number,
): Temporal.Instant | undefined {
  if (notifiedAt === null) return undefined
  const deadline = deadlineAfter(calendar, notifiedAt, { workingDays })
  return assertDefined(deadline.ok ? deadline.value : undefined, 'the calendar covers it').endsAt
}
