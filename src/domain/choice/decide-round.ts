/**
 * A round of choice: a pure function from the published input to the published result. Families are taken
 * in the order of their turns, each gets its best wish that is still free: nobody can envy who came later,
 * and nobody gains by naming another wish than the true one (serial dictatorship).
 */
import { assert } from '../../base/assert.ts'
import { compareBytes } from '../../base/byte-order.ts'
import {
  type FreePlaces,
  findAnyGroup,
  gatherFree,
  isFree,
  type TakenPlace,
  take,
} from './free-places.ts'
import {
  providerOf,
  type RoundDecision,
  type RoundFamily,
  type RoundInput,
  type RoundOutcome,
  type RoundResult,
} from './round.ts'

type Got = { readonly place: TakenPlace; readonly wish: number | null }

type Run = {
  readonly free: FreePlaces
  readonly decisions: RoundDecision[]
}

/** Every family gets exactly one decision, in the order of turns; siblings at the turn of the first of them. */
export function decideRound(input: RoundInput): RoundResult {
  const order = [...input.families].sort((a, b) => a.turn - b.turn || compareBytes(a.id, b.id))
  const batches = gatherBatches(order)
  const run: Run = { free: gatherFree(input.places), decisions: [] }
  for (const family of order) {
    const batch = family.batch === null ? undefined : batches.get(family.batch)
    if (batch === undefined || batch.length === 1) decideSingle(run, family)
    else if (batch[0] === family) decideBatch(run, batch)
  }
  assert(run.decisions.length === order.length, 'every family is decided once')
  return { decisions: run.decisions, totals: countTotals(run.decisions) }
}

function gatherBatches(order: readonly RoundFamily[]): ReadonlyMap<number, RoundFamily[]> {
  const batches = new Map<number, RoundFamily[]>()
  for (const family of order) {
    if (family.batch === null) continue
    batches.set(family.batch, [...(batches.get(family.batch) ?? []), family])
  }
  return batches
}

function decideSingle(run: Run, family: RoundFamily): void {
  const got = takeBest(run.free, family)
  // Whatever is better than what was got is full: otherwise it would have been got.
  const better = got?.wish == null ? family.wishes : family.wishes.slice(0, got.wish - 1)
  const without = family.wishes.length === 0 ? 'no-wishes' : 'all-full'
  record(
    run,
    family,
    got ?? without,
    better.map(wish => wish.group),
  )
}

function takeBest(free: FreePlaces, family: RoundFamily): Got | undefined {
  for (const [index, wish] of family.wishes.entries()) {
    const taken = take(free, family, wish)
    if (taken !== undefined) return { place: taken.place, wish: index + 1 }
  }
  const any = family.anyPlace ? findAnyGroup(free, family) : undefined
  if (any === undefined) return undefined
  const taken = take(free, family, { group: any, admissions: ['general'] })
  return taken && { place: taken.place, wish: null }
}

/** All or none, in one kindergarten: the first of the eldest turn's ranking in which each has a place. */
function decideBatch(run: Run, members: readonly RoundFamily[]): void {
  // What is full now, before any of them takes anything: brothers do not wait because of sisters.
  const fullNow = members.map(member => member.wishes.map(wish => !isFree(run.free, member, wish)))
  const placed = placeTogether(run.free, members)
  const wishless = members.every(member => member.wishes.length === 0)
  for (const [place, member] of members.entries()) {
    const got = placed?.[place]
    const better = got?.wish == null ? member.wishes : member.wishes.slice(0, got.wish - 1)
    const waits = better.filter((_, index) => fullNow[place]?.[index]).map(wish => wish.group)
    record(run, member, got ?? (wishless ? 'no-wishes' : 'siblings-do-not-fit'), waits)
  }
}

function placeTogether(
  free: FreePlaces,
  members: readonly RoundFamily[],
): readonly Got[] | undefined {
  const [first] = members
  const providers = new Set(first?.wishes.map(wish => providerOf(wish.group)))
  for (const provider of providers) {
    const placed = placeRest(free, members, provider)
    if (placed !== undefined) return placed
  }
  return undefined
}

/** The best for the first that leaves a place to each of the others, then for the second, and so on. */
function placeRest(
  free: FreePlaces,
  members: readonly RoundFamily[],
  provider: string,
): readonly Got[] | undefined {
  const [member, ...others] = members
  if (member === undefined) return []
  for (const [index, wish] of member.wishes.entries()) {
    if (providerOf(wish.group) !== provider) continue
    const taken = take(free, member, wish)
    if (taken === undefined) continue
    const rest = placeRest(free, others, provider)
    if (rest !== undefined) return [{ place: taken.place, wish: index + 1 }, ...rest]
    taken.giveBack()
  }
  return undefined
}

function record(
  run: Run,
  family: RoundFamily,
  got: Got | Exclude<RoundOutcome, 'placed'>,
  waits: readonly string[],
): void {
  const place = typeof got === 'string' ? undefined : got.place
  run.decisions.push({
    sequence: run.decisions.length + 1,
    id: family.id,
    outcome: typeof got === 'string' ? got : 'placed',
    group: place?.group ?? null,
    admission: place?.admission ?? null,
    startsOn: place?.startsOn ?? null,
    wish: typeof got === 'string' ? null : got.wish,
    waits,
  })
}

function countTotals(decisions: readonly RoundDecision[]): RoundResult['totals'] {
  const without: Partial<Record<Exclude<RoundOutcome, 'placed'>, number>> = {}
  let placed = 0
  for (const { outcome } of decisions) {
    if (outcome === 'placed') placed += 1
    else without[outcome] = (without[outcome] ?? 0) + 1
  }
  return { placed, without }
}
