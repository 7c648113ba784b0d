/** Finding contracts for pages: of a child, of a kindergarten, one with its text and signatures. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Contract } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { selectContract, selectDocument, selectSignatures } from './contract-queries.ts'
import { contractRelation } from './lock-contract.ts'
import { selectApplicationNumber } from './party-queries.ts'

export { selectOfApplications as findContractsOfApplications } from './contract-queries.ts'
export { selectEnrolment as findEnrolmentOfContract } from './enrolment-queries.ts'
export {
  type ContractForProvider,
  selectContractsOfProvider as findContractsOfProvider,
} from './list-queries.ts'

export type ContractView = {
  readonly contract: Contract
  readonly applicationNumber: string
  /** Undefined once the family is erased. */
  readonly content: string | undefined
  readonly signatures: Awaited<ReturnType<typeof selectSignatures>>
}

/**
 * Throws NotFound; the guardian of the child, the kindergarten and the department may look. Where staff are shown it,
 * `lookAtContract` leaves the trace.
 */
export async function viewContract(
  read: Read,
  actor: Actor,
  number: string,
): Promise<ContractView> {
  const contract = await selectContract(read, number)
  if (contract === undefined) throw new NotFound('contract')
  authorize(actor, contractAccess.view, await contractRelation(read, contract))
  const content = await selectDocument(read, contract)
  const signatures = await selectSignatures(read, contract)
  const applicationNumber = await selectApplicationNumber(read, contract.applicationId)
  return { contract, applicationNumber, content, signatures }
}
