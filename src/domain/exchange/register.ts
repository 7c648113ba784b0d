/** Rows of the local copies of state registers. */
import type { Benefit } from '../territories/queue-rules.ts'

export type RegisterPerson = {
  readonly iin: string
  readonly fullName: string
  readonly birthDate: Temporal.PlainDate
}

export type RegisterGuardianship = { readonly childIin: string; readonly guardianIin: string }

export type RegisterBenefit = {
  readonly iin: string
  readonly code: Benefit
  /** Null: without end. */
  readonly validTo: Temporal.PlainDate | null
}
