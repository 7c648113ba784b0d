/** What the rules of the day say about ratings; undefined where nobody is rated (referrals). */
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Criterion } from './rating.ts'

export type RatingTerms = {
  readonly criteria: readonly Criterion[]
  /** With fewer ratings no mean is shown. */
  readonly leastShown: number
}

function ratingTerms(pack: RulePack): RatingTerms | undefined {
  if (pack.regime === 'referral') return undefined
  const { values } = pack
  return {
    criteria: values['rating.criteria'].value,
    leastShown: values['rating.leastShown'].value,
  }
}

export async function findRatingTerms(
  read: Read,
  provider: { readonly territory: string; readonly programme: Programme },
  day: Temporal.PlainDate,
): Promise<RatingTerms | undefined> {
  const rules = await findRulesInForce(read, provider.territory, provider.programme, day)
  return rules?.pack === undefined ? undefined : ratingTerms(rules.pack)
}
