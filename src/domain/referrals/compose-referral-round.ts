/** Puts the published input of a pass over referrals together: whose turn it is, and what is open to them. Pure. */
import { compareBytes } from '../../base/byte-order.ts'
import {
  composePlaces,
  gatherWishes,
  numberBatches,
  type RoundBasis,
} from '../choice/compose-round-input.ts'
import type { RoundFamily, RoundInput } from '../choice/round.ts'
import { orderCandidates } from '../iterations/candidate-order.ts'
import type { RulePackOf } from '../territories/rule-pack.ts'
import type { WorkingCalendar } from '../territories/working-calendar.ts'
import { type PauseDays, type Turn, turnAt, windowOf, windowTerms } from './place-window.ts'
import type { OpenPlace, QueueFamily } from './referral-round-queries.ts'

type ReferralPack = RulePackOf<'referral'>

/** A family with its rank in the order of the whole queue, from 1. */
export type FamilyInTurn = QueueFamily & { readonly rank: number }

export function placesInTurn(
  calendar: WorkingCalendar,
  pack: ReferralPack,
  pauses: readonly PauseDays[],
  places: readonly OpenPlace[],
  moment: { readonly turn: Turn; readonly now: Temporal.Instant },
): readonly OpenPlace[] {
  const terms = windowTerms(pack)
  return places.filter(place => {
    const window = windowOf(calendar, terms, pauses, place.published_at)
    return turnAt(window, moment.now) === moment.turn
  })
}

/** The order of the queue is that of an iteration; a child outside the pack's cohorts takes no part. */
export function rankQueue(
  pack: ReferralPack,
  queue: readonly QueueFamily[],
): readonly FamilyInTurn[] {
  const cohortOrder = pack.values['queue.cohortOrder'].value
  const served = new Set(cohortOrder)
  const taking = queue.filter(family => served.has(String(family.cohort)))
  const order = orderCandidates(
    taking.map(family => ({
      id: family.number,
      tier: family.tier,
      cohort: String(family.cohort),
      kind: family.kind,
      settlement: family.settlement ?? '',
      submittedAt: family.submitted_micros,
      batch: null,
    })),
    { cohortOrder, ratio: pack.values['queue.ratio'].value },
  )
  return [...order].map((index, place) => ({
    ...(taking[index] as QueueFamily),
    rank: place + 1,
  }))
}

/** Of one age and kind, where the rules say so of one settlement. */
export const poolOf = (one: Pick<QueueFamily, 'cohort' | 'kind' | 'settlement'>) =>
  `${one.cohort}/${one.kind}/${one.settlement ?? ''}`

/**
 * In the first pass, of each age, kind and pool, as many from the head as there are places for them; brothers and
 * sisters who want one kindergarten have the turn of the first of them. In the second, everybody who wants something.
 */
export function familiesInTurn(
  pack: ReferralPack,
  turn: Turn,
  ranked: readonly FamilyInTurn[],
  places: readonly OpenPlace[],
): readonly FamilyInTurn[] {
  if (turn === 'open') return ranked.filter(family => family.has_wishes || family.any_place)
  const turns = new Map<string, number>()
  for (const place of places) {
    const pool = poolOf(place)
    turns.set(pool, (turns.get(pool) ?? 0) + pack.values['referral.turnsPerPlace'].value)
  }
  const called = new Set<bigint>()
  const batches = new Set<string>()
  for (const family of ranked) {
    const left = turns.get(poolOf(family)) ?? 0
    if (left === 0) continue
    turns.set(poolOf(family), left - 1)
    called.add(family.application_id)
    if (family.batch_key !== null && family.together) batches.add(family.batch_key)
  }
  const isSibling = ({ batch_key, together }: FamilyInTurn) =>
    batch_key !== null && together && batches.has(batch_key)
  return ranked.filter(family => called.has(family.application_id) || isSibling(family))
}

export type ReferralBasis = Pick<RoundBasis, 'scope' | 'roundNumber' | 'wishes'> & {
  readonly pack: ReferralPack
  readonly turn: Turn
  readonly places: readonly OpenPlace[]
  readonly families: readonly FamilyInTurn[]
}

/** Any place at all is given in the second pass only: before, a place is for those who want it. */
export function composeReferralRound(basis: ReferralBasis): RoundInput {
  const { scope, pack, turn, places, families } = basis
  const wishesOf = gatherWishes(basis)
  const batches = numberBatches(families.filter(family => family.together))
  const settlementOf = new Map(places.map(place => [place.group_id.toString(), place.settlement]))
  const isOwn = (family: FamilyInTurn, group: string) => {
    const settlement = settlementOf.get(group.slice(group.indexOf('/') + 1))
    return turn === 'open' || settlement === undefined || settlement === family.settlement
  }
  return {
    programme: scope.programme,
    territory: scope.territory,
    regime: pack.regime,
    heldOn: scope.heldOn.toString(),
    roundNumber: basis.roundNumber,
    rulePack: { id: pack.id, version: pack.version },
    places: composePlaces(countPlaces(places)),
    families: families
      .map(
        (family): RoundFamily => ({
          id: family.number,
          turn: family.rank,
          cohort: String(family.cohort),
          kind: family.kind,
          settlement: family.settlement,
          batch: (family.together && batches.get(family.batch_key ?? '')) || null,
          anyPlace: turn === 'open' && family.any_place,
          wishes: (wishesOf.get(family.application_id) ?? []).filter(({ group }) =>
            isOwn(family, group),
          ),
        }),
      )
      .sort((a, b) => compareBytes(a.id, b.id)),
  }
}

function countPlaces(places: readonly OpenPlace[]): RoundBasis['places'] {
  const rows = new Map<string, RoundBasis['places'][number]>()
  for (const place of places) {
    const key = placeKey(place.group_id, place.admission, place.starts_on)
    const counted = rows.get(key)?.places ?? 0
    rows.set(key, { ...place, cohort_to: null, places: counted + 1, waiting: 0 })
  }
  return [...rows.values()]
}

/** Places with one key are the same to every family. */
export function placeKey(
  groupId: bigint,
  admission: OpenPlace['admission'],
  startsOn: Temporal.PlainDate | string,
): string {
  return `${groupId} ${admission} ${startsOn}`
}
