/** Who may rate a kindergarten, answer what was written, and hide it. What is published everybody reads. */
import {
  ownGuardian,
  ownProvider,
  type Permission,
  staffWithin,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')

export const ratingAccess = {
  give: { name: 'rating.give', rules: [ownGuardian] },
  viewOwn: { name: 'rating.view-own', rules: [ownGuardian] },
  listReceived: { name: 'rating.list-received', rules: [ownProvider] },
  answer: { name: 'rating.answer', rules: [ownProvider] },
  list: {
    name: 'rating.list',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
  hide: { name: 'rating.hide', rules: [office] },
  showAgain: { name: 'rating.show-again', rules: [office] },
} as const satisfies Record<string, Permission>
