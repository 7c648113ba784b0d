/** One piece of a prolongation: some contracts get their new last day, for the others it is kept why not. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Setting } from '../territories/setting.ts'
import { contractAccess } from './contract-access.ts'
import { dayText } from './contract-facts.ts'
import { finishProlongation, lockOpenProlongation, prolongPiece } from './prolong-queries.ts'
import { PROLONG_SOME, type Prolongation } from './prolongation.ts'

export { selectOpenProlongations as findOpenProlongations } from './prolong-queries.ts'

/** Contracts of one transaction: a second's work, which is all that a death of the process can undo. */
const PIECE = 500

/**
 * Repeatable: a contract is decided on once in a prolongation, in the transaction that moves it, so whoever dies in
 * between leaves it to the next. Returns how many it decided on; 0 when nothing is left.
 */
export async function prolongSome(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly id: bigint; readonly limit?: number },
): Promise<number> {
  authorize(actor, contractAccess.prolongSome)
  const { id, limit = PIECE } = input
  const prolongation = await lockOpenProlongation(tx, id)
  if (prolongation === undefined) return 0
  const at = setting.clock.now()
  const decided = await prolongPiece(tx, prolongation, at, limit)
  const moved = decided.filter(contract => contract.outcome === 'prolonged')
  await tell(tx, setting, prolongation, moved)
  if (decided.length < limit) await finishProlongation(tx, id, at)
  else await planNextPiece(tx, id)
  return decided.length
}

/** One job at a time, whoever plans it. */
export function planNextPiece(tx: Tx, id: bigint): Promise<void> {
  return planJob(tx, PROLONG_SOME, { prolongationId: id.toString() }, { key: `prolong:${id}` })
}

async function tell(
  tx: Tx,
  setting: Setting,
  { programme, territory, lastDay }: Prolongation,
  moved: Awaited<ReturnType<typeof prolongPiece>>,
): Promise<void> {
  await appendToJournal(
    tx,
    setting,
    moved.map(contract => ({
      kind: 'contract.prolonged' as const,
      facts: {
        contract: contract.number,
        application: contract.applicationNumber,
        programme,
        territory,
        from: lastDay.toString(),
        lastDay: dayText(contract.newLastDay),
      },
    })),
  )
  await planMessages(
    tx,
    setting.clock.now(),
    moved.map(contract => ({
      to: { personId: contract.guardianId },
      template: 'contract-prolonged',
      facts: { number: contract.applicationNumber },
      applicationId: contract.applicationId,
      eventKey: `contract-prolonged:${contract.id}:${lastDay}`,
    })),
  )
}
