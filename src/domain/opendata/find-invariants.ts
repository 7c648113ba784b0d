/** What is known of the promises: the newest results, since when, and the days behind them. */
import { ALMATY } from '../../base/time-zone.ts'
import type { Read } from '../../platform/db/database.ts'
import {
  INVARIANT_NAMES,
  type InvariantCause,
  type InvariantName,
  type InvariantOutcome,
  worstOutcome,
} from './invariant.ts'
import {
  type StandingRow,
  selectDays,
  selectLastRun,
  selectStanding,
} from './invariant-run-queries.ts'

export { selectRuns as findRuns } from './invariant-run-queries.ts'

/** Null: it was not looked at on that day. */
export type DayMark = {
  readonly day: Temporal.PlainDate
  readonly outcome: InvariantOutcome | null
}

export type InvariantStanding = Omit<StandingRow, 'name'> & {
  readonly name: InvariantName
  /** Oldest first, the last is the day that was asked for. */
  readonly days: readonly DayMark[]
}

export type InvariantOverview = {
  readonly at: Temporal.Instant
  readonly cause: InvariantCause
  readonly durationMs: number
  readonly invariants: readonly InvariantStanding[]
}

const HISTORY_DAYS = 30

/** Undefined until they were checked for the first time. A promise that is newer than the last run is left out. */
export async function findInvariants(
  read: Read,
  now: Temporal.Instant,
): Promise<InvariantOverview | undefined> {
  const run = await selectLastRun(read)
  if (run === undefined) return undefined
  const today = now.toZonedDateTimeISO(ALMATY).toPlainDate()
  const first = today.subtract({ days: HISTORY_DAYS - 1 })
  const days = Array.from({ length: HISTORY_DAYS }, (_, index) => first.add({ days: index }))
  const standing = new Map((await selectStanding(read, run.id)).map(row => [row.name, row]))
  const marks = new Map(
    (await selectDays(read, first)).map(row => [`${row.name} ${row.day}`, row.outcomes]),
  )
  return {
    at: run.at,
    cause: run.cause as InvariantCause,
    durationMs: run.duration_ms,
    invariants: INVARIANT_NAMES.flatMap(name => {
      const row = standing.get(name)
      if (row === undefined) return []
      const outcomeOf = (day: Temporal.PlainDate) =>
        worstOutcome(marks.get(`${name} ${day}`) ?? []) ?? null
      return [{ ...row, name, days: days.map(day => ({ day, outcome: outcomeOf(day) })) }]
    }),
  }
}
