/** A provider (kindergarten, club), its groups, and its standing on the list of providers (Перечень). */
import type { Programme } from '../territories/rollout.ts'

export type Ownership = (typeof OWNERSHIPS)[number]
export const OWNERSHIPS = ['state', 'private', 'departmental'] as const

export type GroupRegime = (typeof GROUP_REGIMES)[number]
export const GROUP_REGIMES = ['full-day', 'half-day', 'round-the-clock'] as const

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
}

export type Group = {
  readonly name: string
  readonly cohort: number
  readonly language: string
  readonly kind: GroupKind
  readonly regime: GroupRegime
  readonly capacity: number
  readonly enrolled: number
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
