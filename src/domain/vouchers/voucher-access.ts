/** Who may do what with a voucher. */
import {
  actingChild,
  ownGuardian,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')

export const voucherAccess = {
  confirm: { name: 'voucher.confirm', rules: [ownGuardian, actingChild] },
  decline: { name: 'voucher.decline', rules: [ownGuardian] },
  lapse: { name: 'voucher.lapse', rules: [system] },
  remind: { name: 'voucher.remind', rules: [system] },
  closeReplaced: { name: 'voucher.close-replaced', rules: [system] },
  carryOver: { name: 'voucher.carry-over', rules: [system] },
  startClock: { name: 'voucher.start-clock', rules: [system, office] },
  /** Of a territory that comes to Kezek, as its old queue is. */
  takeOver: { name: 'voucher.take-over', rules: [system, office] },
  cancel: { name: 'voucher.cancel', rules: [office] },
  listUnreached: {
    name: 'voucher.list-unreached',
    rules: [staffWithin('officer', 'head', 'region', 'consultant', 'auditor', 'ministry')],
  },
} as const satisfies Record<string, Permission>
