/** A provider (kindergarten, club) and its groups. */
import type { Programme } from '../territories/rollout.ts'

export type Ownership = 'state' | 'private' | 'departmental'
type GroupRegime = 'full-day' | 'half-day' | 'round-the-clock'

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
  readonly kind: 'general' | 'special'
  readonly regime: GroupRegime
  readonly capacity: number
  readonly enrolled: number
}

export type ProviderRefusal = 'provider/overfull'

export const providerConstraints: Readonly<Record<string, ProviderRefusal>> = {
  provider_group_not_overfull: 'provider/overfull',
}
