/** Who may wish for an exchange, search for one, answer it, bring it to its end, look into one that was not signed. */
import {
  ownGuardian,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

export const swapAccess = {
  wish: { name: 'swap.wish', rules: [ownGuardian] },
  decline: { name: 'swap.decline', rules: [ownGuardian] },
  search: { name: 'swap.search', rules: [system] },
  settle: { name: 'swap.settle', rules: [system] },
  listUnsigned: {
    name: 'swap.list-unsigned',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
  reviewUnsigned: { name: 'swap.review-unsigned', rules: [staffWithin('officer', 'head')] },
} as const satisfies Record<string, Permission>
