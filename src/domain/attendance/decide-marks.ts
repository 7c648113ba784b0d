/** What a sending of marks changes: pure, so that two teachers, and a phone that was without a network, are told alike. */
import type { Mark, MarkContent } from './attendance.ts'

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
  /** Not, or no longer, of this group on this day. */
  | { readonly kind: 'not-enrolled'; readonly given: GivenMark }

/** `current`: every child of the groups on the day, undefined where nothing is marked. `late`: the day is over. */
export function decideMarks(
  current: ReadonlyMap<bigint, Mark | undefined>,
  given: readonly GivenMark[],
  late: boolean,
): readonly MarkOutcome[] {
  return given.map(one => decideMark(current, one, late))
}

function decideMark(
  current: ReadonlyMap<bigint, Mark | undefined>,
  given: GivenMark,
  late: boolean,
): MarkOutcome {
  if (!current.has(given.enrolmentId)) return { kind: 'not-enrolled', given }
  const before = current.get(given.enrolmentId)
  if (before === undefined) return { kind: 'written', given, revision: 1 }
  if (isSame(before, given)) return { kind: 'unchanged', given, revision: before.revision }
  if (given.seenRevision !== before.revision) return { kind: 'conflict', given, current: before }
  if (late && given.words === null) return { kind: 'words-needed', given, current: before }
  return { kind: 'changed', given, before, revision: before.revision + 1 }
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
