/** Who may prepare acts. */
import { type Permission, staffWithin, system } from '../../platform/access/permission.ts'

export const paymentAccess = {
  prepareAct: { name: 'act.prepare', rules: [staffWithin('officer', 'head'), system] },
} as const satisfies Record<string, Permission>
