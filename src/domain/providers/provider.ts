/** A provider (kindergarten, club), its groups, and its standing on the list of providers (Перечень). */
import type { Programme } from '../territories/rollout.ts'

export type Ownership = (typeof OWNERSHIPS)[number]
export const OWNERSHIPS = ['state', 'private', 'departmental'] as const

export type GroupRegime = (typeof GROUP_REGIMES)[number]
export const GROUP_REGIMES = ['full-day', 'half-day', 'round-the-clock', 'lessons'] as const

/** What sort of club: targeted vouchers are for the first two, universal ones for the others. */
export type ClubKind = (typeof CLUB_KINDS)[number]
export const CLUB_KINDS = ['school-club', 'state-club', 'private-club', 'other-club'] as const

export type Direction = (typeof DIRECTIONS)[number]
export const DIRECTIONS = ['sport', 'creative', 'education'] as const

export type GroupKind = (typeof GROUP_KINDS)[number]
export const GROUP_KINDS = ['general', 'special'] as const

export type Provider = {
  readonly bin: string
  readonly programme: Programme
  readonly territory: string
  readonly settlement: string
  readonly nameKk: string
  readonly nameRu: string
  readonly ownership: Ownership
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly phone: string | null
  readonly capacity: number
  readonly listedFrom: Temporal.PlainDate
  /** Of clubs only. */
  readonly clubKind?: ClubKind
}

/** What a club's group has in the place of a day's regime. */
export type GroupLessons = {
  readonly direction: Direction
  /** The oldest age, as `cohort` is the youngest. */
  readonly cohortTo: number
  /** A month; no more are paid. */
  readonly planned: number
}

export type Group = {
  readonly name: string
  /** The age, of a club's group the youngest. */
  readonly cohort: number
  readonly language: string
  readonly kind: GroupKind
  readonly regime: GroupRegime
  readonly capacity: number
  readonly enrolled: number
  /** Of a club's group only, whose regime is `lessons`. */
  readonly lessons?: GroupLessons
}

export type ProviderRefusal =
  | 'provider/overfull'
  | 'provider/days-reversed'
  | 'provider/day-ahead'
  | 'provider/notice-too-short'
  | 'provider/exclusion-announced'
  | 'provider/exclusion-over'
  | 'provider/not-listed'
  | 'provider/too-many-photos'

export const providerConstraints: Readonly<Record<string, ProviderRefusal>> = {
  provider_group_not_overfull: 'provider/overfull',
  provider_evidence_days_in_order: 'provider/days-reversed',
  provider_exclusion_one_open: 'provider/exclusion-announced',
}
