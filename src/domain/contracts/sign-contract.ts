/** What every way to sign shares: whose turn it is, that the place is still kept, and what the last signature brings. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { checkGates } from './check-gates.ts'
import type { ContractParty, ContractRefusal, ContractState, SigningMethod } from './contract.ts'
import { contractFacts } from './contract-facts.ts'
import { nextContractState } from './contract-life.ts'
import {
  insertSignature,
  type NewSignature,
  selectSignatures,
  updateContract,
} from './contract-queries.ts'
import { contractTerms } from './contract-terms.ts'
import { enrolChild } from './enrol-child.ts'
import { EXCHANGE_CHANGED } from './hold-of-contract.ts'
import type { OpenContract } from './lock-contract.ts'

export type Signature = Pick<
  NewSignature,
  'party' | 'method' | 'personId' | 'staffId' | 'cms' | 'evidence'
> & {
  /** Of the text that the person has seen. */
  readonly documentSha256: string
}

/**
 * Part of an action (which authorizes), over locked rows; returns the contract's new state. Refuses: signed
 * already, not this party's turn, not in this way, another document, and a place that is kept no longer: from the
 * first moment after the last day, even when the worker has not freed it yet; `gate/...` where a club may have no contract.
 */
export async function signContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  open: OpenContract,
  signature: Signature,
): Promise<ContractState> {
  const { contract, application } = open
  const { party } = signature
  const { pack } = await getRulesInForce(
    tx,
    contract.territory,
    contract.programme,
    setting.clock.today(),
  )
  const { departmentSigns, ...terms } = contractTerms(pack)
  const signed = (await selectSignatures(tx, contract)).map(one => one.party)
  checkTurn(open, party, signed)
  const ways: readonly SigningMethod[] = {
    guardian: terms.guardianSigns,
    provider: terms.providerSigns,
    department: departmentSigns ? (['session'] as const) : [],
  }[party]
  if (!ways.includes(signature.method)) refuse('contract/method-not-allowed')
  if (signature.documentSha256 !== contract.documentSha256) refuse('contract/document-changed')
  if (!isKept(open, setting.clock.now())) refuse('contract/hold-over')
  await checkGates(tx, pack, contract)
  await record(tx, setting, open, signature)
  const parties = [...signed, party]
  const needed = partiesOf({ departmentSigns })
  const exchange = open.hold?.cause === 'swap'
  // An exchange comes in force as a whole, when all of its contracts are signed: the room of swaps sees to it.
  if (exchange) await planExchange(tx, contract.holdId)
  if (!exchange && needed.every(one => parties.includes(one))) {
    await enrolChild(tx, actor, setting, open)
    return 'in-force'
  }
  if (party !== 'guardian') return contract.state
  await updateContract(tx, contract.id, setting.clock.now(), { state: 'signed-by-guardian' })
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: 'contract-signed',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `contract-signed:${contract.id}`,
    },
  ])
  return 'signed-by-guardian'
}

export function partiesOf(terms: { readonly departmentSigns: boolean }): readonly ContractParty[] {
  return terms.departmentSigns ? ['guardian', 'provider', 'department'] : ['guardian', 'provider']
}

function planExchange(tx: Tx, holdId: bigint): Promise<void> {
  return planJob(tx, EXCHANGE_CHANGED, { holdId: holdId.toString() })
}

function refuse(code: ContractRefusal): never {
  throw new Refusal<ContractRefusal>(code)
}

function checkTurn(
  { contract, hold }: OpenContract,
  party: ContractParty,
  signed: readonly ContractParty[],
): void {
  if (signed.includes(party)) refuse('contract/already-signed')
  const mayStillSign = nextContractState(contract.state, 'voided') !== undefined
  // A released place ends the contract within the minute: the family is told what really happened.
  if (!mayStillSign) refuse(hold?.state === 'released' ? 'contract/hold-over' : 'contract/over')
  if (party !== 'guardian' && contract.state === 'drafted') refuse('contract/guardian-first')
}

function isKept({ hold }: OpenContract, now: Temporal.Instant): boolean {
  if (hold?.state !== 'held' || hold.until === null) return false
  return Temporal.Instant.compare(now, hold.until) < 0
}

async function record(
  tx: Tx,
  setting: Setting,
  { contract, application, group }: OpenContract,
  signature: Signature,
): Promise<void> {
  const signedAt = setting.clock.now()
  await insertSignature(tx, { ...signature, contractId: contract.id, signedAt })
  const { cmsSha256 } = signature.evidence
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.signed',
      facts: {
        ...contractFacts(contract, application),
        provider: group.bin,
        party: signature.party,
        method: signature.method,
        documentSha256: contract.documentSha256,
        ...(typeof cmsSha256 === 'string' ? { cmsSha256 } : {}),
      },
    },
  ])
}
