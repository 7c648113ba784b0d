/** A claim that led to an offer proved false: the offer ends, the child returns to the tier it has a right to (49453). */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { revokeClaim } from '../applications/revoke-claim.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from './change-voucher.ts'
import { lockOffer } from './find-vouchers.ts'
import type { VoucherRefusal } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'

type CancelOffer = {
  readonly number: string
  /** The confirmed claim that proved false; null when the offer rests on none. */
  readonly claimId: bigint | null
  /** The family reads it in the cabinet; the public journal has it only under a seal. */
  readonly reason: string
}

/**
 * Refuses `voucher/not-offered` once the child has a place: then it is a case for a decision, not a
 * click; `application/claim-decided` when the claim does not count any more.
 */
export async function cancelOffer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: CancelOffer,
): Promise<void> {
  const { application, relation, voucher } = await lockOffer(tx, input.number)
  authorize(actor, voucherAccess.cancel, relation)
  if (voucher.state !== 'offered' && voucher.state !== 'confirmed') {
    throw new Refusal<VoucherRefusal>('voucher/not-offered')
  }
  await changeVoucher(tx, setting, { voucher, event: 'cancelled' })
  // Before the child stands in the queue again, so that it never stands in a tier it has no right to.
  const { claimId, reason } = input
  const tier =
    claimId === null
      ? application.tier
      : await revokeClaim(tx, actor, setting, { application, claimId, reason })
  await changeApplications(tx, actor, setting, [
    {
      application: { ...application, tier },
      event: 'offer-cancelled',
      facts: { voucher: voucher.number },
      // The rejected claim tells the family why already.
      ...(claimId === null ? { closedFacts: { reason } } : {}),
    },
  ])
  await appendToJournal(tx, setting, [
    {
      kind: 'override',
      facts: { application: application.number, voucher: voucher.number, what: 'offer-cancelled' },
      privateFields: { reason },
    },
  ])
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: 'offer-cancelled',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `offer-cancelled:${voucher.id}`,
    },
  ])
}
