/** Who may name children, answer for one, and see who named whom. */
import {
  ownGuardian,
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

export const namingAccess = {
  name: { name: 'naming.name', rules: [ownProvider] },
  withdraw: { name: 'naming.withdraw', rules: [ownProvider] },
  listOwn: { name: 'naming.list-own', rules: [ownProvider] },
  accept: { name: 'naming.accept', rules: [ownGuardian] },
  refuse: { name: 'naming.refuse', rules: [ownGuardian] },
  view: { name: 'naming.view', rules: [ownGuardian] },
  startClock: { name: 'naming.start-clock', rules: [system] },
  expire: { name: 'naming.expire', rules: [system] },
  listOfTerritory: {
    name: 'naming.list-of-territory',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
} as const satisfies Record<string, Permission>
