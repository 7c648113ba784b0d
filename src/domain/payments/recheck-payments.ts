/** Every payment checked again against the decisions behind it: no difference may be there when money leaves. */
import type { Read } from '../../platform/db/database.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { withNorms } from './norms-of-lines.ts'
import { type Difference, daysElsewhere, type RecheckPart, recheckMonth } from './recheck.ts'
import {
  type PartRow,
  type RecheckScope,
  selectActIds,
  selectParts,
  selectSteps,
  selectSumDifferences,
} from './recheck-queries.ts'
import type { RecomputeLine } from './recompute.ts'

/** As many acts at a time as fit into memory: a city has thousands of child-months in each. */
const ACTS_AT_ONCE = 50

/** Empty when everything follows. Set-based: a fixed number of statements for fifty acts. */
export async function recheckPayments(
  read: Read,
  scope: RecheckScope,
): Promise<readonly Difference[]> {
  const ids = await selectActIds(read, scope)
  const differences: Difference[] = []
  for (let at = 0; at < ids.length; at += ACTS_AT_ONCE) {
    const some = ids.slice(at, at + ACTS_AT_ONCE)
    const wanted = new Set(some)
    for (const parts of (await loadMonths(read, some)).values()) {
      differences.push(...recheckMonth(parts, actId => wanted.has(actId)))
    }
    differences.push(...(await selectSumDifferences(read, some)))
  }
  return differences
}

/** The lines of one act as anybody can compute them again, in the order of the act. */
export async function findRecomputeLines(
  read: Read,
  actId: bigint,
): Promise<readonly RecomputeLine[]> {
  const lines: RecomputeLine[] = []
  for (const parts of (await loadMonths(read, [actId])).values()) {
    for (const part of parts) {
      const step = part.steps.find(one => one.actId === actId)
      if (step === undefined) continue
      const { days, workingDays, norms, previousTiyn, amountTiyn } = step
      lines.push({
        child: part.application,
        month: part.month.toPlainYearMonth(),
        programme: part.programme,
        workingDays: Math.max(workingDays, ...parts.map(one => one.workingDays)),
        norms,
        days,
        daysElsewhere: daysElsewhere(parts, part, step),
        previousTiyn,
        amountTiyn,
      })
    }
  }
  return lines
}

type MonthPart = RecheckPart & Pick<PartRow, 'programme'>

/** By child, programme and month: all groups of it, each with its steps. */
async function loadMonths(
  read: Read,
  actIds: readonly bigint[],
): Promise<ReadonlyMap<string, readonly MonthPart[]>> {
  const rows = await selectParts(read, actIds)
  const steps = Map.groupBy(
    await selectSteps(
      read,
      rows.map(row => row.lineId),
    ),
    step => step.lineId,
  )
  const parts: MonthPart[] = []
  const places = Map.groupBy(rows, row => `${row.programme} ${row.territory}`)
  for (const [, own] of places) {
    for (const row of await normsFor(read, own)) {
      parts.push({ ...row, steps: steps.get(row.lineId) ?? [] })
    }
  }
  return Map.groupBy(parts, part => `${part.childId} ${part.programme} ${part.month}`)
}

async function normsFor(read: Read, rows: readonly PartRow[]) {
  const [first] = rows
  if (first === undefined) return []
  const path = (await getTerritoryPath(read, first.territory)).map(step => step.code)
  return withNorms(read, first.programme, path, rows)
}
