/** Taking a file in after a look at what it would do. */

import type { CanonicalValue } from '../../base/canonical-json.ts'
import { NotAllowed, NotFound } from '../../base/failure.ts'
import { exportPermission } from '../../domain/exchange/export-table.ts'
import { type ImportReport, importTable } from '../../domain/exchange/import-table.ts'
import { columnsOf, relationOfPost, type TableKind } from '../../domain/exchange/table-kind.ts'
import { findTableKind, TABLE_KINDS } from '../../domain/exchange/table-kinds.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import { mayStartOver } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import type { UploadedFile } from '../../platform/http/request-fields.ts'
import { readTable } from '../../platform/tabular/read-table.ts'
import { TableMistake } from '../../platform/tabular/table-row.ts'
import { isTooLarge } from '../large-files.ts'
import { formatCount } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { demonstrationAllowed } from '../parent/parent-deps.ts'
import { type DepartmentDeps, importsOf } from './department-deps.ts'
import { ImportReportPage, ImportsPage, MAX_MEGABYTES } from './imports.page.tsx'
import type { Staff } from './scope.ts'

/** What a page can do while a person waits; more is for the command line. */
const MOST_ROWS = 5000

const ATTEMPTS = 3

export function registerImports(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, '/department/imports', async context => showImports(context))
  postPage(app, deps, '/department/imports', context => checkFile(context, deps), {
    largeFiles: 'cut',
  })
  postPage(app, deps, '/department/imports/confirm', context => takeFile(context, deps))
}

/** Refuses whoever imports nothing before any file is looked at. */
function getImporter(context: PageContext, name: string): { staff: Staff; kind: TableKind } {
  const staff = getStaff(context)
  const kind = findTableKind(name)
  if (kind === undefined) throw new NotFound('kind')
  authorize(staff, kind.permission, relationOfPost(staff, kind))
  return { staff, kind }
}

function mayImport(staff: Staff, kind: TableKind): boolean {
  return isAllowed(staff, kind.permission, relationOfPost(staff, kind))
}

async function checkFile(context: PageContext, deps: DepartmentDeps) {
  const own = getStaff(context)
  // Whoever may take in nothing hears that, whatever was sent.
  if (!TABLE_KINDS.some(kind => mayImport(own, kind))) throw new NotAllowed('exchange.import')
  const chosen = context.form.value('kind')
  const upload = context.form.files.find(({ field }) => field === 'file')
  const errors = readUpload(context, chosen, upload)
  if (upload === undefined || Object.keys(errors).length > 0) return showImports(context, errors)
  const { staff, kind } = getImporter(context, chosen)
  const { name, path } = await importsOf(deps).keep(staff.staffId, upload.bytes)
  if (await hasMoreRows(path, kind)) {
    await importsOf(deps).remove(staff.staffId, name)
    const most = formatCount(MOST_ROWS, context.language)
    return showImports(context, { file: context.texts.departmentImports.tooManyRows(most) })
  }
  const report = await run(context, deps, { staff, kind, path, dryRun: true })
  const isUseful = report.badRows === 0 && report.written > 0
  if (!isUseful) await importsOf(deps).remove(staff.staffId, name)
  return shown(
    <ImportReportPage
      frame={context.frame('department')}
      kind={kind.name}
      report={report}
      taken={false}
      file={isUseful ? name : undefined}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    report.badRows > 0 ? 422 : 200,
  )
}

function readUpload(context: PageContext, kind: string, upload: UploadedFile | undefined) {
  const t = context.texts.departmentImports
  const megabytes = formatCount(MAX_MEGABYTES, context.language)
  const missing = upload === undefined || upload.bytes.length === 0
  const file = missing ? t.fileNeeded : isTooLarge(upload) ? t.fileTooLarge(megabytes) : undefined
  return {
    ...(findTableKind(kind) === undefined ? { kind: t.kindNeeded } : {}),
    ...(file === undefined ? {} : { file }),
  }
}

/** A second click of the same page gets the first answer, although the file is gone by then. */
async function takeFile(context: PageContext, deps: DepartmentDeps) {
  const { staff, kind } = getImporter(context, context.form.value('kind'))
  const name = context.form.value('file')
  const answer = await context.act('exchange.import', { kind: kind.name, file: name }, async () => {
    const path = await importsOf(deps).find(staff.staffId, name)
    if (path === undefined) return null
    const report = await run(context, deps, { staff, kind, path, dryRun: false })
    await importsOf(deps).remove(staff.staffId, name)
    return report as unknown as CanonicalValue
  })
  if (answer === null) return showImports(context, {}, context.texts.departmentImports.gone)
  const report = answer as unknown as ImportReport
  return shown(
    <ImportReportPage
      frame={context.frame('department')}
      kind={kind.name}
      report={report}
      taken
      file={undefined}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    report.badRows > 0 ? 422 : 200,
  )
}

/** Somebody else's transaction may cross ours; then the file is read once more from the start. */
async function run(
  context: PageContext,
  deps: DepartmentDeps,
  given: { staff: Staff; kind: TableKind; path: string; dryRun: boolean },
): Promise<ImportReport> {
  const { staff, kind, path, dryRun } = given
  for (let attempt = 1; ; attempt += 1) {
    try {
      const rows = readTable(path, columnsOf(kind))
      return await importTable(context.database, staff, context.setting, kind, rows, {
        programme: 'preschool',
        demonstrationAllowed: demonstrationAllowed(deps),
        dryRun,
        skipBadRows: false,
        language: context.language,
      })
    } catch (error) {
      if (attempt === ATTEMPTS || !mayStartOver(error)) throw error
    }
  }
}

/** Only read, nothing tried; what is wrong with the file is told by the import itself. */
async function hasMoreRows(path: string, kind: TableKind): Promise<boolean> {
  let rows = 0
  try {
    for await (const _row of readTable(path, columnsOf(kind))) {
      rows += 1
      if (rows > MOST_ROWS) return true
    }
  } catch (error) {
    if (!(error instanceof TableMistake)) throw error
    return error.code === 'too-large'
  }
  return false
}

export function showImports(
  context: PageContext,
  errors: Readonly<Record<string, string>> = {},
  warning?: string,
) {
  const staff = getStaff(context)
  const mayExport = (kind: TableKind) =>
    isAllowed(staff, exportPermission(kind), relationOfPost(staff, kind))
  const status = Object.keys(errors).length > 0 ? 422 : warning === undefined ? 200 : 409
  return shown(
    <ImportsPage
      frame={context.frame('department')}
      form={{ language: context.language, values: context.form.all, errors }}
      csrfToken={context.csrfToken}
      kinds={TABLE_KINDS.filter(kind => mayImport(staff, kind)).map(({ name }) => name)}
      exports={TABLE_KINDS.filter(mayExport).map(kind => ({
        name: kind.name,
        personal: kind.personal !== undefined,
      }))}
      exportHref={(kind, format) => context.href(`/department/exports/${kind}.${format}`)}
      warning={warning}
    />,
    status,
  )
}
