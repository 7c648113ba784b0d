/** A family asks, in one tap, that its contract with a club goes on; the seat is never published meanwhile. */
import { NotAllowed, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import type { ContractRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { lockOpenContract } from './lock-contract.ts'
import { refusalOfRenewal } from './renewal.ts'
import { insertRenewal } from './renewal-queries.ts'

/**
 * Any guardian of the child. Refuses `contract/not-renewable`, `contract/renewal-early`, `contract/not-in-force`,
 * `contract/already-ending`, `contract/renewal-asked` (also after a no: then it is for both to talk).
 */
export async function askRenewal(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string },
): Promise<void> {
  const { contract, application, voucher, relation } = await lockOpenContract(tx, input.number)
  authorize(actor, contractAccess.askRenewal, relation)
  if (actor.kind !== 'guardian') throw new NotAllowed(contractAccess.askRenewal.name)
  const refusal = refusalOfRenewal(contract, voucher, setting.clock.today())
  const { lastDay } = contract
  if (refusal !== undefined || lastDay === null) {
    throw new Refusal<ContractRefusal>(refusal ?? 'contract/not-in-force')
  }
  const at = setting.clock.now()
  await insertRenewal(tx, { contractId: contract.id, lastDay, askedBy: actor.personId, at })
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.renewal-asked',
      facts: { ...contractFacts(contract, application), lastDay: lastDay.toString() },
    },
  ])
}
