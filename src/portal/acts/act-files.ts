/** The files of one act: its PDF, its lines as tables, its figures as JSON, what `kezek recompute` reads, the text that is signed. */
import { canonicalJson } from '../../base/canonical-json.ts'
import { NotFound } from '../../base/failure.ts'
import { type ActDocument, factsOfDocument } from '../../domain/payments/act-document.ts'
import { composeActFigures } from '../../domain/payments/compose-act-document.ts'
import type { ShownAct } from '../../domain/payments/find-acts.ts'
import { findRecomputeLines } from '../../domain/payments/recheck-payments.ts'
import { composeRecomputeRows, RECOMPUTE_COLUMNS } from '../../domain/payments/recompute.ts'
import { file, type PageAnswer } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { MEDIA_TYPE, type TableFormat, writeTable } from '../table-file.ts'
import { renderActPdf } from './act-pdf.ts'

type GivenAct = {
  readonly shown: ShownAct
  readonly document: ActDocument
  /** Path of the act's page, with its language. */
  readonly root: string
  readonly byName: boolean
}

/** Throws NotFound for any other name. */
export async function answerActFile(
  context: PageContext,
  name: string | undefined,
  given: GivenAct,
): Promise<PageAnswer> {
  const { shown, document } = given
  const { number } = shown.act
  const save = { download: true }
  switch (name) {
    case 'act.pdf': {
      const pageAt = new URL(given.root, context.deps.config.publicUrl).href
      const pdf = await renderActPdf(context.language, { shown, document, pageAt })
      return file(`${number}.pdf`, 'application/pdf', pdf, save)
    }
    case 'act.json': {
      const figures = composeActFigures(factsOfDocument(shown.act, shown.lines))
      return file(`${number}.json`, 'application/json', canonicalJson(figures), save)
    }
    case 'document.txt':
      return file(`${number}.txt`, 'text/plain; charset=utf-8', document.document, save)
    case 'lines.csv':
    case 'lines.xlsx': {
      const format: TableFormat = name === 'lines.csv' ? 'csv' : 'xlsx'
      const content = await writeTable(format, columnsOf(given), rowsOf(given))
      return file(`${number}.${format}`, MEDIA_TYPE[format], content, save)
    }
    case 'recompute.csv': {
      const lines = await findRecomputeLines(context.database, shown.act.id)
      const columns = [...RECOMPUTE_COLUMNS.required, ...RECOMPUTE_COLUMNS.optional]
      const content = await writeTable('csv', columns, composeRecomputeRows(lines))
      return file(`${number}-recompute.csv`, MEDIA_TYPE.csv, content, save)
    }
    default:
      throw new NotFound('file')
  }
}

const COLUMNS = [
  'application',
  'child',
  'group',
  'month',
  'days',
  'payable_days',
  'working_days',
  'norms',
  'previous_tenge',
  'amount_tenge',
] as const

/** Offices know children by their applications. */
const columnsOf = ({ byName }: GivenAct) => COLUMNS.filter(column => byName || column !== 'child')

function rowsOf({ shown }: GivenAct) {
  return shown.lines.map(line => ({
    application: line.application,
    child: line.childName,
    group: line.group,
    month: line.month.toPlainYearMonth().toString(),
    days: line.days,
    payable_days: line.payableDays.toString(),
    working_days: line.workingDays.toString(),
    norms: line.norms,
    previous_tenge: tengeCell(line.previousTiyn),
    amount_tenge: tengeCell(line.amountTiyn),
  }))
}

/** Without thousands, with a point: what a spreadsheet reads as a number. */
export function tengeCell(tiyn: bigint): string {
  const absolute = tiyn < 0n ? -tiyn : tiyn
  const rest = absolute % 100n
  const fraction = rest === 0n ? '' : `.${rest.toString().padStart(2, '0')}`
  return `${tiyn < 0n ? '-' : ''}${absolute / 100n}${fraction}`
}
