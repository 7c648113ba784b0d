/** Who finds, objects to, decides and reads long absences. */
import {
  ownGuardian,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

export const absenceAccess = {
  find: { name: 'absence.find', rules: [system] },
  object: { name: 'absence.object', rules: [ownGuardian] },
  decide: { name: 'absence.decide', rules: [staffWithin('officer', 'head')] },
  read: {
    name: 'absence.read',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
} as const satisfies Record<string, Permission>
