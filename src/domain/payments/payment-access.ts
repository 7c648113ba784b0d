/** Who may prepare, sign, approve and look at acts, keep accounts, send batches and take in what the bank answers. */
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
  readMoney: {
    name: 'ledger.read',
    rules: [readers],
  },
  closeIdleMonths: { name: 'voucher.close-idle-months', rules: [system] },
  enterAccount: {
    name: 'payment.enter-account',
    rules: [ownProvider, office],
  },
  decideAccount: { name: 'payment.decide-account', rules: [office] },
  seeAccounts: {
    name: 'payment.view-accounts',
    rules: [ownProvider, staffWithin('officer', 'head', 'operator', 'auditor')],
  },
  keepPayer: { name: 'payment.keep-payer', rules: [staffWithin('operator', 'administrator')] },
  see: {
    name: 'payment.view',
    rules: [readers],
  },
  send: { name: 'payment.send', rules: [staffWithin('operator')] },
  /** Account numbers of kindergartens are in it. */
  fetchFile: { name: 'payment.export-file', rules: [staffWithin('operator')] },
  takeAnswer: { name: 'payment.take-answer', rules: [staffWithin('operator')] },
  tellPaid: { name: 'payment.tell-paid', rules: [system] },
  confirmReceipt: { name: 'payment.confirm-receipt', rules: [ownProvider] },
  approveAct: { name: 'act.approve', rules: [office] },
  viewAct: { name: 'act.view', rules: [ownProvider, readers] },
  listMonth: { name: 'act.list-month', rules: [readers] },
  export: { name: 'act.export', rules: [readers] },
  listOwn: { name: 'act.list-own', rules: [ownProvider] },
} as const satisfies Record<string, Permission>
