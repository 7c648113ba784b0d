/** A kindergarten marks the day of its groups; a phone without a network sends later what was pressed then. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { ahead, type Read, type Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { Lesson } from '../lessons/lesson.ts'
import { findRecentRules } from '../territories/recent-rules.ts'
import type { Setting } from '../territories/setting.ts'
import { isWorkingDay } from '../territories/working-calendar.ts'
import { type AttendanceRefusal, type MarkState, MOST_REASON_WORDS } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type AttendanceTerms, attendanceTerms } from './attendance-terms.ts'
import { decideMarks, type GivenMark, type MarkOutcome } from './decide-marks.ts'
import { findLessonsOn } from './expected-days.ts'
import { insertStarts } from './family-queries.ts'
import { forgetHours, type HoursByEnrolment, keepHours, selectTakenHours } from './hours-queries.ts'
import { knownHours } from './known-hours.ts'
import {
  composeMarks,
  lockGroupsOn,
  type MarkedChild,
  type MarkedGroup,
  openMonth,
} from './mark-queries.ts'
import { tellThese } from './tell-families.ts'

export type MarkGroups = {
  readonly day: Temporal.PlainDate
  readonly groupIds: readonly bigint[]
  readonly marks: readonly GivenMark[]
  /** When the teacher pressed, by the clock of the device; null: just now. */
  readonly deviceAt: Temporal.Instant | null
}

/**
 * One outcome a mark, in the order given: what could be written is written even when other marks of the sending are in
 * conflict; nothing is overwritten unseen and nothing dropped unsaid; the same hours are not marked in two places. Refuses a
 * day to come, a day off, and a month that is submitted. Repeated, it finds everything unchanged.
 */
export async function markGroups(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: MarkGroups,
): Promise<readonly MarkOutcome[]> {
  const { day, marks } = input
  const today = setting.clock.today()
  if (Temporal.PlainDate.compare(day, today) > 0) refuse('attendance/day-to-come')
  const ids = [...new Set(input.groupIds)]
  const { groups, children } = await lockGroupsOn(tx, ids, day)
  if (groups.length !== ids.length || groups.length === 0) throw new NotFound('group')
  for (const { providerId } of groups) authorize(actor, attendanceAccess.mark, { providerId })
  if (groups.some(group => group.submitted)) refuse('attendance/month-submitted')
  const lessons = await refuseDayOff(tx, setting, groups, day)
  const terms = await findTerms(tx, setting, groups, day)
  for (const mark of marks) check(mark, terms)
  if (new Set(marks.map(one => one.enrolmentId)).size < marks.length) {
    throw new BadInput({ marks: 'twice' })
  }
  const current = new Map(children.map(child => [child.enrolmentId, child.mark]))
  const hours = knownHours(marks, children, lessons)
  const elsewhere = hours.size === 0 ? hours : await selectTakenHours(tx, hours, day)
  const late = Temporal.PlainDate.compare(day, today) < 0
  const outcomes = decideMarks({ current, elsewhere, late }, marks)
  const written = outcomes.filter(one => one.kind === 'written' || one.kind === 'changed')
  if (written.length === 0) return outcomes
  const states = new Map<bigint, MarkState | undefined>(
    children.map(child => [child.enrolmentId, child.mark?.state]),
  )
  for (const { given } of written) states.set(given.enrolmentId, given.state)
  const touched = new Set(written.map(one => one.given.enrolmentId))
  const days = groups
    .map(group => describeDay(group, children, states))
    .filter(one => one.children.some(child => touched.has(child.enrolmentId)))
  // The worker has usually opened it a week before.
  if (groups.some(group => !group.monthIsOpen)) await openMonth(tx, day)
  const sending = { day, at: setting.clock.now(), deviceAt: input.deviceAt, by: actorText(actor) }
  const leaves = days.map(one => leafOf(one, states, day))
  await ahead(tx, composeMarks(sending, written, days))
  await appendToJournal(tx, setting, leaves)
  await noteHours(tx, hours, written, day)
  await raiseAlarm(tx, sending, children, written)
  return outcomes
}

/** Most sendings of kindergartens know no hours and change nothing: then no statement goes. */
async function noteHours(
  tx: Tx,
  hours: HoursByEnrolment,
  written: readonly MarkOutcome[],
  day: Temporal.PlainDate,
): Promise<void> {
  const without = written.filter(
    ({ kind, given }) => kind === 'changed' && !hours.has(given.enrolmentId),
  )
  if (without.length > 0) {
    const ids = without.map(one => one.given.enrolmentId)
    await forgetHours(tx, ids, day)
  }
  const ids = new Set(written.map(one => one.given.enrolmentId))
  const kept = new Map([...hours].filter(([id]) => ids.has(id)))
  if (kept.size > 0) await keepHours(tx, kept, day)
}

