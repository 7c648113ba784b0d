/** What a sending of marks changes: pure, so that two teachers, and a phone that was without a network, are told alike. */
import type { Mark, MarkContent } from './attendance.ts'
import type { Hours, HoursByEnrolment } from './hours-queries.ts'

/** One child of a sending. */
export type GivenMark = MarkContent & {
  readonly enrolmentId: bigint
  /** The revision that the device showed when it was pressed; 0: nothing was marked. */
  readonly seenRevision: number
  /** Why a mark of an earlier day is changed. */
  readonly words: string | null
}

export type MarkOutcome =
  | { readonly kind: 'written'; readonly given: GivenMark; readonly revision: number }
  | {
      readonly kind: 'changed'
      readonly given: GivenMark
      readonly before: Mark
      readonly revision: number
    }
  | { readonly kind: 'unchanged'; readonly given: GivenMark; readonly revision: number }
  /** Somebody else has marked since: the person decides, nothing is overwritten. */
  | { readonly kind: 'conflict'; readonly given: GivenMark; readonly current: Mark }
  | { readonly kind: 'words-needed'; readonly given: GivenMark; readonly current: Mark }
  /** Marked in another place in the same hours: a child is in one place at a time. */
  | {
      readonly kind: 'two-places'
      readonly given: GivenMark
      readonly current: Mark | undefined
      readonly there: Hours
    }
  /** Not, or no longer, of this group on this day. */
  | { readonly kind: 'not-enrolled'; readonly given: GivenMark }

export type DayStanding = {
  /** Every child of the groups on the day, undefined where nothing is marked. */
  readonly current: ReadonlyMap<bigint, Mark | undefined>
  /** Hours in which another place has marked the child that is marked present here at that time. */
  readonly elsewhere: HoursByEnrolment
  /** The day is over. */
  readonly late: boolean
}

export function decideMarks(
  standing: DayStanding,
  given: readonly GivenMark[],
): readonly MarkOutcome[] {
  return given.map(one => decideMark(standing, one))
}

function decideMark({ current, elsewhere, late }: DayStanding, given: GivenMark): MarkOutcome {
  if (!current.has(given.enrolmentId)) return { kind: 'not-enrolled', given }
  const before = current.get(given.enrolmentId)
  const there = elsewhere.get(given.enrolmentId)
  const twoPlaces = there && ({ kind: 'two-places', given, current: before, there } as const)
  if (before === undefined) return twoPlaces ?? { kind: 'written', given, revision: 1 }
  if (isSame(before, given)) return { kind: 'unchanged', given, revision: before.revision }
  if (given.seenRevision !== before.revision) return { kind: 'conflict', given, current: before }
  if (late && given.words === null) return { kind: 'words-needed', given, current: before }
  return twoPlaces ?? { kind: 'changed', given, before, revision: before.revision + 1 }
}

function isSame(before: MarkContent, given: MarkContent): boolean {
  return (
    before.state === given.state &&
    before.reason === given.reason &&
    sameTime(before.arrivedAt, given.arrivedAt) &&
    sameTime(before.leftAt, given.leftAt)
  )
}

function sameTime(one: Temporal.PlainTime | null, other: Temporal.PlainTime | null): boolean {
  return one === null || other === null ? one === other : one.equals(other)
}
