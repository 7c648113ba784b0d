/** What the end of a contract means for the voucher: it waits for another place, or is over. */
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { findGuardianIds } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import type { Contract, EndReason } from './contract.ts'
import { selectInForce } from './enrolment-queries.ts'
import { findLiveHold } from './hold-of-contract.ts'

type LostPlace = {
  readonly contract: Contract
  readonly application: Application
  readonly voucher: Voucher | undefined
}

/** School and a move end the application with the voucher; after any other end the family may choose again. */
const ENDS: Partial<Record<EndReason, 'left-for-school' | 'moved-away' | 'absent-too-long'>> = {
  school: 'left-for-school',
  moved: 'moved-away',
  absence: 'absent-too-long',
}

/** Part of freeing the seat, over locked rows. A child that has another contract in force changed its place: nothing. */
export async function loseVoucherPlace(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { contract, application, voucher }: LostPlace,
): Promise<void> {
  if (await selectInForce(tx, contract)) return
  const reason = contract.endReason ?? 'term-over'
  const ending = ENDS[reason]
  if (reason === 'school' || reason === 'moved') {
    const event = reason === 'school' ? ('aged-out' as const) : ('moved' as const)
    const facts = { contract: contract.number }
    if (application.state === 'served') {
      await changeApplications(tx, actor, setting, [{ application, event, facts }])
    }
  }
  const hadPlace = voucher?.state === 'enrolled' || voucher?.state === 'suspended'
  if (voucher === undefined || !hadPlace) return
  await changeVoucher(tx, setting, { voucher, event: ending ?? 'place-lost' })
  if (ending !== undefined) return
  if ((await findLiveHold(tx, application.id)) !== undefined) {
    // The next place is held already: the voucher stands as if it had been held after the loss.
    const lost: Voucher = { ...voucher, state: 'held' }
    await changeVoucher(tx, setting, { voucher: lost, event: 'place-held' })
    return
  }
  await tell(tx, setting, contract, application)
}

async function tell(tx: Tx, setting: Setting, contract: Contract, application: Application) {
  const guardianIds = await findGuardianIds(tx, contract.childId)
  await planMessages(
    tx,
    setting.clock.now(),
    guardianIds.map(personId => ({
      to: { personId },
      template: 'place-lost',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `place-lost:${contract.id}:${personId}`,
    })),
  )
}
