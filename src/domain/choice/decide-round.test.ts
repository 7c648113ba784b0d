/** What a round promises, for every small town: nobody is envied, nothing is doubled, nothing is wasted. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryRound } from './arbitrary-round.ts'
import { decideRound } from './decide-round.ts'
import {
  providerOf,
  type RoundDecision,
  type RoundFamily,
  type RoundInput,
  type RoundPlaces,
  type RoundWish,
} from './round.ts'

const RUNS = { numRuns: 600 }
const ORDER = ['general', 'early-booking', 'temporary']

function decided(input: RoundInput) {
  const result = decideRound(input)
  const of = new Map(result.decisions.map(decision => [decision.id, decision]))
  return { result, of }
}

/** A brother or sister takes part too: their places are not decided one by one. */
const inBatch = (input: RoundInput, family: RoundFamily) =>
  family.batch !== null && input.families.filter(one => one.batch === family.batch).length > 1

const suits = (family: RoundFamily, place: RoundPlaces) =>
  place.cohort === family.cohort && place.kind === family.kind

const isBetter = (family: RoundFamily, wish: RoundWish, got: RoundDecision | undefined) =>
  got?.wish == null || family.wishes.indexOf(wish) + 1 < got.wish

/** How many places of each group, admission and day are left after the round. */
function leftOver(input: RoundInput, decisions: readonly RoundDecision[]) {
  return input.places.map(place => {
    const given = decisions.filter(
      one =>
        one.group === place.group &&
        one.admission === place.admission &&
        one.startsOn === place.startsOn,
    )
    return { place, left: place.free - given.length, given }
  })
}

describe('a round', () => {
  test('decides every family once, in the order of turns but for siblings', () => {
    fc.assert(
      fc.property(arbitraryRound, input => {
        const { result, of } = decided(input)
        expect([...of.keys()].sort()).toEqual(input.families.map(({ id }) => id).sort())
        const alone = result.decisions
          .map(({ id }) => input.families.find(one => one.id === id) as RoundFamily)
          .filter(one => !inBatch(input, one))
        expect(alone.map(one => one.turn)).toEqual(alone.map(one => one.turn).sort((a, b) => a - b))
        const { placed, without } = result.totals
        const rest = Object.values(without).reduce((sum, n) => sum + n, 0)
        expect(placed + rest).toBe(input.families.length)
      }),
      RUNS,
    )
  })

  test('gives no place twice, and none to a child that it does not suit', () => {
    fc.assert(
      fc.property(arbitraryRound, input => {
        const { result } = decided(input)
        for (const { left } of leftOver(input, result.decisions)) {
          expect(left).toBeGreaterThanOrEqual(0)
        }
        for (const decision of result.decisions.filter(one => one.outcome === 'placed')) {
          const family = input.families.find(one => one.id === decision.id) as RoundFamily
          const place = input.places.find(one => one.group === decision.group) as RoundPlaces
          expect(suits(family, place)).toBe(true)
          const wish = family.wishes.find(one => one.group === decision.group)
          if (decision.wish === null) expect(family.anyPlace).toBe(true)
          else expect(wish?.admissions).toContain(decision.admission)
        }
      }),
      RUNS,
    )
  })

  test('lets nobody envy a later turn: what she wished for did not go there while she got something worse', () => {
    fc.assert(
      fc.property(arbitraryRound, input => {
        const { result, of } = decided(input)
        for (const family of input.families.filter(one => !inBatch(input, one))) {
          for (const wish of family.wishes) {
            if (!isBetter(family, wish, of.get(family.id))) continue
            const envied = result.decisions.filter(({ id, group, admission }) => {
              const other = input.families.find(one => one.id === id) as RoundFamily
              const later = other.turn > family.turn && !inBatch(input, other)
              return (
                later && group === wish.group && wish.admissions.includes(admission ?? 'general')
              )
            })
            const place = input.places.find(one => one.group === wish.group)
            if (place && suits(family, place)) expect(envied).toEqual([])
          }
        }
      }),
      RUNS,
    )
  })

  test('wastes nothing: no place is left that a child without one, or with a worse one, wished for', () => {
    fc.assert(
      fc.property(arbitraryRound, input => {
        const { result, of } = decided(input)
        const free = leftOver(input, result.decisions).filter(({ left }) => left > 0)
        for (const family of input.families.filter(one => !inBatch(input, one))) {
          const got = of.get(family.id)
          for (const { place } of free.filter(one => suits(family, one.place))) {
            const wish = family.wishes.find(one => one.group === place.group)
            if (wish?.admissions.includes(place.admission)) {
              expect(isBetter(family, wish, got)).toBe(false)
            }
            if (family.anyPlace && place.admission === 'general')
              expect(got?.outcome).toBe('placed')
          }
        }
      }),
      RUNS,
    )
  })

  test('places siblings all in one kindergarten, or none of them', () => {
    fc.assert(
      fc.property(arbitraryRound, input => {
        const { of } = decided(input)
        for (const batch of [1, 2]) {
          const members = input.families.filter(one => one.batch === batch)
          if (members.length < 2) continue
          const got = members.map(one => of.get(one.id) as RoundDecision)
          const providers = new Set(got.map(one => one.group && providerOf(one.group)))
          expect(providers.size).toBe(1)
        }
      }),
      RUNS,
    )
  })

  test('does not look at the order in which its input is written', () => {
    const shuffled = arbitraryRound.chain(input =>
      fc
        .tuple(
          fc.shuffledSubarray([...input.families], { minLength: input.families.length }),
          fc.shuffledSubarray([...input.places], { minLength: input.places.length }),
        )
        .map(([families, places]) => ({ input, other: { ...input, families, places } })),
    )
    fc.assert(
      fc.property(shuffled, ({ input, other }) => {
        expect(decideRound(other)).toEqual(decideRound(input))
      }),
      RUNS,
    )
  })

  test('lets a family wait exactly where it wished for more than it got and nothing was free', () => {
    fc.assert(
      fc.property(arbitraryRound, input => {
        const { of } = decided(input)
        for (const family of input.families.filter(one => !inBatch(input, one))) {
          const better = family.wishes.filter(wish => isBetter(family, wish, of.get(family.id)))
          expect(of.get(family.id)?.waits).toEqual(better.map(wish => wish.group))
        }
      }),
      RUNS,
    )
  })
})

