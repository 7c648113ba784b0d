/** A kindergarten refuses a child, on one of the grounds that the rules name. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { ContractRefusal, RefusalGround } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { nextContractState } from './contract-life.ts'
import { updateContract } from './contract-queries.ts'
import { contractTerms } from './contract-terms.ts'
import { releaseHold } from './hold-of-contract.ts'
import { lockOpenContract } from './lock-contract.ts'

/**
 * The place is free again, the voucher is where it was, the family reads the ground and may open a case. Refuses a
 * ground that the pack does not list, and a contract that is in force or over.
 */
export async function refuseContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly ground: RefusalGround },
): Promise<void> {
  const open = await lockOpenContract(tx, input.number)
  const { contract, application, hold, group } = open
  authorize(actor, contractAccess.refuse, open.relation)
  const { territory, programme } = contract
  const { pack } = await getRulesInForce(tx, territory, programme, setting.clock.today())
  const { ground } = input
  if (!contractTerms(pack).refusalGrounds.includes(ground)) refuse('contract/ground-not-allowed')
  const state = nextContractState(contract.state, 'refused')
  if (state === undefined) refuse('contract/over')
  if (hold?.state !== 'held') refuse('contract/hold-over')
  const at = setting.clock.now()
  await updateContract(tx, contract.id, at, { state, refusalGround: ground })
  await releaseHold(tx, actor, setting, { hold, reason: 'refused-by-provider' })
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.refused',
      facts: { ...contractFacts(contract, application), provider: group.bin, ground },
    },
  ])
  await planMessages(tx, at, [
    {
      to: { personId: application.guardianId },
      template: 'contract-refused',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `contract-refused:${contract.id}`,
    },
  ])
}

function refuse(code: ContractRefusal): never {
  throw new Refusal<ContractRefusal>(code)
}
