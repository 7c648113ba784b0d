/** Who may open, answer and see cases. */
import { ownGuardian, type Permission, staffWithin } from '../../platform/access/permission.ts'

export const caseAccess = {
  open: { name: 'case.open', rules: [ownGuardian] },
  answer: { name: 'case.answer', rules: [staffWithin('officer', 'head')] },
  list: {
    name: 'case.list',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor', 'consultant')],
  },
} as const satisfies Record<string, Permission>
