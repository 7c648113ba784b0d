/** Who may do what with an application. */
import {
  actingChild,
  anyone,
  ownGuardian,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
const readers = staffWithin('officer', 'head', 'region', 'ministry', 'auditor', 'consultant')

export const applicationAccess = {
  submit: { name: 'application.submit', rules: [anyone] },
  import: { name: 'application.import', rules: [system, office] },
  view: { name: 'application.view', rules: [ownGuardian, readers] },
  /** The club's application as its child sees it. */
  viewOwn: { name: 'application.view-own', rules: [ownGuardian, actingChild] },
  letChildAct: { name: 'application.let-child-act', rules: [ownGuardian] },
  withdraw: { name: 'application.withdraw', rules: [ownGuardian, office] },
  restore: { name: 'application.restore', rules: [ownGuardian, office] },
  /** Whoever came to the desk and showed who it is. */
  changePhone: { name: 'application.change-phone', rules: [office] },
  checkGuardianship: { name: 'application.check-guardianship', rules: [office] },
  decideClaim: { name: 'application.decide-claim', rules: [office] },
  listClaims: { name: 'application.list-claims', rules: [readers] },
  /** How often staff looked at applications anywhere: for those who control them. */
  listLooks: { name: 'application.list-looks', rules: [staffWithin('administrator', 'auditor')] },
  stop: { name: 'application.stop', rules: [office] },
  release: { name: 'application.release', rules: [office, system] },
  expire: { name: 'application.expire', rules: [system] },
  refreshCohorts: { name: 'application.refresh-cohorts', rules: [office, system] },
} as const satisfies Record<string, Permission>
