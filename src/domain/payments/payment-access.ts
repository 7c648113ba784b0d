/** Who may prepare, sign and approve acts, keep accounts, send batches and take in what the bank answers. */
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
  enterAccount: {
    name: 'payment.enter-account',
    rules: [ownProvider, staffWithin('officer', 'head')],
  },
  decideAccount: { name: 'payment.decide-account', rules: [staffWithin('officer', 'head')] },
  seeAccounts: {
    name: 'payment.view-accounts',
    rules: [ownProvider, staffWithin('officer', 'head', 'operator', 'auditor')],
  },
  keepPayer: { name: 'payment.keep-payer', rules: [staffWithin('operator', 'administrator')] },
  see: {
    name: 'payment.view',
    rules: [staffWithin('officer', 'head', 'region', 'operator', 'ministry', 'auditor')],
  },
  send: { name: 'payment.send', rules: [staffWithin('operator')] },
  /** Account numbers of kindergartens are in it. */
  fetchFile: { name: 'payment.export-file', rules: [staffWithin('operator')] },
  takeAnswer: { name: 'payment.take-answer', rules: [staffWithin('operator')] },
  confirmReceipt: { name: 'payment.confirm-receipt', rules: [ownProvider] },
} as const satisfies Record<string, Permission>
