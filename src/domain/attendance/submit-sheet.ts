/** A kindergarten submits a group's month: each parent is shown her child's days and answers for them. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import { getRecentRules } from '../territories/recent-rules.ts'
import type { Setting } from '../territories/setting.ts'
import type { AttendanceRefusal } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type AttendanceTerms, attendanceTerms } from './attendance-terms.ts'
import { composeLines } from './compose-lines.ts'
import { confirmBeforehand } from './confirm-beforehand.ts'
import { disputeAnswerUntil } from './dispute-time.ts'
import { findExpectedDays } from './expected-days.ts'
import { lockGroups } from './mark-queries.ts'
import { countDays } from './month-days.ts'
import { lastDayBefore } from './remind-families.ts'
import { firstOf, insertSheet, lastOf, lockChildren, selectMonthChildren } from './sheet-queries.ts'
import { tellFamilies } from './tell-families.ts'

/** Told to the room of plausibility; payload {groupId, month}. */
export const SHEET_SUBMITTED = 'sheet-submitted'

export type SubmitSheet = {
  readonly groupId: bigint
  readonly month: Temporal.PlainYearMonth
  /** The provider has seen that some working days of some children are not marked: they count as missed. */
  readonly unmarkedSeen: boolean
}

/**
 * From the last working day of the month on, once. Refuses `sheet/days-not-marked` with how many child-days, unless they
 * were seen. Returns how many lines wait for their parents.
 */
export async function submitSheet(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { groupId, month, unmarkedSeen }: SubmitSheet,
): Promise<number> {
  const [group] = await lockGroups(tx, [groupId], firstOf(month))
  if (group === undefined) throw new NotFound('group')
  authorize(actor, attendanceAccess.submit, { providerId: group.providerId })
  if (group.submitted) refuse('sheet/already-submitted')
  const today = setting.clock.today()
  // The year of today is known to the calendar, or nothing runs; a month to come may be of another.
  if (Temporal.PlainDate.compare(today, firstOf(month)) < 0) refuse('sheet/month-not-over')
  const { territory, programme } = group
  const { pack } = await getRecentRules(tx, setting, territory, programme, lastOf(month))
  const terms = attendanceTerms(pack) ?? refuse('sheet/not-here')
  const workingDays = await findExpectedDays(tx, setting.calendar, group, month)
  const last = workingDays.at(-1) ?? refuse('sheet/no-lessons')
  if (Temporal.PlainDate.compare(today, last) < 0) refuse('sheet/month-not-over')
  const children = await selectMonthChildren(tx, groupId, month)
  await lockChildren(
    tx,
    children.map(child => child.childId),
  )
  const { lines, unmarked } = await composeLines(tx, { children, month, workingDays, terms })
  if (unmarked > 0 && !unmarkedSeen) refuse('sheet/days-not-marked', { count: unmarked })
  const at = setting.clock.now()
  const by = actorText(actor)
  const { providerId } = group
  const until = answerUntil(setting, month, terms)
  const paidFor = group.plannedLessons ?? workingDays.length
  const sheet = { groupId, providerId, month, pack, workingDays: paidFor, until, at, by }
  await insertSheet(tx, sheet, lines)
  const counts = lines.map(line => countDays(line.days))
  const sum = (key: 'attended' | 'excused' | 'missed') =>
    counts.reduce((total, one) => total + one[key], 0)
  await appendToJournal(tx, setting, [
    {
      kind: 'sheet.submitted',
      facts: {
        provider: group.bin,
        group: group.name,
        programme,
        territory,
        month: month.toString(),
        children: lines.length,
        attended: sum('attended'),
        excused: sum('excused'),
        missed: sum('missed'),
      },
      privateFields: { days: lines.map(line => `${line.application}:${line.days}`).join(' ') },
    },
  ])
  const disputeUntil = disputeAnswerUntil(setting, terms)
  // A kindergarten's days are answered by the month alone.
  const answered =
    programme === 'club' ? await confirmBeforehand(tx, setting, month, lines, disputeUntil) : NOBODY
  const waiting = lines.filter(line => !answered.has(line.enrolmentId))
  await planJob(tx, SHEET_SUBMITTED, { groupId: groupId.toString(), month: month.toString() })
  // Of one child or of several: what a family is to answer by one day is one message.
  const lastDay = lastDayBefore(until)
  await tellFamilies(
    tx,
    at,
    waiting.map(line => line.enrolmentId),
    { template: 'sheet-ready', cause: () => `${month}:${lastDay}`, lastDay },
  )
  return waiting.length
}

const NOBODY: ReadonlySet<bigint> = new Set()

/** To the end of the pack's day of the next month; a late sheet leaves parents their working days all the same. */
function answerUntil(
  setting: Setting,
  month: Temporal.PlainYearMonth,
  terms: AttendanceTerms,
): Temporal.Instant {
  const { calendar, clock } = setting
  const lastDay = month.add({ months: 1 }).toPlainDate({ day: terms.answerUntilDay })
  const usual = deadlineAfter(calendar, clock.now(), {
    calendarDays: Math.max(1, clock.today().until(lastDay, { largestUnit: 'days' }).days),
  })
  const least = deadlineAfter(calendar, clock.now(), { workingDays: terms.leastAnswerWorkingDays })
  const ends = [usual, least].map(
    one => assertDefined(one.ok ? one.value : undefined, 'the calendar covers it').endsAt,
  )
  return ends.reduce((later, one) => (Temporal.Instant.compare(one, later) > 0 ? one : later))
}

function refuse(code: AttendanceRefusal, facts: Record<string, number> = {}): never {
  throw new Refusal<AttendanceRefusal>(code, facts)
}
