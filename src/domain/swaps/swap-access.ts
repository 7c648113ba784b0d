/** Who may wish for an exchange, search for one, answer it and bring it to its end. */
import { ownGuardian, type Permission, system } from '../../platform/access/permission.ts'

export const swapAccess = {
  wish: { name: 'swap.wish', rules: [ownGuardian] },
  decline: { name: 'swap.decline', rules: [ownGuardian] },
  search: { name: 'swap.search', rules: [system] },
  settle: { name: 'swap.settle', rules: [system] },
} as const satisfies Record<string, Permission>
