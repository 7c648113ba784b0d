/** The last signature: the contract is in force, the child has its seat, everybody who answers for it is told. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { changeApplications } from '../applications/change-applications.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import type { Contract, ContractRefusal } from './contract.ts'
import { contractFacts, dayText } from './contract-facts.ts'
import { lockContract, selectRunning, updateContract } from './contract-queries.ts'
import {
  changeSeats,
  insertEnrolment,
  lockEnrolment,
  updateEnrolment,
} from './enrolment-queries.ts'
import { findFirstDay } from './find-first-day.ts'
import { useHold } from './hold-of-contract.ts'
import type { OpenContract } from './lock-contract.ts'
import { setEnd } from './set-end.ts'

/**
 * Part of the last signature. The first day is at least tomorrow; a contract that a transfer ends, ends the day
 * before. Of an exchange only `carryOutSwap` may call it, for all children together. Refuses `contract/term-over` when nothing of the term is left.
 */
export async function enrolChild(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  open: OpenContract,
): Promise<void> {
  const { contract, application, hold, group } = open
  if (hold === undefined) throw new Error('a contract is made over a hold')
  const at = setting.clock.now()
  const startsOn = await findFirstDay(tx, setting, contract, contract.startsOn)
  const { lastDay } = contract
  if (lastDay !== null && Temporal.PlainDate.compare(lastDay, startsOn) < 0) {
    throw new Refusal<ContractRefusal>('contract/term-over')
  }
  const exchange = hold.cause === 'swap'
  const transfer = await endPrevious(tx, setting, open, startsOn, exchange)
  await useHold(tx, actor, setting, { hold })
  await updateContract(tx, contract.id, at, { state: 'in-force', startsOn, inForceAt: at })
  // Early booking takes the seat of a child that is still here: it sits down on its first day.
  const seated = contract.admission !== 'early-booking'
  await insertEnrolment(tx, contract, { startsOn, lastDay, seated }, at)
  // The seat of an exchange passes from child to child: the group counts as many as before.
  if (seated && !exchange) await changeSeats(tx, contract.groupId, { enrolled: 1 })
  await moveVoucher(tx, setting, open)
  if (application.state === 'offered') {
    const facts = { contract: contract.number }
    await changeApplications(tx, actor, setting, [{ application, event: 'served', facts }])
  }
  const facts = {
    ...contractFacts(contract, application),
    provider: group.bin,
    group: group.name,
    admission: contract.admission,
    startsOn: startsOn.toString(),
    lastDay: dayText(lastDay),
    transfer,
  }
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.in-force',
      facts: {
        ...contractFacts(contract, application),
        provider: group.bin,
        documentSha256: contract.documentSha256,
      },
    },
    { kind: 'enrolment.started', facts },
  ])
  await tellGuardians(tx, setting, open)
}

async function endPrevious(
  tx: Tx,
  setting: Setting,
  { contract }: OpenContract,
  startsOn: Temporal.PlainDate,
  exchange: boolean,
): Promise<boolean> {
  const running = await selectRunning(tx, contract, startsOn)
  for (const one of running) {
    const previous: Contract | undefined = await lockContract(tx, one.id)
    if (previous?.state !== 'in-force') continue
    const lastDay = startsOn.subtract({ days: 1 })
    const reason = exchange ? 'swap' : 'transfer'
    await setEnd(tx, setting, { contract: previous, reason, lastDay })
    if (!exchange) continue
    const left = await lockEnrolment(tx, previous.id)
    if (left !== undefined) await updateEnrolment(tx, left.id, { seated: false })
  }
  return running.length > 0
}

/** A voucher that is `enrolled` stays so: the child changes its place, the money stays with it. */
async function moveVoucher(tx: Tx, setting: Setting, { voucher }: OpenContract): Promise<void> {
  if (voucher === undefined || voucher.state === 'enrolled') return
  await changeVoucher(tx, setting, { voucher, event: 'enrolled' })
}

/** Every legal representative, so that no child is enrolled behind the back of one (product.md, alarms). */
async function tellGuardians(
  tx: Tx,
  setting: Setting,
  { contract, application, relation }: OpenContract,
): Promise<void> {
  const guardianIds = relation.guardianIds ?? []
  await planMessages(
    tx,
    setting.clock.now(),
    guardianIds.map(personId => ({
      to: { personId },
      template: 'child-enrolled',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `child-enrolled:${contract.id}:${personId}`,
    })),
  )
}
