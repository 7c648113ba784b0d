/** The visible list of pages of parents. */
import type { App } from '../../platform/http/app.ts'
import { registerBenefitSteps } from './apply/benefits.route.tsx'
import { registerCheckPages } from './apply/check.route.tsx'
import { registerDocumentSteps } from './apply/documents.route.tsx'
import { registerDonePages } from './apply/done.route.tsx'
import { registerGroupStep } from './apply/group.route.tsx'
import { registerIinSteps } from './apply/iin.route.tsx'
import { registerNameSteps } from './apply/name.route.tsx'
import { registerPhoneSteps } from './apply/phone.route.tsx'
import { registerPlaceSteps } from './apply/place.route.tsx'
import { registerStartPage } from './apply/start.route.tsx'
import { registerMonthPages } from './attendance/month.route.tsx'
import { registerObjectionPages } from './attendance/objection.route.tsx'
import { registerAbsencePages } from './attendance/paper.route.tsx'
import { registerCabinetPages } from './cabinet/cabinet.route.tsx'
import { registerContactPages } from './cabinet/contact.route.tsx'
import { registerDecidePages } from './cabinet/decide.route.tsx'
import { registerPaperPages } from './cabinet/papers.route.tsx'
import { registerCasePages } from './cases/cases.route.tsx'
import { registerPlacePages } from './choose/places.route.tsx'
import { registerWishPages } from './choose/wishes.route.tsx'
import { registerContractPages } from './contract/contract.route.tsx'
import { registerIntroducePages } from './introduce/introduce.route.tsx'
import { registerNamingPages } from './namings/naming.route.tsx'
import type { ParentDeps } from './parent-deps.ts'
import { registerProofPages } from './proofs/proofs.route.tsx'
import { registerRatingPages } from './rating/rating.route.tsx'
import { registerReferralPages } from './referral/referral.route.tsx'
import { registerRenewalPages } from './renewal/renewal.route.ts'
import { registerSwapPages } from './swaps/swaps.route.tsx'

export function registerParentPages(app: App, deps: ParentDeps): void {
  registerStartPage(app, deps)
  registerIinSteps(app, deps)
  registerNameSteps(app, deps)
  registerPhoneSteps(app, deps)
  registerPlaceSteps(app, deps)
  registerBenefitSteps(app, deps)
  registerDocumentSteps(app, deps)
  registerGroupStep(app, deps)
  registerCheckPages(app, deps)
  registerDonePages(app, deps)
  registerContactPages(app, deps)
  registerCabinetPages(app, deps)
  registerDecidePages(app, deps)
  registerPaperPages(app, deps)
  registerMonthPages(app, deps)
  registerAbsencePages(app, deps)
  registerObjectionPages(app, deps)
  registerWishPages(app, deps)
  registerCasePages(app, deps)
  registerPlacePages(app, deps)
  registerContractPages(app, deps)
  registerRatingPages(app, deps)
  registerReferralPages(app, deps)
  registerSwapPages(app, deps)
  registerProofPages(app, deps)
  registerNamingPages(app, deps)
  registerRenewalPages(app, deps)
  registerIntroducePages(app, deps)
}
