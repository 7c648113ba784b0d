/** Who may look for what is implausible, read it and decide it. A kindergarten does not see what it is asked about here. */
import { type Permission, staffWithin, system } from '../../platform/access/permission.ts'

export const flagAccess = {
  raise: { name: 'flag.raise', rules: [system] },
  list: {
    name: 'flag.list',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
  decide: { name: 'flag.decide', rules: [staffWithin('officer', 'head')] },
} as const satisfies Record<string, Permission>
