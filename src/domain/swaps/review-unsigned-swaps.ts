/** An officer has looked into why a kindergarten let exchanges lapse, and says what was done. */
import { BadInput, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { MOST_REVIEW, type SwapRefusal } from './swap.ts'
import { swapAccess } from './swap-access.ts'
import { updateReview } from './unsigned-queries.ts'

/** Of all its exchanges that nobody looked into yet. Refuses `swap/reviewed` where another officer was first. */
export async function reviewUnsignedSwaps(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly providerId: bigint; readonly review: string },
): Promise<void> {
  const { provider, relation } = await getProviderOf(tx, input.providerId)
  authorize(actor, swapAccess.reviewUnsigned, relation)
  const review = input.review.trim()
  if (review === '' || review.length > MOST_REVIEW) throw new BadInput({ review: 'length' })
  const given = { at: setting.clock.now(), by: actorText(actor), review }
  const exchanges = await updateReview(tx, provider.id, given)
  if (exchanges === 0) throw new Refusal<SwapRefusal>('swap/reviewed')
  await appendToJournal(tx, setting, [
    {
      kind: 'swap.unsigned-reviewed',
      facts: { provider: provider.bin, territory: provider.territory, exchanges },
      privateFields: { review },
      about: `provider:${provider.bin}`,
    },
  ])
}
