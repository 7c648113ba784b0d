/** Who may publish places, take them back, and see how groups are filled. */
import {
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')

export const placeAccess = {
  offer: { name: 'place.offer', rules: [ownProvider, office, system] },
  withdraw: { name: 'place.withdraw', rules: [ownProvider, office, system] },
  settle: { name: 'place.settle', rules: [system] },
  listUnpublished: {
    name: 'place.list-unpublished',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
} as const satisfies Record<string, Permission>
