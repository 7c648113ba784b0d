/** The terms of an offer, out of a pack that has offers: the voucher regimes do, referrals do not. */
import { Refusal } from '../../base/failure.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { TerritoryRefusal } from '../territories/rules-in-force.ts'

type OfferTerms = {
  readonly confirmWorkingDays: number
  readonly chooseWorkingDays: number
  readonly restoreCalendarDays: number
  readonly restorations: number
}

/** Refuses `rules/not-on-vouchers` for a referral pack. */
export function offerTerms(pack: RulePack): OfferTerms {
  if (pack.regime === 'referral') throw new Refusal<TerritoryRefusal>('rules/not-on-vouchers')
  return {
    confirmWorkingDays: pack.values['offer.confirmWorkingDays'].value,
    chooseWorkingDays: pack.values['offer.chooseWorkingDays'].value,
    restoreCalendarDays: pack.values['offer.restoreCalendarDays'].value,
    restorations: pack.values['offer.restorations'].value,
  }
}
