/** Hands out a proof file; one that is being sealed is waited for, then a calm page says so. */
import { composeReceiptOf } from '../../../platform/journal/find-receipts.ts'
import { RECEIPT_ENDING } from '../../../platform/journal/receipt.ts'
import { file, type PageAnswer, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { WaitingPage } from './waiting.page.tsx'

const PATIENCE_MS = 5000
const LOOK_EVERY_MS = 250

/**
 * The caller has made sure that the reader may open the private part.
 * @param back full path
 */
export async function proofAnswer(
  context: PageContext,
  proof: { readonly entryId: bigint; readonly number: string; readonly back: string },
): Promise<PageAnswer> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const receipt = await composeReceiptOf(context.database, proof.entryId)
    if (receipt !== 'not-yet') {
      const [, index] = /\nindex (\d+)\n/.exec(receipt) ?? []
      const name = `kezek-${proof.number}-${index}${RECEIPT_ENDING}`
      // A phone adds ".txt" to what is called plain text.
      return file(name, 'application/octet-stream', Buffer.from(receipt))
    }
    if (waited >= PATIENCE_MS) break
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return shown(
    <WaitingPage
      frame={context.frame('parent')}
      here={context.href(context.path)}
      back={proof.back}
    />,
  )
}
