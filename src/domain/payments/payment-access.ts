/** Who may prepare, sign, approve and look at acts. */
import {
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
const readers = staffWithin('officer', 'head', 'region', 'operator', 'ministry', 'auditor')

export const paymentAccess = {
  prepareAct: { name: 'act.prepare', rules: [office, system] },
  orderActs: { name: 'act.order', rules: [office] },
  orderDueActs: { name: 'act.order-due', rules: [system] },
  workOrder: { name: 'act.work-order', rules: [system] },
  prepareOfOrder: { name: 'act.prepare-of-order', rules: [system] },
  signAct: { name: 'act.sign', rules: [ownProvider] },
  approveAct: { name: 'act.approve', rules: [office] },
  viewAct: { name: 'act.view', rules: [ownProvider, readers] },
  listMonth: { name: 'act.list-month', rules: [readers] },
  export: { name: 'act.export', rules: [readers] },
  listOwn: { name: 'act.list-own', rules: [ownProvider] },
} as const satisfies Record<string, Permission>
