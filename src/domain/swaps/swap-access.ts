/** Who may wish for an exchange, search for one, answer it, end it, see those of a queue and those left unsigned. */
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
  listUnsigned: {
    name: 'swap.list-unsigned',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
  reviewUnsigned: { name: 'swap.review-unsigned', rules: [staffWithin('officer', 'head')] },
} as const satisfies Record<string, Permission>
