/** Who may keep a club's rooms, coaches and groups, who vouches for papers, who sees what keeps contracts away. */
import {
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
const readers = staffWithin('officer', 'head', 'region', 'ministry', 'auditor')

export const activityAccess = {
  keepRooms: { name: 'activity.keep-rooms', rules: [ownProvider, office, system] },
  keepCoaches: { name: 'activity.keep-coaches', rules: [ownProvider, office, system] },
  keepGroups: { name: 'activity.keep-groups', rules: [ownProvider, office, system] },
  enterPaper: { name: 'activity.enter-paper', rules: [ownProvider] },
  // A club does not vouch for its own coaches.
  recordEvidence: { name: 'activity.record-evidence', rules: [office, system] },
  refusePaper: { name: 'activity.refuse-paper', rules: [office] },
  view: { name: 'activity.view', rules: [ownProvider, readers] },
  listGates: { name: 'activity.list-gates', rules: [readers] },
} as const satisfies Record<string, Permission>
