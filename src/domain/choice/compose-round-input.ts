/** Puts the published input of a round together from plain rows: sorted, without anything personal. Pure. */
import { compareBytes } from '../../base/byte-order.ts'
import type { GroupKind } from '../iterations/iteration.ts'
import type { Admission } from '../places/place.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { RoundFamily, RoundInput, RoundPlaces, RoundWish } from './round.ts'
import type { RoundFamilyRow, RoundPlaceRow, RoundScope } from './round-input-queries.ts'

export type RoundBasis = {
  readonly scope: RoundScope
  readonly roundNumber: number
  readonly pack: RulePack
  readonly places: readonly RoundPlaceRow[]
  /** In the order of their turns. */
  readonly families: readonly RoundFamilyRow[]
  /** Best first, of each application. */
  readonly wishes: readonly {
    readonly application_id: bigint
    readonly group_id: bigint
    readonly bin: string
    readonly name: string
    readonly admissions: readonly Admission[]
  }[]
}

/** A voucher's turn is its rank by iteration and sequence among the families of the round. */
export function composeRoundInput(basis: RoundBasis): RoundInput {
  const { scope, pack, families } = basis
  const wishesOf = gatherWishes(basis)
  const batches = numberBatches(families.filter(seeksTogether))
  return {
    programme: scope.programme,
    territory: scope.territory,
    regime: pack.regime,
    heldOn: scope.heldOn.toString(),
    roundNumber: basis.roundNumber,
    rulePack: { id: pack.id, version: pack.version },
    places: composePlaces(basis.places).map(place => ({
      ...place,
      kind: kindIn(scope, place.kind),
    })),
    families: families
      .map(
        (row, index): RoundFamily => ({
          id: row.number,
          turn: index + 1,
          cohort: String(row.cohort),
          kind: kindIn(scope, row.kind),
          settlement: row.settlement,
          batch: (seeksTogether(row) && batches.get(row.batch_key ?? '')) || null,
          anyPlace: row.any_place,
          wishes: wishesOf.get(row.application_id) ?? [],
        }),
      )
      .sort((a, b) => compareBytes(a.id, b.id)),
  }
}

/** A child with special needs may choose any club: there the kind only says what is paid. */
function kindIn({ programme }: RoundScope, kind: GroupKind): GroupKind {
  return programme === 'club' ? 'general' : kind
}

export function groupCode(bin: string, groupId: bigint): string {
  return `${bin}/${groupId}`
}

export function gatherWishes(basis: Pick<RoundBasis, 'wishes'>): ReadonlyMap<bigint, RoundWish[]> {
  const wishesOf = new Map<bigint, RoundWish[]>()
  for (const { application_id, bin, group_id, admissions } of basis.wishes) {
    const wishes = wishesOf.get(application_id) ?? []
    wishes.push({ group: groupCode(bin, group_id), admissions })
    wishesOf.set(application_id, wishes)
  }
  return wishesOf
}

/** What the waiting lists are due is theirs: the earliest days of each admission first. */
export function composePlaces(rows: readonly RoundPlaceRow[]): RoundPlaces[] {
  const due = new Map<string, number>()
  const places: RoundPlaces[] = []
  for (const row of rows) {
    const group = groupCode(row.bin, row.group_id)
    const key = `${group} ${row.admission}`
    const waiting = due.get(key) ?? row.waiting
    const kept = Math.min(waiting, row.places)
    due.set(key, waiting - kept)
    if (row.places === kept) continue
    places.push({
      group,
      provider: row.bin,
      settlement: row.settlement,
      cohort: row.cohort_to === null ? String(row.cohort) : `${row.cohort}-${row.cohort_to}`,
      kind: row.kind,
      admission: row.admission,
      startsOn: row.starts_on.toString(),
      free: row.places - kept,
    })
  }
  return places.sort(
    (a, b) =>
      compareBytes(a.group, b.group) ||
      compareBytes(a.admission, b.admission) ||
      compareBytes(a.startsOn, b.startsOn),
  )
}

/** A child that had a place before chooses for itself: its siblings are settled somewhere. */
function seeksTogether(row: RoundFamilyRow): boolean {
  return row.batch_key !== null && row.together && row.voucher_state === 'confirmed'
}

/** Opaque numbers in the order of the members' numbers; a child whose siblings do not take part is alone. */
export function numberBatches(
  rows: readonly Pick<RoundFamilyRow, 'number' | 'batch_key'>[],
): ReadonlyMap<string, number> {
  const seeking = [...rows].sort((a, b) => compareBytes(a.number, b.number))
  const sizes = new Map<string, number>()
  for (const { batch_key } of seeking) {
    if (batch_key !== null) sizes.set(batch_key, (sizes.get(batch_key) ?? 0) + 1)
  }
  const numbers = new Map<string, number>()
  for (const { batch_key } of seeking) {
    if (batch_key === null || sizes.get(batch_key) === 1 || numbers.has(batch_key)) continue
    numbers.set(batch_key, numbers.size + 1)
  }
  return numbers
}
