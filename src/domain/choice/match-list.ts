/** Which of the free places goes to which of those who wait: pure. */
import type { Admission } from '../places/place.ts'

export type FreePlace = {
  readonly id: bigint
  readonly admission: Admission
  /** Whether a round had its turn already, so that children with a place may have it too. */
  readonly forAll: boolean
}

export type Waiter = {
  readonly admissions: readonly Admission[]
  /** A child that has a place and would change it. */
  readonly has_place: boolean
}

/** Each in turn takes the first place that it would take; who can take none keeps waiting. */
export function matchList<One extends Waiter>(
  places: readonly FreePlace[],
  line: readonly One[],
): readonly { readonly place: FreePlace; readonly waiter: One }[] {
  const left = [...places]
  const matches: { place: FreePlace; waiter: One }[] = []
  for (const waiter of line) {
    if (left.length === 0) break
    const index = left.findIndex(
      place => waiter.admissions.includes(place.admission) && (place.forAll || !waiter.has_place),
    )
    const [place] = index < 0 ? [] : left.splice(index, 1)
    if (place !== undefined) matches.push({ place, waiter })
  }
  return matches
}
