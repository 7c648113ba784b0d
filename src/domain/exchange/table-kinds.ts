/** The visible list of every KIND of file that comes in and goes out. */
import { applicationsKind } from './applications-kind.ts'
import { budgetsKind } from './budgets-kind.ts'
import { groupsKind } from './groups-kind.ts'
import { normsKind } from './norms-kind.ts'
import { providersKind } from './providers-kind.ts'
import {
  registerBenefitsKind,
  registerGuardianshipsKind,
  registerPersonsKind,
} from './register-kinds.ts'
import { rolloutKind } from './rollout-kind.ts'
import type { TableKind } from './table-kind.ts'
import { targetedKind } from './targeted-kind.ts'
import { territoriesKind } from './territories-kind.ts'

/** In the order in which an empty installation takes them. */
export const TABLE_KINDS: readonly TableKind[] = [
  territoriesKind,
  rolloutKind,
  providersKind,
  groupsKind,
  budgetsKind,
  normsKind,
  applicationsKind,
  targetedKind,
  registerPersonsKind,
  registerGuardianshipsKind,
  registerBenefitsKind,
]

export function findTableKind(name: string): TableKind | undefined {
  return TABLE_KINDS.find(kind => kind.name === name)
}
