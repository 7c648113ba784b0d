/** The shape of an iteration: what goes in, what comes out, and the bundle that is published. */

export type Tier = 'out-of-turn' | 'priority' | 'general'
export type GroupKind = 'general' | 'special'
export type PoolRule = 'whole' | 'settlement'

/** Free places of one pool; `settlement` is null when one pool serves the whole city. */
export type Pool = {
  readonly settlement: string | null
  readonly cohort: string
  readonly kind: GroupKind
  readonly free: number
}

export type Cost = { readonly cohort: string; readonly kind: GroupKind; readonly costTiyn: string }

export type Candidate = {
  readonly id: string
  readonly tier: Tier
  readonly cohort: string
  readonly kind: GroupKind
  readonly settlement: string
  /** Microseconds since the epoch, as a decimal string. */
  readonly submittedAt: string
  /** Opaque within the bundle; null when the child stands alone. */
  readonly batch: number | null
}

export type IterationRules = {
  readonly id: string
  readonly version: string
  readonly cohortOrder: readonly string[]
  readonly ratio: { readonly priority: number; readonly general: number }
  readonly poolRule: PoolRule
}

export type IterationInput = {
  readonly programme: string
  readonly territory: string
  readonly heldOn: string
  readonly iterationNumber: number
  readonly rulePack: IterationRules
  readonly pools: readonly Pool[]
  readonly moneyTiyn: string
  readonly costs: readonly Cost[]
  readonly applications: readonly Candidate[]
  readonly excluded: readonly { readonly id: string; readonly reason: string }[]
}

export type SkipReason =
  | 'settlement-without-places'
  | 'no-places'
  | 'no-money'
  | 'batch-does-not-fit'

export type Decision = {
  readonly sequence: number
  readonly id: string
  readonly outcome: 'offered' | 'skipped'
  readonly reason: SkipReason | null
  readonly costTiyn: string
  /** What is left after this decision, of the money and of the candidate's own pool. */
  readonly moneyLeftTiyn: string
  readonly poolLeft: number
}

export type IterationResult = {
  readonly decisions: readonly Decision[]
  readonly totals: {
    readonly offered: number
    /** Only the reasons that occurred. */
    readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  }
}

export const BUNDLE_FORMAT = 'kezek.iteration/1'

export type IterationBundle = {
  readonly format: typeof BUNDLE_FORMAT
  readonly input: IterationInput
  readonly result: IterationResult
  readonly inputHash: string
  readonly resultHash: string
}
