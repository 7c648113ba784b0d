/** Who may prepare, sign and approve acts. */
import {
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

export const paymentAccess = {
  prepareAct: { name: 'act.prepare', rules: [staffWithin('officer', 'head'), system] },
  signAct: { name: 'act.sign', rules: [ownProvider] },
  approveAct: { name: 'act.approve', rules: [staffWithin('officer', 'head')] },
  readMoney: {
    name: 'ledger.read',
    rules: [staffWithin('officer', 'head', 'region', 'operator', 'ministry', 'auditor')],
  },
  closeIdleMonths: { name: 'voucher.close-idle-months', rules: [system] },
} as const satisfies Record<string, Permission>
