/** Who may do what with a person's own record. */
import { anyone, ownGuardian, type Permission } from '../../platform/access/permission.ts'

export const personAccess = {
  /** Each for oneself: the relation names the person alone. */
  /** Before anybody is signed in; the phone is proved by a code. */
  introduce: { name: 'person.introduce', rules: [anyone] },
  changeContact: { name: 'person.change-contact', rules: [ownGuardian] },
} as const satisfies Record<string, Permission>
