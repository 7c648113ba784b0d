/** Who may erase a family. */
import { type Permission, staffWithin, system } from '../../platform/access/permission.ts'

export const erasureAccess = {
  /** The head answers for the department before the law; administrators keep machines, not families. */
  erase: { name: 'person.erase', rules: [staffWithin('head')] },
  retire: { name: 'person.retire', rules: [system] },
} as const satisfies Record<string, Permission>
