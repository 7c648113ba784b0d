/** What a table of a file consists of, and the ways in which a file may be no table of ours. */

export interface TableColumns {
  readonly required: readonly string[]
  readonly optional?: readonly string[]
}

export interface TableRow<Column extends string = string> {
  /** As a spreadsheet numbers it: the header is row 1, empty rows count. */
  readonly row: number
  /** Trimmed text; an absent cell or column is ''. */
  readonly cells: Readonly<Record<Column, string>>
  /** The row does not have as many cells as the header, so its cells may stand in wrong columns. */
  readonly fault?: 'too-many-cells' | 'too-few-cells'
}

export type TableMistakeCode =
  | 'empty-file'
  | 'wrong-encoding'
  | 'unknown-format'
  | 'damaged-file'
  | 'too-large'
  | 'missing-columns'
  | 'unknown-columns'
  | 'duplicate-columns'
  | 'bad-quotes'
  | 'too-long-row'

interface TableMistakeFacts {
  /** Line of a text file, from 1. */
  readonly line?: number
  readonly columns?: readonly string[]
  readonly encoding?: 'utf-16' | 'windows-1251' | 'unknown'
  readonly limit?: string
}

/** The file as a whole cannot be taken: said to its sender, not a fault of ours. */
export class TableMistake extends Error {
  override readonly name = 'TableMistake'
  readonly code: TableMistakeCode
  readonly facts: TableMistakeFacts

  /** @param message English, for the command line; pages say `code` and `facts` in their own language. */
  constructor(code: TableMistakeCode, message: string, facts: TableMistakeFacts = {}) {
    super(message)
    this.code = code
    this.facts = facts
  }
}
