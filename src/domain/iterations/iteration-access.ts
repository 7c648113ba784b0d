/** Who may hold, preview and read iterations. */
import { anyone, type Permission, staffWithin, system } from '../../platform/access/permission.ts'

export const iterationAccess = {
  hold: { name: 'iteration.hold', rules: [staffWithin('officer', 'head'), system] },
  preview: {
    name: 'iteration.preview',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor'), system],
  },
  read: { name: 'iteration.read', rules: [anyone] },
} as const satisfies Record<string, Permission>

export type IterationRefusal = 'iteration/no-norm' | 'iteration/basis-changed'
