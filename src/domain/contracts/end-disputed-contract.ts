/** The department found that the family was right: this was not their child's place, and the contract ends. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { findCaseById } from '../cases/find-cases.ts'
import type { Setting } from '../territories/setting.ts'
import { contractAccess } from './contract-access.ts'
import { selectContractOfEnrolment, selectUpheld } from './enrolment-queries.ts'
import { lockOpenContract } from './lock-contract.ts'
import { setEnd } from './set-end.ts'

/** Cases whose contract goes on although they were upheld: the job has failed. */
export async function findUpheldCases(read: Read, limit: number) {
  return selectUpheld(read, limit)
}

/** Repeatable. Ends with yesterday: the seat is freed within the minute, and the voucher with its money is the family's. */
export async function endDisputedContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly caseId: bigint },
): Promise<boolean> {
  authorize(actor, contractAccess.endDisputed)
  const one = await findCaseById(tx, input.caseId)
  if (one?.kind !== 'not-my-child' || one.outcome !== 'upheld' || one.enrolmentId === null) {
    return false
  }
  const number = await selectContractOfEnrolment(tx, one.enrolmentId)
  const open = number === undefined ? undefined : await lockOpenContract(tx, number)
  if (open?.contract.state !== 'in-force' || open.contract.endReason === 'not-my-child')
    return false
  const lastDay = setting.clock.today().subtract({ days: 1 })
  await setEnd(tx, setting, { contract: open.contract, reason: 'not-my-child', lastDay })
  return true
}
