/** Reports of a month as files: CSV and XLSX, of the territory of the post only; lines of children leave a trace. */
import { NotFound } from '../../base/failure.ts'
import { recordLook } from '../../domain/applications/look-at-application.ts'
import { findDayFigures } from '../../domain/attendance/find-figures.ts'
import { findMonthClose } from '../../domain/payments/find-month-close.ts'
import { findReportedActs, findReportedLines } from '../../domain/payments/find-reports.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { TableMistake } from '../../platform/tabular/table-row.ts'
import { monthOf } from '../attendance/month-of-path.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { file, type PageAnswer, redirect } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { dayOf } from '../public/query-value.ts'
import { MEDIA_TYPE, streamCsv, type TableFormat, writeTable } from '../table-file.ts'
import { actRow, COLUMNS, dayRow, lineRow, monthRow, type Row } from './month-reports.ts'
import { TOO_LARGE } from './months.route.tsx'
import { getScope, type Scope } from './scope.ts'

type Kind = keyof typeof COLUMNS

export function registerMonthReports(app: App, deps: Deps): void {
  getPage(app, deps, '/department/months/:month/:file', async context => {
    const [, name, ending] = /^([a-z]+)\.(csv|xlsx)$/.exec(context.params.file ?? '') ?? []
    const kind = (Object.keys(COLUMNS) as Kind[]).find(one => one === name)
    if (kind === undefined) throw new NotFound('report')
    return answerReport(context, kind, ending === 'csv' ? 'csv' : 'xlsx')
  })
}

async function answerReport(
  context: PageContext,
  kind: Kind,
  format: TableFormat,
): Promise<PageAnswer> {
  const scope = await getScope(context)
  const month = monthOf(context.params.month)
  const rows = await rowsOf(context, scope, kind)
  const name = `${kind}-${scope.territory.code}-${month}.${format}`
  if (format === 'csv') return file(name, MEDIA_TYPE.csv, streamCsv(COLUMNS[kind], rows))
  try {
    const content = await writeTable(format, COLUMNS[kind], rows)
    return file(name, MEDIA_TYPE[format], content)
  } catch (error) {
    if (!(error instanceof TableMistake)) throw error
    const path = `/department/months/${month}?territory=${scope.territory.code}&done=${TOO_LARGE}`
    return redirect(context.href(path))
  }
}

async function rowsOf(
  context: PageContext,
  { staff, territory, programme, relation }: Scope,
  kind: Kind,
): Promise<AsyncIterable<Row> | Iterable<Row>> {
  const { database, setting, language } = context
  const ofMonth = monthOf(context.params.month)
  const month = ofMonth.toPlainDate({ day: 1 })
  const scope = { territory: territory.code, programme, relation }
  switch (kind) {
    case 'months': {
      const close = await findMonthClose(database, staff, setting, { ...scope, month: ofMonth })
      return (close?.providers ?? []).map(one => monthRow(one, language))
    }
    case 'acts': {
      const acts = await findReportedActs(database, staff, { ...scope, month })
      return acts.map(one => actRow(one, language))
    }
    case 'lines':
      await inTransaction(database, tx => recordLook(tx, staff, setting, null, 'persons-export'))
      return linesOf(findReportedLines(database, staff, { ...scope, month }))
    case 'attendance': {
      const figures = await findDayFigures(database, staff, scope, periodOf(context))
      return figures.map(one => dayRow(one, language))
    }
  }
}

async function* linesOf(lines: ReturnType<typeof findReportedLines>): AsyncGenerator<Row> {
  for await (const line of lines) yield lineRow(line)
}

const MOST_DAYS = 366

/** The month of the address, or `from` and `to` of a year at most. */
function periodOf({ query, params }: PageContext) {
  const month = monthOf(params.month)
  const from = dayOf(query.from) ?? month.toPlainDate({ day: 1 })
  const to = dayOf(query.to) ?? month.toPlainDate({ day: month.daysInMonth })
  const days = from.until(to, { largestUnit: 'days' }).days
  if (days < 0 || days > MOST_DAYS) throw new NotFound('period')
  return { from, to }
}
