/** Who may do what with a person's own record. */
import { ownGuardian, type Permission } from '../../platform/access/permission.ts'

export const personAccess = {
  /** Each for oneself: the relation names the person alone. */
  changeContact: { name: 'person.change-contact', rules: [ownGuardian] },
} as const satisfies Record<string, Permission>
