/** A group's day for those who mark it: the children by name, what is marked, what the rules let them say. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { isWorkingDay } from '../territories/working-calendar.ts'
import type { AbsenceReason, Mark, MarkState } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { attendanceTerms } from './attendance-terms.ts'
import { type DeskGroup, selectChildNames, selectDeskGroup } from './desk-queries.ts'
import { findLessonsOn } from './expected-days.ts'
import { type KeptObjection, selectObjections } from './lesson-answer-queries.ts'
import { selectMarkedChildren } from './mark-queries.ts'

export { type GroupDay, selectGroupDays as findGroupDays } from './desk-queries.ts'

/** Where the rules say nothing of sheets, all that a mark can hold. */
const EVERY_REASON: readonly AbsenceReason[] = ['illness', 'leave', 'quarantine', 'family', 'other']

export type DayChild = {
  readonly enrolmentId: bigint
  readonly name: string
  readonly mark: Mark | undefined
  /** Of a club: the family says that the lesson was otherwise than the mark; null words are erased ones. */
  readonly objection: { readonly claimed: MarkState; readonly words: string | null } | undefined
}

export type MarkedDay = {
  readonly group: DeskGroup
  /** By name. */
  readonly children: readonly DayChild[]
  readonly reasons: readonly AbsenceReason[]
  readonly arrivalTimes: 'none' | 'optional' | 'required'
  /** Why the group is not marked on this day; undefined: it is. */
  readonly closed: 'dayOff' | 'noLesson' | undefined
}

/** Throws NotFound for a group that is not of the actor's kindergarten: numbers must not be probed. */
export async function findMarkedDay(
  read: Read,
  actor: Actor,
  { calendar }: Pick<Setting, 'calendar'>,
  { groupId, day }: { readonly groupId: bigint; readonly day: Temporal.PlainDate },
): Promise<MarkedDay> {
  const group = await getOwnGroup(read, actor, groupId, day.toPlainYearMonth())
  authorize(actor, attendanceAccess.mark, { providerId: group.providerId })
  const rules = await findRulesInForce(read, group.territory, group.programme, day)
  const terms = rules?.pack && attendanceTerms(rules.pack)
  const marked = await selectMarkedChildren(read, [group.id], day)
  const names = await selectChildNames(
    read,
    marked.map(one => one.enrolmentId),
  )
  const said =
    group.programme === 'club' ? await selectObjections(read, [...names.keys()], day) : []
  const children = marked.map(({ enrolmentId, mark }) => ({
    enrolmentId,
    mark,
    objection: objectionOf(said.find(one => one.enrolmentId === enrolmentId)),
    name: names.get(enrolmentId) ?? '',
  }))
  return {
    group,
    children: byName(children),
    reasons: terms?.reasons ?? EVERY_REASON,
    arrivalTimes: terms?.arrivalTimes ?? 'optional',
    closed: await findClosed(read, calendar, group, day),
  }
}

function objectionOf(said: KeptObjection | undefined): DayChild['objection'] {
  return said && { claimed: said.state === 'present' ? 'absent' : 'present', words: said.words }
}

async function findClosed(
  read: Read,
  calendar: Setting['calendar'],
  group: DeskGroup,
  day: Temporal.PlainDate,
): Promise<MarkedDay['closed']> {
  const working = isWorkingDay(calendar, day)
  if (!working.ok) return 'dayOff'
  if (group.programme === 'preschool') return working.value ? undefined : 'dayOff'
  return (await findLessonsOn(read, calendar, [group.id], day)).size > 0 ? undefined : 'noLesson'
}

export async function getOwnGroup(
  read: Read,
  actor: Actor,
  groupId: bigint,
  month: Temporal.PlainYearMonth,
): Promise<DeskGroup> {
  const group = await selectDeskGroup(read, groupId, month.toPlainDate({ day: 1 }))
  if (group === undefined || actor.kind !== 'provider' || actor.providerId !== group.providerId) {
    throw new NotFound('group')
  }
  return group
}

const COLLATOR = new Intl.Collator('kk')

export function byName<Child extends { readonly name: string }>(
  children: readonly Child[],
): readonly Child[] {
  return [...children].sort((one, other) => COLLATOR.compare(one.name, other.name))
}
