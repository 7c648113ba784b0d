/** Who may keep the list of providers, and who a kindergarten's own page. */
import {
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')

export const providerAccess = {
  recordEvidence: { name: 'provider.record-evidence', rules: [office, system] },
  recordInspection: { name: 'provider.record-inspection', rules: [office, system] },
  announceExclusion: { name: 'provider.announce-exclusion', rules: [office, system] },
  withdrawExclusion: { name: 'provider.withdraw-exclusion', rules: [office, system] },
  exclude: { name: 'provider.exclude', rules: [system] },
  keepProfile: { name: 'provider.keep-profile', rules: [ownProvider, office, system] },
  keepPhotos: { name: 'provider.keep-photos', rules: [ownProvider, office, system] },
  viewFile: {
    name: 'provider.view-file',
    rules: [ownProvider, staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
  listFiles: {
    name: 'provider.list-files',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
} as const satisfies Record<string, Permission>
