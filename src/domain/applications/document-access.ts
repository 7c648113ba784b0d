/** Who may do what with the documents of benefit claims. */
import { ownGuardian, type Permission } from '../../platform/access/permission.ts'

export const documentAccess = {
  attach: { name: 'document.attach', rules: [ownGuardian] },
} as const satisfies Record<string, Permission>
