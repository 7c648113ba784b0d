/** Figures of attendance for reports: how many were there, by kindergarten and day; of no child. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type DayFigure, selectDayFigures } from './figure-queries.ts'
import type { OfficeScope } from './office-queries.ts'

export type { DayFigure } from './figure-queries.ts'

export async function findDayFigures(
  read: Read,
  actor: Actor,
  scope: OfficeScope & { readonly relation: Relation },
  period: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly DayFigure[]> {
  authorize(actor, attendanceAccess.list, scope.relation)
  return selectDayFigures(read, scope, period.from, period.to)
}
