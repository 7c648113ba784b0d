/** Some settled families would rather sit elsewhere: one exchange happens, one is declined, one waits for answers. */
import type { Phone } from '../../base/phone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { signByCode } from '../contracts/sign-by-code.ts'
import { signInCabinet } from '../contracts/sign-in-cabinet.ts'
import { declineSwap } from '../swaps/answer-swap.ts'
import { setSwapWishes } from '../swaps/set-swap-wishes.ts'
import type { ChoiceStory } from './live-choice.ts'
import { type Seat, selectExchangeContracts, selectSeats } from './swap-story-queries.ts'

/** Two families, each of which wants the other's group. */
type Pair = readonly [Seat, Seat]

const guardianOf = ({ guardianId }: { readonly guardianId: bigint }): Actor => ({
  kind: 'guardian',
  personId: guardianId,
})

/**
 * In the night after `day` two pairs find each other: one signs, of the other one family declines. A third pair asks
 * then, and is found in the next night of the story.
 */
export async function liveSwaps(scene: ChoiceStory, day: Temporal.ZonedDateTime): Promise<void> {
  const { attended, database, story, runPending } = scene
  const seats = await selectSeats(database, story.clock.today(), [...attended])
  const [done, declined, open] = pairUp(seats)
  for (const pair of [done, declined]) await wishForEachOther(scene, pair)
  const night = day.add({ days: 1 })
  await story.goTo(night.with({ hour: 2, minute: 1 }))
  // The search, then the contracts that it planned.
  await runPending()
  await runPending()
  await story.goTo(night.with({ hour: 9, minute: 0 }))
  if (done !== undefined) await signAll(scene, done)
  const [no] = declined ?? []
  if (no !== undefined) {
    const { number } = no
    await inTransaction(database, tx => declineSwap(tx, guardianOf(no), story, { number }))
  }
  await runPending()
  await wishForEachOther(scene, open)
}

/** Children of one age and kind in different groups; nobody twice. */
function pairUp(seats: readonly Seat[]): readonly Pair[] {
  const pairs: Pair[] = []
  const alone = new Map<string, Seat>()
  for (const seat of seats) {
    const kind = `${seat.cohort}/${seat.kind}`
    const other = alone.get(kind)
    if (other === undefined) alone.set(kind, seat)
    else if (other.groupId !== seat.groupId && other.guardianId !== seat.guardianId) {
      pairs.push([other, seat])
      alone.delete(kind)
    }
  }
  return pairs
}

async function wishForEachOther({ database, story }: ChoiceStory, pair: Pair | undefined) {
  if (pair === undefined) return
  const [a, b] = pair
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const input = { number: one.number, groupIds: [other.groupId] }
    await inTransaction(database, tx => setSwapWishes(tx, guardianOf(one), story, input))
  }
}

/** Both families, then both kindergartens. */
async function signAll({ database, story }: ChoiceStory, pair: Pair): Promise<void> {
  const numbers = pair.map(family => family.number)
  const contracts = await selectExchangeContracts(database, numbers)
  for (const contract of contracts) {
    const { number, documentSha256 } = contract
    const input = { number, documentSha256, phone: contract.phone as Phone }
    await inTransaction(database, tx => signByCode(tx, guardianOf(contract), story, input))
  }
  for (const { number, documentSha256, staffId, providerId } of contracts) {
    const head: Actor = { kind: 'provider', staffId, providerId, territory: 'taraz' }
    const input = { number, documentSha256 }
    await inTransaction(database, tx => signInCabinet(tx, head, story, input))
  }
}
