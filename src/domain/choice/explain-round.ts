/** "Why not this one": told from a round's bundle alone, wish by wish. Pure. */
import { type RoundBundle, type RoundDecision, type RoundFamily, suitsChild } from './round.ts'

/** Who got the last place of a group before the turn came, and as which of all. */
export type LastTaken = { readonly id: string; readonly turn: number }

export type WishExplanation = {
  readonly rank: number
  readonly group: string
  /**
   * `got`: this is it; `full`: the last place went to an earlier turn; `no-places`: none was published that
   * suits; `siblings`: there was one, but not for all of them together; `below`: a better one was got.
   */
  readonly result: 'got' | 'full' | 'no-places' | 'siblings' | 'below'
  /** Only when `full`. */
  readonly lastTaken: LastTaken | null
}

export type RoundExplanation = {
  readonly decision: RoundDecision
  /** As which of all the families the child was taken: in a pass over referrals a turn is a rank of the whole queue. */
  readonly turn: number
  readonly families: number
  readonly wishes: readonly WishExplanation[]
}

/** Undefined when the family took no part. */
export function explainRound(
  bundle: Pick<RoundBundle, 'input' | 'result'>,
  id: string,
): RoundExplanation | undefined {
  const { families } = bundle.input
  const family = families.find(one => one.id === id)
  const decision = bundle.result.decisions.find(one => one.id === id)
  if (family === undefined || decision === undefined) return undefined
  const wishes = family.wishes.map((_, index) => explainWish(bundle, family, decision, index))
  return { decision, turn: decision.sequence, families: families.length, wishes }
}

function explainWish(
  bundle: Pick<RoundBundle, 'input' | 'result'>,
  family: RoundFamily,
  decision: RoundDecision,
  index: number,
): WishExplanation {
  const { group = '', admissions = [] } = family.wishes[index] ?? {}
  const rank = index + 1
  const told = { rank, group, lastTaken: null }
  if (decision.wish === rank) return { ...told, result: 'got' }
  if (decision.wish !== null && rank > decision.wish) return { ...told, result: 'below' }
  if (!decision.waits.includes(group)) return { ...told, result: 'siblings' }
  const suits = bundle.input.places.some(
    place =>
      place.group === group && suitsChild(place, family) && admissions.includes(place.admission),
  )
  const last = bundle.result.decisions.findLast(
    one =>
      one.sequence < decision.sequence &&
      one.group === group &&
      one.admission !== null &&
      admissions.includes(one.admission),
  )
  if (!suits || last === undefined) return { ...told, result: 'no-places' }
  return { ...told, result: 'full', lastTaken: { id: last.id, turn: last.sequence } }
}
