/** What reports about acts are made of; children by the numbers of their applications. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { CloseScope } from './month-close-queries.ts'
import { paymentAccess } from './payment-access.ts'
import {
  type ReportedAct,
  type ReportedLine,
  selectActsOfTerritory,
  selectLinesOfTerritory,
} from './report-queries.ts'

export type { ReportedAct, ReportedLine } from './report-queries.ts'

type ReportScope = CloseScope & { readonly relation: Relation }

export async function findReportedActs(
  read: Read,
  actor: Actor,
  scope: ReportScope,
): Promise<readonly ReportedAct[]> {
  authorize(actor, paymentAccess.export, scope.relation)
  return selectActsOfTerritory(read, scope)
}

const PIECE = 5_000

/** In pieces: whoever writes them away holds no city in memory. */
export function findReportedLines(
  read: Read,
  actor: Actor,
  scope: ReportScope,
): AsyncGenerator<ReportedLine> {
  // At once, not when the first line is asked for.
  authorize(actor, paymentAccess.export, scope.relation)
  return linesOf(read, scope)
}

async function* linesOf(read: Read, scope: CloseScope): AsyncGenerator<ReportedLine> {
  let after = { actId: 0n, lineId: 0n }
  for (;;) {
    const lines = await selectLinesOfTerritory(read, scope, after, PIECE)
    yield* lines
    const last = lines.at(-1)
    if (last === undefined || lines.length < PIECE) return
    after = last
  }
}