/**
 * A child that is marked present for the first time in this enrolment: every legal representative is told at once, so that
 * nobody is paid for a child that never came (product.md, alarms).
 */
async function raiseAlarm(
  tx: Tx,
  sending: { readonly day: Temporal.PlainDate; readonly at: Temporal.Instant },
  children: readonly MarkedChild[],
  written: readonly MarkOutcome[],
): Promise<void> {
  const unseen = new Set(
    children.filter(child => !child.wasPresent).map(child => child.enrolmentId),
  )
  const first = written
    .filter(({ given }) => given.state === 'present' && unseen.has(given.enrolmentId))
    .map(({ given }) => given.enrolmentId)
  if (first.length === 0) return
  const families = await insertStarts(tx, first, sending)
  const cause = ({ enrolmentId }: { enrolmentId: bigint }) => enrolmentId.toString()
  await tellThese(tx, sending.at, families, { template: 'first-mark', cause })
}

/** The lessons of the groups of clubs on the day, by group. */
async function refuseDayOff(
  read: Read,
  { calendar }: Setting,
  groups: readonly MarkedGroup[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<bigint, Lesson>> {
  const working = isWorkingDay(calendar, day)
  const clubs = groups.filter(group => group.programme === 'club').map(group => group.id)
  const daily = clubs.length < groups.length
  if (!working.ok || (daily && !working.value)) refuse('attendance/day-off')
  if (clubs.length === 0) return new Map()
  const lessons = await findLessonsOn(read, calendar, clubs, day)
  if (lessons.size < clubs.length) refuse('attendance/no-lesson')
  return lessons
}

type GroupDay = {
  readonly groupId: bigint
  readonly group: MarkedGroup
  readonly children: readonly MarkedChild[]
  readonly present: number
  readonly absent: number
}

function describeDay(
  group: MarkedGroup,
  all: readonly MarkedChild[],
  states: ReadonlyMap<bigint, MarkState | undefined>,
): GroupDay {
  const children = all.filter(child => child.groupId === group.id)
  const count = (state: MarkState) =>
    children.filter(child => states.get(child.enrolmentId) === state).length
  return {
    groupId: group.id,
    group,
    children,
    present: count('present'),
    absent: count('absent'),
  }
}

/** Public: how many came. Who, is in the private part. */
function leafOf(
  { group, children, present, absent }: GroupDay,
  states: ReadonlyMap<bigint, MarkState | undefined>,
  day: Temporal.PlainDate,
): JournalFact {
  const { bin, programme, territory } = group
  const came = children.filter(child => states.get(child.enrolmentId) === 'present')
  const away = children.filter(child => states.get(child.enrolmentId) === 'absent')
  const numbers = (list: readonly MarkedChild[]) => list.map(child => child.application).join(' ')
  return {
    kind: 'attendance.marked',
    facts: {
      provider: bin,
      group: group.name,
      programme,
      territory,
      day: day.toString(),
      present,
      absent,
    },
    privateFields: { present: numbers(came), absent: numbers(away) },
  }
}

/** Undefined where only the marks are kept and nothing is paid by them. */
async function findTerms(
  read: Read,
  setting: Setting,
  groups: readonly MarkedGroup[],
  day: Temporal.PlainDate,
) {
  const [group] = groups
  if (group === undefined) return undefined
  const found = await findRecentRules(read, setting, group.territory, group.programme, day)
  return found?.pack && attendanceTerms(found.pack)
}

function check(mark: GivenMark, terms: AttendanceTerms | undefined): void {
  const length = mark.words?.trim().length ?? MOST_REASON_WORDS
  if (length < 3) throw new BadInput({ words: 'missing' })
  if (length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  const timed = mark.arrivedAt !== null || mark.leftAt !== null
  if (mark.state === 'absent' ? timed : mark.reason !== null)
    throw new BadInput({ mark: 'not-one' })
  const { arrivedAt, leftAt } = mark
  const backwards =
    arrivedAt !== null && leftAt !== null && Temporal.PlainTime.compare(leftAt, arrivedAt) < 0
  if (backwards) throw new BadInput({ leftAt: 'before-arrival' })
  if (terms === undefined) return
  const untold = mark.state === 'present' && terms.arrivalTimes === 'required' && arrivedAt === null
  const unasked = timed && terms.arrivalTimes === 'none'
  const unknown = mark.reason !== null && !terms.reasons.includes(mark.reason)
  if (untold || unasked || unknown) refuse('attendance/mark-not-in-rules')
}

function refuse(code: AttendanceRefusal): never {
  throw new Refusal<AttendanceRefusal>(code)
}
