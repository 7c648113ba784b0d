/** Who may wish, choose, wait, hold rounds, and look at held places. */
import {
  anyone,
  ownGuardian,
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
const onlookers = staffWithin('officer', 'head', 'region', 'consultant', 'auditor', 'ministry')

export const choiceAccess = {
  wish: { name: 'choice.wish', rules: [ownGuardian] },
  prefer: { name: 'choice.prefer', rules: [ownGuardian] },
  chooseNow: { name: 'choice.choose-now', rules: [ownGuardian] },
  takeAgain: { name: 'choice.take-again', rules: [ownGuardian] },
  joinList: { name: 'choice.join-list', rules: [ownGuardian] },
  leaveList: { name: 'choice.leave-list', rules: [ownGuardian] },
  acceptOffer: { name: 'choice.accept-offer', rules: [ownGuardian] },
  declineOffer: { name: 'choice.decline-offer', rules: [ownGuardian] },
  giveUp: { name: 'choice.give-up', rules: [ownGuardian] },
  holdRound: { name: 'choice.hold-round', rules: [office, system] },
  offerFreed: { name: 'choice.offer-freed', rules: [system] },
  startClock: { name: 'choice.start-clock', rules: [system, office] },
  releaseDue: { name: 'choice.release-due', rules: [system] },
  viewWishes: { name: 'choice.view-wishes', rules: [ownGuardian, onlookers] },
  listHolds: { name: 'choice.list-holds', rules: [ownProvider, onlookers] },
  readRounds: { name: 'choice.read-rounds', rules: [anyone] },
} as const satisfies Record<string, Permission>
