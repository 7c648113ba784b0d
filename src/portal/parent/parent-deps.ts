/** What parents' pages need besides what all pages have: registers to ask, a place for documents. */
import { assertDefined } from '../../base/assert.ts'
import type { DocumentStore } from '../../domain/applications/document-store.ts'
import type { Registers } from '../../domain/people/register.ts'
import { openLocalRegisters } from '../../domain/people/register-local.ts'
import type { Deps } from '../deps.ts'

export type ParentDeps = Deps & {
  /** Absent: the registers that the department imported. */
  readonly registers?: Registers | undefined
  readonly documents?: DocumentStore | undefined
}

export function registersOf(deps: ParentDeps): Registers {
  return deps.registers ?? openLocalRegisters(deps.database)
}

export function documentsOf(deps: ParentDeps): DocumentStore {
  return assertDefined(deps.documents, 'the process that serves pages has a place for documents')
}

/** Numbers that no real person has are for trying out only. */
export function demonstrationAllowed(deps: ParentDeps): boolean {
  return deps.config.mode !== 'production'
}
