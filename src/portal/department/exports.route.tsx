/** Giving a table out as a file, in the columns in which it comes in. */
import { NotFound } from '../../base/failure.ts'
import { recordLook } from '../../domain/applications/look-at-application.ts'
import { exportTable } from '../../domain/exchange/export-table.ts'
import { findTableKind } from '../../domain/exchange/table-kinds.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { TableMistake } from '../../platform/tabular/table-row.ts'
import { getPage } from '../page.ts'
import { file } from '../page-answer.ts'
import { getStaff, type PageContext } from '../page-context.ts'
import { demonstrationAllowed } from '../parent/parent-deps.ts'
import { MEDIA_TYPE, writeTable } from '../table-file.ts'
import type { DepartmentDeps } from './department-deps.ts'
import { showImports } from './imports.route.tsx'

export function registerExports(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, '/department/exports/:file', async context => {
    const staff = getStaff(context)
    const [, name = '', format] = /^([a-z-]+)\.(csv|xlsx)$/.exec(context.params.file ?? '') ?? []
    const kind = findTableKind(name)
    if (kind === undefined || (format !== 'csv' && format !== 'xlsx')) throw new NotFound('file')
    const terms = {
      programme: 'preschool',
      demonstrationAllowed: demonstrationAllowed(deps),
    } as const
    const written: { content: Uint8Array } = { content: new Uint8Array() }
    try {
      await exportTable(context.database, staff, kind, terms, async (columns, rows) => {
        written.content = await writeTable(format, columns, rows)
      })
    } catch (error) {
      if (!(error instanceof TableMistake)) throw error
      return showImports(context, {}, context.texts.departmentImports.tooLargeToExport)
    }
    if (kind.personal !== undefined) await recordExport(context)
    const day = context.setting.clock.today()
    return file(`${name}-${day}.${format}`, MEDIA_TYPE[format], written.content)
  })
}

async function recordExport(context: PageContext): Promise<void> {
  const staff = getStaff(context)
  await inTransaction(context.database, tx =>
    recordLook(tx, staff, context.setting, null, 'persons-export'),
  )
}
