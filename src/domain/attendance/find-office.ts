/** What a department sees of attendance: figures and lists of its territory, and one child's month with a trace. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { findApplication } from '../applications/find-application.ts'
import { recordLook } from '../applications/look-at-application.ts'
import type { Setting } from '../territories/setting.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type Correction, selectCorrections } from './correction-queries.ts'
import { type Dispute, selectDisputes } from './dispute-queries.ts'
import { lineRelation } from './line-facts.ts'
import {
  type DayCount,
  type DayOfProvider,
  type MonthCount,
  type OfficeScope,
  selectDayCounts,
  selectDisputesToDecide,
  selectLinesToDecide,
  selectMonthCounts,
  selectUnmarked,
  type UndecidedLine,
  type WaitingDispute,
} from './office-queries.ts'
import { type SheetLine, selectLine } from './sheet-queries.ts'

export type { DayCount, DayOfProvider, MonthCount, UndecidedLine, WaitingDispute }

const DAYS_BACK = 31
const MONTHS_BACK = 3
const MOST_SHOWN = 200

export type AttendanceOverview = {
  readonly unmarked: readonly DayOfProvider[]
  readonly days: readonly DayCount[]
  readonly months: readonly MonthCount[]
  readonly disputes: readonly WaitingDispute[]
  readonly undecided: readonly UndecidedLine[]
}

/** Counts and lists of one territory. Of children there are numbers of applications only. */
export async function findAttendanceOf(
  read: Read,
  actor: Actor,
  relation: Relation,
  scope: OfficeScope,
  today: Temporal.PlainDate,
): Promise<AttendanceOverview> {
  authorize(actor, attendanceAccess.list, relation)
  const month = today.with({ day: 1 })
  return {
    unmarked: await selectUnmarked(read, scope, today, MOST_SHOWN),
    days: await selectDayCounts(read, scope, today.subtract({ days: DAYS_BACK })),
    months: await selectMonthCounts(
      read,
      scope,
      month.subtract({ months: MONTHS_BACK }),
      month.subtract({ months: 1 }),
    ),
    disputes: await selectDisputesToDecide(read, scope, MOST_SHOWN),
    undecided: await selectLinesToDecide(read, scope, MOST_SHOWN),
  }
}

export type LookedAtLine = {
  readonly line: SheetLine
  readonly disputes: readonly Dispute[]
  readonly corrections: readonly Correction[]
  readonly relation: Relation
}

/** Never without a trace of who looked. A line of another territory is not there. */
export async function lookAtLine(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  lineId: bigint,
): Promise<LookedAtLine> {
  const line = await selectLine(tx, lineId)
  if (line === undefined) throw new NotFound('sheet line')
  const relation = await lineRelation(tx, line)
  if (!isAllowed(actor, attendanceAccess.view, relation)) throw new NotFound('sheet line')
  // By the territory of the kindergarten: the family may have queued elsewhere before.
  const found = await findApplication(tx, line.application)
  await recordLook(tx, actor, setting, found?.application.id ?? null, 'sheet')
  return {
    line,
    disputes: await selectDisputes(tx, line.id),
    corrections: await selectCorrections(tx, [line.id]),
    relation,
  }
}
