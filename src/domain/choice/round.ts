/** The shape of a round of choice: what goes in, what comes out, and the bundle that is published. */
import type { GroupKind } from '../iterations/iteration.ts'
import type { Admission } from '../places/place.ts'

/** Free places of one group, of one admission and first day. */
export type RoundPlaces = {
  /** `<bin>/<group id>` */
  readonly group: string
  readonly provider: string
  /** Null when one pool serves the whole city. */
  readonly settlement: string | null
  /** An age, or the youngest and the oldest of a club's group: `7-12`. */
  readonly cohort: string
  readonly kind: GroupKind
  readonly admission: Admission
  readonly startsOn: string
  readonly free: number
}

export type RoundWish = { readonly group: string; readonly admissions: readonly Admission[] }

export type RoundFamily = {
  readonly id: string
  /** Smaller is earlier; no two have the same. */
  readonly turn: number
  readonly cohort: string
  readonly kind: GroupKind
  readonly settlement: string | null
  /** Opaque within the bundle: siblings who want one kindergarten together; null for a child alone. */
  readonly batch: number | null
  /** Any suitable general place is better than none (a consent of the family, order 254, 3, 12)). */
  readonly anyPlace: boolean
  /** Best first. */
  readonly wishes: readonly RoundWish[]
}

export type RoundInput = {
  readonly programme: string
  readonly territory: string
  readonly regime: string
  readonly heldOn: string
  readonly roundNumber: number
  readonly rulePack: { readonly id: string; readonly version: string }
  readonly places: readonly RoundPlaces[]
  readonly families: readonly RoundFamily[]
}

export type RoundOutcome = 'placed' | 'all-full' | 'no-wishes' | 'siblings-do-not-fit'

export type RoundDecision = {
  readonly sequence: number
  readonly id: string
  readonly outcome: RoundOutcome
  readonly group: string | null
  readonly admission: Admission | null
  readonly startsOn: string | null
  /** From 1; null without a place, or with one that was not wished for (`anyPlace`). */
  readonly wish: number | null
  /** Wishes better than what was got whose groups were full at that turn: the family waits there. */
  readonly waits: readonly string[]
}

export type RoundResult = {
  readonly decisions: readonly RoundDecision[]
  readonly totals: {
    readonly placed: number
    /** Only the outcomes that occurred. */
    readonly without: Readonly<Partial<Record<Exclude<RoundOutcome, 'placed'>, number>>>
  }
}

export const ROUND_FORMAT = 'kezek.round/1'

export type RoundBundle = {
  readonly format: typeof ROUND_FORMAT
  readonly input: RoundInput
  readonly result: RoundResult
  readonly inputHash: string
  readonly resultHash: string
}

/** The kindergarten of `<bin>/<group id>`. */
export function providerOf(group: string): string {
  return group.slice(0, group.indexOf('/'))
}

/** Whether a group is of the child's age and kind. */
export function suitsChild(
  group: Pick<RoundPlaces, 'cohort' | 'kind'>,
  child: Pick<RoundFamily, 'cohort' | 'kind'>,
): boolean {
  if (group.kind !== child.kind) return false
  const [youngest = '', oldest] = group.cohort.split('-')
  if (oldest === undefined) return group.cohort === child.cohort
  return Number(youngest) <= Number(child.cohort) && Number(child.cohort) <= Number(oldest)
}
