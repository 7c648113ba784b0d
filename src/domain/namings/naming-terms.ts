/** What the rules of clubs say of naming a child, out of a pack that has targeted vouchers. */
import { Refusal } from '../../base/failure.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { TerritoryRefusal } from '../territories/rules-in-force.ts'

export type NamingTerms = {
  /** Kinds of clubs that may name. */
  readonly clubs: readonly string[]
  readonly funded: boolean
  readonly replyWorkingDays: number
}

/** Refuses `rules/not-on-vouchers` where the pack knows no targeted voucher. */
export function namingTerms(pack: RulePack): NamingTerms {
  if (pack.regime !== 'single-voucher') {
    throw new Refusal<TerritoryRefusal>('rules/not-on-vouchers')
  }
  return {
    clubs: pack.values['club.targetedFor'].value,
    funded: pack.values['club.targetedFunded'].value,
    replyWorkingDays: pack.values['club.namingReplyWorkingDays'].value,
  }
}
