/** Choosing among providers: what a reader asks for, and what is shown of each. */
import type { Programme } from '../territories/rollout.ts'
import type { ClubKind, Direction, GroupKind, GroupRegime, Ownership } from './provider.ts'

export type Point = { readonly latitude: number; readonly longitude: number }

export type CatalogueOrder = (typeof CATALOGUE_ORDERS)[number]
export const CATALOGUE_ORDERS = ['distance', 'free', 'name'] as const

/** What a group must be; an absent wish asks for nothing. */
export type GroupWish = {
  /** An age that the group takes. */
  readonly cohort?: number | undefined
  readonly language?: string | undefined
  readonly kind?: GroupKind | undefined
  readonly regime?: GroupRegime | undefined
  /** Of clubs only. */
  readonly direction?: Direction | undefined
}

export type CatalogueFilter = GroupWish & {
  readonly territory: string
  readonly programme: Programme
  readonly day: Temporal.PlainDate
  readonly ownership?: Ownership | undefined
  readonly onlyFree: boolean
  /** Every word must be in the name or the address; empty asks for nothing. */
  readonly words: readonly string[]
  readonly point?: Point | undefined
  readonly order: CatalogueOrder
  readonly after?: CatalogueKey | undefined
  readonly limit: number
}

/** The last row of the page before. `rank` is 0 by name, the negative count by free places, metres by distance. */
export type CatalogueKey = { readonly rank: number; readonly name: string; readonly id: bigint }

export type Photo = {
  readonly sha256: string
  readonly smallSha256: string
  readonly width: number
  readonly height: number
  readonly altKk: string
  readonly altRu: string
}

export type CatalogueEntry = CatalogueKey & {
  readonly bin: string
  readonly name_kk: string
  readonly name_ru: string
  readonly ownership: Ownership
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
  /** Of the groups that were asked for. */
  readonly free: number
  readonly freeByAge: readonly {
    readonly cohort: number
    /** The oldest age of a club's groups; null of a kindergarten's. */
    readonly cohortTo: number | null
    readonly free: number
  }[]
  /** Of a club; null of a kindergarten. */
  readonly clubKind: ClubKind | null
  readonly directions: readonly Direction[]
  readonly waiting: number
  readonly metres: number | null
  readonly photo: Photo | null
  /** The day on which it leaves the list, when that was announced. */
  readonly leavesOn: Temporal.PlainDate | null
  /** How many providers were found in all. */
  readonly found: number
}

/** Places of one kind that a group has open. */
export type OpenPlaces = {
  readonly admission: 'general' | 'early-booking' | 'temporary'
  readonly count: number
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly restriction: string | null
}

export type GroupForChoice = {
  readonly id: bigint
  readonly providerId: bigint
  readonly name: string
  readonly cohort: number
  readonly language: string
  readonly kind: GroupKind
  readonly regime: GroupRegime
  /** Of a club's group: what it does, its oldest age as `cohort` is its youngest, lessons a month; null of a kindergarten's. */
  readonly direction: Direction | null
  readonly cohortTo: number | null
  readonly planned: number | null
  readonly capacity: number
  readonly enrolled: number
  readonly open: readonly OpenPlaces[]
  /** Families on the group's waiting list. */
  readonly waiting: number
}

export function countFree(group: { readonly open: readonly OpenPlaces[] }): number {
  return group.open.reduce((sum, places) => sum + places.count, 0)
}
