/** One SMS a family about an exchange, also where two children of one family are in it. */
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'

type Told = { readonly guardianId: bigint; readonly applicationId: bigint; readonly number: string }

export async function tellFamilies(
  tx: Tx,
  at: Temporal.Instant,
  swap: string,
  template: 'swap-proposed' | 'swap-agreed' | 'swap-off',
  lastDay: Temporal.PlainDate,
  children: readonly Told[],
): Promise<void> {
  const families = new Map(children.map(child => [child.guardianId, child]))
  await planMessages(
    tx,
    at,
    [...families.values()].map(({ guardianId, applicationId, number }) => ({
      to: { personId: guardianId },
      template,
      facts: template === 'swap-proposed' ? { number, lastDay: lastDay.toString() } : { number },
      applicationId,
      eventKey: `${template}:${swap}:${guardianId}`,
    })),
  )
}
