/** Who may hold passes over referrals, use them, pause their publication, and lead a territory over to vouchers. */
import {
  anyone,
  ownGuardian,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const onlookers = staffWithin('officer', 'head', 'region', 'consultant', 'auditor', 'ministry')

export const referralAccess = {
  holdRound: { name: 'referral.hold-round', rules: [staffWithin('officer', 'head'), system] },
  call: { name: 'referral.call', rules: [system] },
  extend: { name: 'referral.extend', rules: [ownGuardian] },
  decline: { name: 'referral.decline', rules: [ownGuardian] },
  settle: { name: 'referral.settle', rules: [system] },
  pause: { name: 'referral.pause', rules: [staffWithin('head')] },
  viewPauses: { name: 'referral.view-pauses', rules: [anyone] },
  switchRegime: { name: 'referral.switch-regime', rules: [staffWithin('head'), system] },
  viewSwitch: { name: 'referral.view-switch', rules: [onlookers, system] },
} as const satisfies Record<string, Permission>
