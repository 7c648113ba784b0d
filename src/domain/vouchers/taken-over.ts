/** A targeted voucher that a child holds already when its territory comes to Kezek, and what may be wrong with its row. */
import type { ImportedApplication, ImportMistake } from '../applications/imported-application.ts'

export type TakenOver = Pick<
  ImportedApplication,
  | 'childIin'
  | 'childName'
  | 'childBirthDate'
  | 'guardianIin'
  | 'guardianName'
  | 'phone'
  | 'settlement'
  | 'kind'
> & {
  /** The school's or the state club's, and its group that the child goes to. */
  readonly bin: string
  readonly group: string
}

export type TakeOverMistake =
  | ImportMistake
  | 'unknown-group'
  | 'not-targeted'
  | 'age-of-group'
  | 'has-voucher'
  | 'no-norm'

export type TakeOverOutcome =
  | { readonly outcome: 'written' | 'unchanged' }
  | {
      readonly outcome: 'bad'
      readonly column: string
      readonly code: TakeOverMistake
      readonly allowed?: string
    }

export function badRow(column: string, code: TakeOverMistake, allowed?: string): TakeOverOutcome {
  return { outcome: 'bad', column, code, ...(allowed !== undefined && { allowed }) }
}

/** The group of a club, as a row of the file names it. */
export type NamedGroup = {
  readonly id: bigint
  readonly bin: string
  readonly name: string
  readonly territory: string
  readonly clubKind: string
  readonly cohort: number
  readonly cohortTo: number
}

/** A child that stands already: what was taken over for it, or the voucher that it lives under. */
export type StandingTargeted = {
  readonly childIin: string
  readonly guardianIin: string
  readonly form: 'targeted' | 'universal'
  /** Null where it was not taken over. */
  readonly groupId: bigint | null
}
