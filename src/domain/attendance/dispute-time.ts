/** Until when a kindergarten or club may answer a day that is disputed now. */
import { assertDefined } from '../../base/assert.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import type { Setting } from '../territories/setting.ts'
import type { AttendanceTerms } from './attendance-terms.ts'

export function disputeAnswerUntil(
  { calendar, clock }: Setting,
  { disputeAnswerWorkingDays: workingDays }: AttendanceTerms,
): Temporal.Instant {
  const deadline = deadlineAfter(calendar, clock.now(), { workingDays })
  return assertDefined(deadline.ok ? deadline.value : undefined, 'the calendar covers it').endsAt
}
