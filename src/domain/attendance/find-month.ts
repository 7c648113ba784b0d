/** A group's month for its kindergarten: what is marked, what is not, and after submission what parents answer. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { AbsenceReason } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { attendanceTerms } from './attendance-terms.ts'
import { composeLines } from './compose-lines.ts'
import { type Correction, selectCorrections } from './correction-queries.ts'
import { type DeskGroup, selectChildNames } from './desk-queries.ts'
import type { Dispute } from './dispute-queries.ts'
import { findExpectedDays } from './expected-days.ts'
import { byName, getOwnGroup } from './find-day.ts'
import {
  type GroupLine,
  type KeptPaper,
  selectDisputesOfLines,
  selectLinesOfGroup,
  selectPapersBetween,
} from './month-queries.ts'
import { firstOf, lastOf, selectMonthChildren, selectMonthMarks } from './sheet-queries.ts'

export type { Dispute } from './dispute-queries.ts'
export type { GroupLine, KeptPaper } from './month-queries.ts'

export type MonthRow = {
  readonly enrolmentId: bigint
  readonly name: string
  /** As it is submitted, or as it would be today. */
  readonly days: string
  /** Days of the month that nobody marked; the letter says "absent" all the same. */
  readonly unmarked: ReadonlySet<number>
  readonly reasons: ReadonlyMap<number, AbsenceReason>
  readonly line: GroupLine | undefined
  readonly papers: readonly KeptPaper[]
  readonly disputes: readonly Dispute[]
  readonly corrections: readonly Correction[]
}

export type GroupMonth = {
  readonly group: DeskGroup
  readonly month: Temporal.PlainYearMonth
  readonly rows: readonly MonthRow[]
  /** Child-days up to today that nobody marked. */
  readonly unmarked: number
  readonly lastWorkingDay: Temporal.PlainDate
  /** Whether sheets are submitted here at all (not under the rules of referrals). */
  readonly kept: boolean
}

/** Throws NotFound for a group of another kindergarten. The month must begin in a year of the calendar. */
export async function findGroupMonth(
  read: Read,
  actor: Actor,
  setting: Setting,
  { groupId, month }: { readonly groupId: bigint; readonly month: Temporal.PlainYearMonth },
): Promise<GroupMonth> {
  const group = await getOwnGroup(read, actor, groupId, month)
  authorize(actor, attendanceAccess.submit, { providerId: group.providerId })
  const { territory, programme } = group
  const rules = await findRulesInForce(read, territory, programme, lastOf(month))
  const terms = rules?.pack && attendanceTerms(rules.pack)
  const workingDays = await findExpectedDays(read, setting.calendar, group, month)
  const excuses = terms?.excuses ?? []
  const children = await selectMonthChildren(read, groupId, month)
  const composed = await composeLines(read, { children, month, workingDays, terms: { excuses } })
  const submitted = await selectLinesOfGroup(read, groupId, firstOf(month))
  const lines = new Map(submitted.map(line => [line.enrolmentId, line]))
  const ids = [...new Set([...composed.lines.map(one => one.enrolmentId), ...lines.keys()])]
  const names = await selectChildNames(read, ids)
  const marks = Map.groupBy(await selectMonthMarks(read, ids, month), one => one.enrolmentId)
  const kept = await selectPapersBetween(read, ids, firstOf(month), lastOf(month))
  const papers = Map.groupBy(kept, one => one.enrolmentId)
  const lineIds = submitted.map(line => line.id)
  const said = await selectDisputesOfLines(read, lineIds)
  const disputes = Map.groupBy(said, one => one.lineId)
  const corrections = Map.groupBy(await selectCorrections(read, lineIds), one => one.lineId)
  const today = setting.clock.today()
  const rows = ids.map((enrolmentId): MonthRow => {
    const line = lines.get(enrolmentId)
    const own = marks.get(enrolmentId) ?? []
    const marked = new Set(own.map(one => one.day.day))
    const days =
      line?.days ?? composed.lines.find(one => one.enrolmentId === enrolmentId)?.days ?? ''
    const over = workingDays.filter(day => Temporal.PlainDate.compare(day, today) <= 0)
    const unmarked = over
      .map(day => day.day)
      .filter(day => days[day - 1] === 'a' && !marked.has(day))
    return {
      enrolmentId,
      name: names.get(enrolmentId) ?? '',
      days,
      unmarked: new Set(unmarked),
      reasons: new Map(own.flatMap(one => (one.reason ? [[one.day.day, one.reason]] : []))),
      line,
      papers: papers.get(enrolmentId) ?? [],
      disputes: line === undefined ? [] : (disputes.get(line.id) ?? []),
      corrections: line === undefined ? [] : (corrections.get(line.id) ?? []),
    }
  })
  return {
    group,
    month,
    rows: byName(rows),
    unmarked: rows.reduce((sum, row) => sum + row.unmarked.size, 0),
    lastWorkingDay: workingDays.at(-1) ?? lastOf(month),
    kept: terms !== undefined,
  }
}
