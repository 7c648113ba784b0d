/** Who may have the promises recomputed, and who sees what breaks them. */
import { type Permission, staffWithin, system } from '../../platform/access/permission.ts'

export const invariantAccess = {
  /** Changes nothing but the record that somebody looked. */
  run: {
    name: 'invariants.run',
    rules: [staffWithin('head', 'ministry', 'auditor', 'administrator'), system],
  },
  viewRows: {
    name: 'invariants.view-rows',
    rules: [staffWithin('head', 'region', 'ministry', 'auditor', 'administrator')],
  },
} as const satisfies Record<string, Permission>
