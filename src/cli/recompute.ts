/** `kezek recompute FILE`: what an act comes to, computed again from a table by the open function, without any database. */
import { assertDefined } from '../base/assert.ts'
import { tengeText } from '../base/money.ts'
import {
  parseRecomputeRow,
  RECOMPUTE_COLUMNS,
  type RecomputeCells,
  recomputeTiyn,
} from '../domain/payments/recompute.ts'
import { readTable } from '../platform/tabular/read-table.ts'
import { TableMistake } from '../platform/tabular/table-row.ts'
import { type Command, type CommandContext, needArgument, UsageMistake } from './command.ts'

type Line = {
  readonly row: number
  readonly child: string
  readonly month: string
  readonly amountTenge: string
  /** What the file says; absent where it says nothing. */
  readonly given?: string
  readonly same?: boolean
}

type Report = {
  readonly lines: readonly Line[]
  readonly totalTiyn: bigint
  readonly bad: readonly { readonly row: number; readonly column: string }[]
}

export const recomputeCommand: Command = {
  name: 'recompute',
  usage: 'FILE',
  summary:
    'compute the sums of an act again from a table (CSV or XLSX: child, month, working_days, norms, days[, days_elsewhere, previous, amount, programme]); exit code 2 when an amount differs',
  options: {},
  run: async context => {
    const { lines, totalTiyn, bad } = await recompute(context)
    for (const line of lines) context.print(wordsOf(line))
    for (const { row, column } of bad) context.print(`  row ${row}: ${column} cannot be read`)
    context.print(`Total: ${tengeText(totalTiyn)} tenge in ${lines.length} lines`)
    const different = lines.filter(line => line.same === false)
    if (different.length > 0) context.print(`DIFFERENT: ${different.length} of ${lines.length}`)
    const same = different.length === 0 && bad.length === 0
    context.answer({
      same,
      totalTenge: tengeText(totalTiyn),
      lines,
      ...(bad.length > 0 ? { bad } : {}),
    })
    return same ? 0 : 2
  },
}

async function recompute(context: CommandContext): Promise<Report> {
  const file = needArgument(context, 0, 'FILE')
  const lines: Line[] = []
  const bad: { row: number; column: string }[] = []
  let totalTiyn = 0n
  try {
    for await (const { row, cells, fault } of readTable(file, RECOMPUTE_COLUMNS)) {
      if (fault === 'too-many-cells') {
        bad.push({ row, column: 'the row' })
        continue
      }
      const parsed = parseRecomputeRow(cells as RecomputeCells)
      if ('bad' in parsed) {
        bad.push({ row, column: parsed.bad })
        continue
      }
      const amountTiyn = recomputeTiyn(parsed)
      totalTiyn += amountTiyn
      const { child, month, amountTiyn: givenTiyn } = parsed
      lines.push({
        row,
        child,
        month: month.toString(),
        amountTenge: tengeText(amountTiyn),
        ...(givenTiyn === undefined
          ? {}
          : { given: tengeText(givenTiyn), same: givenTiyn === amountTiyn }),
      })
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof TableMistake) throw new UsageMistake(error.message)
    if (/^E[A-Z]+$/.test(code)) throw new UsageMistake(`${file} cannot be read (${code})`)
    throw error
  }
  return { lines, totalTiyn, bad }
}

function wordsOf(line: Line): string {
  const verdict =
    line.same === false ? `  DIFFERENT: the file says ${assertDefined(line.given, 'a sum')}` : ''
  return `  ${line.child}  ${line.month}  ${line.amountTenge}${verdict}`
}
