/** The terms of exchanges, out of a pack of kindergartens. */
import type { RulePack } from '../territories/rule-pack.ts'

export type SwapTerms = {
  /** Local time of the night's search, "02:00". */
  readonly searchAt: string
  readonly replyDays: number
}

/** Undefined for clubs: their rules know no contract, so there is nothing to exchange. */
export function swapTerms(pack: RulePack): SwapTerms | undefined {
  if (pack.programme !== 'preschool') return undefined
  return {
    searchAt: pack.values['swap.searchAt'].value,
    replyDays: pack.values['swap.replyDays'].value,
  }
}