/** A second implementation that tries everything: single places, every way to seat siblings. */
function decideNaively(input: RoundInput): Map<string, string | null> {
  const seats = input.places.flatMap(place => Array.from({ length: place.free }, () => ({ place })))
  seats.sort(
    (a, b) =>
      ORDER.indexOf(a.place.admission) - ORDER.indexOf(b.place.admission) ||
      (a.place.startsOn < b.place.startsOn ? -1 : 1),
  )
  const taken = new Set<unknown>()
  const seatFor = (family: RoundFamily, wish: RoundWish) =>
    seats.find(
      seat =>
        !taken.has(seat) &&
        seat.place.group === wish.group &&
        suits(family, seat.place) &&
        wish.admissions.includes(seat.place.admission),
    )
  const got = new Map<string, string | null>()
  const text = (seat: (typeof seats)[number] | undefined) =>
    seat === undefined ? null : `${seat.place.group} ${seat.place.admission} ${seat.place.startsOn}`
  for (const family of [...input.families].sort((a, b) => a.turn - b.turn)) {
    if (got.has(family.id)) continue
    if (!inBatch(input, family)) {
      const seat = family.wishes.map(wish => seatFor(family, wish)).find(one => one !== undefined)
      const general = seats.filter(
        one => !taken.has(one) && suits(family, one.place) && one.place.admission === 'general',
      )
      const size = (group: string) => general.filter(one => one.place.group === group).length
      const any = general.toSorted(
        (a, b) =>
          size(b.place.group) - size(a.place.group) || (a.place.group < b.place.group ? -1 : 1),
      )[0]
      const chosen = seat ?? (family.anyPlace ? any : undefined)
      if (chosen) taken.add(chosen)
      got.set(family.id, text(chosen))
      continue
    }
    const members = input.families
      .filter(one => one.batch === family.batch)
      .sort((a, b) => a.turn - b.turn)
    // Every combination of wishes, in the order of the first member's kindergartens, then of the ranks.
    let combinations: RoundWish[][] = [[]]
    for (const member of members) {
      combinations = combinations.flatMap(before => member.wishes.map(wish => [...before, wish]))
    }
    const ranking = [...new Set(family.wishes.map(wish => providerOf(wish.group)))]
    const together = combinations.filter(
      wishes => new Set(wishes.map(wish => providerOf(wish.group))).size === 1,
    )
    const rank = (wishes: RoundWish[]) => ranking.indexOf(providerOf(wishes[0]?.group ?? ''))
    together.sort((a, b) => rank(a) - rank(b))
    const trySeats = (wishes: readonly RoundWish[]) => {
      const chosen: typeof seats = []
      for (const [index, wish] of wishes.entries()) {
        const seat = seatFor(members[index] as RoundFamily, wish)
        if (seat === undefined) break
        taken.add(seat)
        chosen.push(seat)
      }
      if (chosen.length === members.length) return chosen
      for (const seat of chosen) taken.delete(seat)
      return undefined
    }
    const found = together.map(wishes => () => trySeats(wishes))
    let chosen: typeof seats | undefined
    for (const attempt of found) {
      chosen = attempt()
      if (chosen) break
    }
    for (const [index, member] of members.entries()) got.set(member.id, text(chosen?.[index]))
  }
  return got
}

test('the decision is that of another implementation which tries everything', () => {
  fc.assert(
    fc.property(arbitraryRound, input => {
      const mine = new Map(
        decideRound(input).decisions.map(one => [
          one.id,
          one.group === null ? null : `${one.group} ${one.admission} ${one.startsOn}`,
        ]),
      )
      const naive = decideNaively(input)
      for (const { id } of input.families) expect(mine.get(id)).toEqual(naive.get(id))
    }),
    { numRuns: 3000 },
  )
})
