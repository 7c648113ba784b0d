/** Who may wish, choose, wait, hold rounds, and look at held places. */
import {
  actingChild,
  anyone,
  ownGuardian,
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

/** Choosing is the child's own matter once its parent lets it act. */
const family = [ownGuardian, actingChild]
const office = staffWithin('officer', 'head')
const onlookers = staffWithin('officer', 'head', 'region', 'consultant', 'auditor', 'ministry')

export const choiceAccess = {
  wish: { name: 'choice.wish', rules: family },
  prefer: { name: 'choice.prefer', rules: family },
  chooseNow: { name: 'choice.choose-now', rules: family },
  takeAgain: { name: 'choice.take-again', rules: family },
  joinList: { name: 'choice.join-list', rules: family },
  leaveList: { name: 'choice.leave-list', rules: family },
  acceptOffer: { name: 'choice.accept-offer', rules: family },
  declineOffer: { name: 'choice.decline-offer', rules: family },
  giveUp: { name: 'choice.give-up', rules: [ownGuardian] },
  holdRound: { name: 'choice.hold-round', rules: [office, system] },
  offerFreed: { name: 'choice.offer-freed', rules: [system] },
  startClock: { name: 'choice.start-clock', rules: [system, office] },
  releaseDue: { name: 'choice.release-due', rules: [system] },
  viewWishes: { name: 'choice.view-wishes', rules: [...family, onlookers] },
  listHolds: { name: 'choice.list-holds', rules: [ownProvider, onlookers] },
  readRounds: { name: 'choice.read-rounds', rules: [anyone] },
} as const satisfies Record<string, Permission>
