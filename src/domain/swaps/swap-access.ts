/** Who may wish for an exchange, search for one, answer it, bring it to its end, and look at those of a queue. */
import {
  ownGuardian,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const onlookers = staffWithin('officer', 'head', 'region', 'consultant', 'auditor', 'ministry')

export const swapAccess = {
  wish: { name: 'swap.wish', rules: [ownGuardian] },
  decline: { name: 'swap.decline', rules: [ownGuardian] },
  search: { name: 'swap.search', rules: [system] },
  settle: { name: 'swap.settle', rules: [system] },
  view: { name: 'swap.view', rules: [onlookers] },
} as const satisfies Record<string, Permission>
