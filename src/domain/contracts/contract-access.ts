/** Who may do what with contracts, seats and leaves. */
import {
  ownGuardian,
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
const readers = staffWithin('officer', 'head', 'region', 'ministry', 'auditor', 'consultant')

export const contractAccess = {
  view: { name: 'contract.view', rules: [ownGuardian, ownProvider, readers] },
  list: { name: 'contract.list', rules: [ownProvider, readers] },
  draft: { name: 'contract.draft', rules: [system] },
  sign: { name: 'contract.sign', rules: [ownGuardian] },
  signForProvider: { name: 'contract.sign-for-provider', rules: [ownProvider] },
  signForDepartment: { name: 'contract.sign-for-department', rules: [office] },
  refuse: { name: 'contract.refuse', rules: [ownProvider] },
  void: { name: 'contract.void', rules: [system] },
  end: { name: 'contract.end', rules: [ownGuardian, office] },
  endOfProvider: { name: 'contract.end-of-provider', rules: [office, system] },
  endReplaced: { name: 'contract.end-replaced', rules: [system] },
  endDisputed: { name: 'contract.end-disputed', rules: [system] },
  freeSeat: { name: 'contract.free-seat', rules: [system] },
  prolong: { name: 'contract.prolong', rules: [office] },
  prolongSome: { name: 'contract.prolong-some', rules: [system] },
  viewProlongation: { name: 'contract.view-prolongation', rules: [readers] },
  askRenewal: { name: 'contract.ask-renewal', rules: [ownGuardian] },
  answerRenewal: { name: 'contract.answer-renewal', rules: [ownProvider] },
  startLeave: { name: 'contract.start-leave', rules: [ownProvider, office] },
  endLeave: { name: 'contract.end-leave', rules: [ownProvider, office, system] },
  adoptTemplates: { name: 'contract.adopt-templates', rules: [system] },
} as const satisfies Record<string, Permission>
