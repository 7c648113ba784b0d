/** Families of the demonstration's Aktobe choose clubs, sign, move to another club. */
import type { Phone } from '../../base/phone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { acceptOffer } from '../choice/accept-offer.ts'
import { holdRound } from '../choice/hold-round.ts'
import { joinList } from '../choice/join-list.ts'
import { offerFreedPlaces } from '../choice/offer-freed-places.ts'
import { setWishes } from '../choice/set-wishes.ts'
import { signByCode } from '../contracts/sign-by-code.ts'
import { signInCabinet } from '../contracts/sign-in-cabinet.ts'
import { type ClubSeat, selectClubSeats, selectOpenOffer, selectSettled } from './aktobe-queries.ts'
import { type Chooser, selectChoosers, selectStoryContracts } from './choice-story-queries.ts'
import { type ChoiceStory, signAsHeads, signAsParents } from './live-choice.ts'
import { guardianOf, headOf } from './town.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }

/** The first `most` who have confirmed and find a club of their age wish for it; each finds its place there. */
export async function wishForClubs(
  scene: ChoiceStory,
  most: number,
  first: readonly bigint[],
): Promise<void> {
  const { database, story, town } = scene
  const seats = (await selectClubSeats(database, town.territory, first)).map(seat => ({ ...seat }))
  const choosers = await selectChoosers(database, town.territory, 'confirmed')
  await inTransaction(database, async tx => {
    let wished = 0
    // Siblings are placed at one club or not at all.
    for (const [, family] of Map.groupBy(choosers, one => one.guardianId)) {
      if (wished >= most) break
      const found = seatFamily(family, seats, first)
      for (const [chooser, groupId] of found) {
        wished += 1
        const wishes = [{ groupId, admissions: ['general'] as const }]
        await setWishes(tx, guardianOf(chooser), story, { number: chooser.number, wishes })
      }
    }
  })
}

type OpenSeat = { -readonly [Key in keyof ClubSeat]: ClubSeat[Key] }

/** Where most is free, so that no club gets all of them; of those that come first, if there are any. All of them or none. */
function seatFamily(
  family: readonly Chooser[],
  seats: readonly OpenSeat[],
  first: readonly bigint[],
): readonly (readonly [Chooser, bigint])[] {
  const clubs = Map.groupBy(seats, seat => seat.providerId)
  const ranked = [...clubs].sort(
    ([one, its], [other, others]) =>
      Number(first.includes(other)) - Number(first.includes(one)) ||
      mostFree(others, family) - mostFree(its, family),
  )
  for (const [, own] of ranked) {
    const taken = family.flatMap(chooser => {
      const seat = seatFor(chooser, own)
      if (seat === undefined) return []
      seat.free -= 1
      return [[chooser, seat] as const]
    })
    if (taken.length === family.length) return taken.map(([who, { groupId }]) => [who, groupId])
    for (const [, seat] of taken) seat.free += 1
  }
  return []
}

function mostFree(seats: readonly OpenSeat[], [chooser]: readonly Chooser[]): number {
  return chooser === undefined ? 0 : (seatFor(chooser, seats)?.free ?? 0)
}

function seatFor({ cohort }: Chooser, seats: readonly OpenSeat[]): OpenSeat | undefined {
  return seats
    .filter(({ from, to, free }) => free > 0 && from <= cohort && cohort <= to)
    .reduce<OpenSeat | undefined>(
      (best, one) => (best === undefined || one.free > best.free ? one : best),
      undefined,
    )
}

/** The round of the city's day, and the contracts that it draws up. */
export async function holdClubRound(scene: ChoiceStory, day: Temporal.ZonedDateTime) {
  const { database, runPending, story, town } = scene
  const { territory, programme } = town
  await story.goTo(day.with({ hour: 18, minute: 1 }))
  await holdRound(database, SYSTEM, story, { territory, programme })
  await runPending()
  await runPending()
}

/** Both sides sign the next day. */
export async function signClubs(scene: ChoiceStory, day: Temporal.ZonedDateTime): Promise<void> {
  const { story, runPending } = scene
  const next = day.add({ days: 1 })
  await story.goTo(next.with({ hour: 10, minute: 0 }))
  await signAsParents(scene, 0)
  await story.goTo(next.with({ hour: 15, minute: 0 }))
  await signAsHeads(scene, { refuse: 0, leaveOut: 0 })
  await runPending()
}

/** One child goes to another club of its age: the list, the offer, the new contract, from the next lesson on. */
export async function changeClub(
  scene: ChoiceStory,
  attended: readonly bigint[],
): Promise<string | undefined> {
  const { database, runPending, story, town } = scene
  const seats = await selectClubSeats(database, town.territory, attended)
  for (const child of await selectSettled(database, attended)) {
    const seat = seats.find(
      ({ groupId, from, to }) =>
        groupId !== child.groupId && from <= child.cohort && child.cohort <= to,
    )
    if (seat === undefined) continue
    const { number } = child
    const list = { number, groupId: seat.groupId, admissions: ['general'] as const }
    await inTransaction(database, tx => joinList(tx, guardianOf(child), story, list))
    await offerFreedPlaces(database, SYSTEM, story)
    await runPending()
    const holdId = await selectOpenOffer(database, number)
    if (holdId === undefined) throw new Error('a place that was free was not offered')
    await inTransaction(database, tx => acceptOffer(tx, guardianOf(child), story, { holdId }))
    await runPending()
    await signOne(scene, number)
    await runPending()
    return number
  }
  return undefined
}

async function signOne({ database, story, town }: ChoiceStory, application: string): Promise<void> {
  const drafted = await selectStoryContracts(database, [town.territory], 'drafted')
  const contract = drafted.find(one => one.application === application)
  if (contract === undefined) throw new Error('the contract of the new club was not drawn up')
  const { number, documentSha256, phone } = contract
  const byCode = { number, documentSha256, phone: phone as Phone }
  await inTransaction(database, tx => signByCode(tx, guardianOf(contract), story, byCode))
  const head = headOf(town, contract)
  await inTransaction(database, tx => signInCabinet(tx, head, story, { number, documentSha256 }))
}
