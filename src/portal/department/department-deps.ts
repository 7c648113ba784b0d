/** What the department's pages need besides what parents' pages have: a place where checked files wait. */
import { assertDefined } from '../../base/assert.ts'
import type { ImportFiles } from '../../domain/exchange/import-files.ts'
import type { ParentDeps } from '../parent/parent-deps.ts'

export type DepartmentDeps = ParentDeps & { readonly imports?: ImportFiles | undefined }

export function importsOf(deps: DepartmentDeps): ImportFiles {
  return assertDefined(deps.imports, 'the process that serves pages has a place for files')
}
