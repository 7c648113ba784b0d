/** What may be wrong with a row of a file: every code, for which each language has words. */
import type { BinMistake } from '../../base/bin.ts'
import type { IinMistake } from '../../base/iin.ts'
import type { TakeOverMistake } from '../vouchers/taken-over.ts'

export type CellCode =
  | IinMistake
  | BinMistake
  | TakeOverMistake
  | 'amount'
  | 'benefit'
  | 'benefit-twice'
  | 'characters'
  | 'clubs-only'
  | 'contact-phone'
  | 'code-form'
  | 'coordinate'
  | 'coordinates-half'
  | 'day'
  | 'duplicate'
  | 'free-over'
  | 'kind-changed'
  | 'lost-zero'
  | 'missing'
  | 'moved'
  | 'name'
  | 'number'
  | 'one-of'
  | 'overfull'
  | 'parent-kind'
  | 'phone'
  | 'regime-of-programme'
  | 'time'
  | 'time-too-fine'
  | 'time-without-offset'
  | 'too-few-cells'
  | 'too-long'
  | 'too-many-cells'
  | 'unknown-provider'

/** `allowed` completes the words: a list, a range, the row that was first. */
export type CellMistake = { readonly code: CellCode; readonly allowed?: string }

export type BadCell = CellMistake & {
  /** Null when the row as a whole is wrong. */
  readonly column: string | null
}

/** As `kezek import --json` tells it; `code` may also be a refusal or a constraint of the database. */
export type BadRow = {
  readonly row: number
  readonly column: string | null
  readonly code: string
  readonly message: string
}
