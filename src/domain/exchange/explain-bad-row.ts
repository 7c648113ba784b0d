/** Turns what is wrong with a row, a file or a write into words of the reader's language. */
import { BadInput, NotAllowed, NotFound, Refusal } from '../../base/failure.ts'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { sqlState, violatedConstraint } from '../../platform/db/database.ts'
import type { TableMistake } from '../../platform/tabular/table-row.ts'
import type { BadCell, BadRow } from './bad-cell.ts'

/** One bad row is one entry: column and code of its first mistake, the words of all of them. */
export function explainBadRow(language: Language, row: number, cells: readonly BadCell[]): BadRow {
  const { cell } = texts(language).exchange
  const words = cells.map(({ column, code, allowed = '' }, index) => {
    const sentence = cell[code](allowed)
    return index === 0 || column === null ? sentence : `${column}: ${sentence}`
  })
  const [first] = cells
  return { row, column: first?.column ?? null, code: first?.code ?? '', message: words.join('; ') }
}

export function explainFile(language: Language, { code, facts, message }: TableMistake): BadRow {
  const words = texts(language).exchange.file[code](facts.columns?.join(', ') ?? '')
  // English has the reader's own message, which names places more closely.
  return { row: facts.line ?? 1, column: null, code, message: language === 'en' ? message : words }
}

/** What a rule or the database refused; undefined for a fault, which is thrown on. */
export function explainFailure(
  language: Language,
  error: unknown,
): Omit<BadRow, 'row'> | undefined {
  const { exchange, refusals } = texts(language)
  if (error instanceof Refusal) {
    const known = refusals[error.code as keyof typeof refusals]
    const message = known?.(error.facts).title ?? exchange.refused(error.code)
    return { column: null, code: error.code, message }
  }
  if (error instanceof NotAllowed) {
    return { column: null, code: 'not-allowed', message: exchange.cell['not-allowed']('') }
  }
  if (error instanceof NotFound || error instanceof BadInput) {
    return { column: null, code: error.name, message: exchange.refused(error.message) }
  }
  // Classes 22 and 23 of SQLSTATE: data that cannot be, and constraints.
  const state = sqlState(error)
  if (state === undefined || !/^2[23]/.test(state)) return undefined
  const code = violatedConstraint(error) ?? `sqlstate-${state}`
  return { column: null, code, message: exchange.refused(code) }
}
