/** A family ends its contract with a last day, or the department does for a reason that the rules know. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { findGuardianIds } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import type { Contract, ContractRefusal, EndReason } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { lockOpenContract } from './lock-contract.ts'
import { setEnd } from './set-end.ts'

export type EndContract = {
  readonly number: string
  /** `school` and `moved` end the voucher too; after the others it is kept for another place. */
  readonly reason: Extract<EndReason, 'guardian' | 'school' | 'moved' | 'absence'>
  readonly lastDay: Temporal.PlainDate
}

/**
 * Refuses a day before today, a contract that is not in force, and a family's second thought about an end that is
 * set already (the department may still move it). Absence is for the department to decide.
 */
export async function endContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: EndContract,
): Promise<void> {
  const open = await lockOpenContract(tx, input.number)
  const { contract } = open
  authorize(actor, contractAccess.end, open.relation)
  const { reason, lastDay } = input
  const byFamily = actor.kind === 'guardian'
  if (byFamily && reason === 'absence') refuse('contract/method-not-allowed')
  if (contract.state !== 'in-force') refuse('contract/not-in-force')
  if (contract.endReason !== null && (byFamily || isEarlier(contract.lastDay, lastDay))) {
    refuse('contract/already-ending')
  }
  if (Temporal.PlainDate.compare(lastDay, setting.clock.today()) < 0) refuse('contract/day-passed')
  await setEnd(tx, setting, { contract, reason, lastDay })
  if (!byFamily) await tellOfEnd(tx, setting, contract, open.application.number, lastDay)
}

function isEarlier(one: Temporal.PlainDate | null, other: Temporal.PlainDate): boolean {
  return one !== null && Temporal.PlainDate.compare(one, other) < 0
}

function refuse(code: ContractRefusal): never {
  throw new Refusal<ContractRefusal>(code)
}

/** To every guardian, when somebody else than the family set the end. */
export async function tellOfEnd(
  tx: Tx,
  setting: Setting,
  contract: Contract,
  applicationNumber: string,
  lastDay: Temporal.PlainDate,
): Promise<void> {
  const guardianIds = await findGuardianIds(tx, contract.childId)
  await planMessages(
    tx,
    setting.clock.now(),
    guardianIds.map(personId => ({
      to: { personId },
      template: 'contract-ending',
      facts: { number: applicationNumber, lastDay: lastDay.toString() },
      applicationId: contract.applicationId,
      eventKey: `contract-ending:${contract.id}:${lastDay}:${personId}`,
    })),
  )
}
