/** An officer decides what becomes of the place and the voucher of a child that is away too long. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { MOST_REASON_WORDS } from '../attendance/attendance.ts'
import { tellFamilies } from '../attendance/tell-families.ts'
import { endContract } from '../contracts/end-contract.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import { lockOffer } from '../vouchers/find-vouchers.ts'
import type { AbsenceOutcome, AbsenceRefusal, LongAbsence } from './absence.ts'
import { absenceAccess } from './absence-access.ts'
import { absenceFacts } from './absence-facts.ts'
import { lockWaiting, selectAbsence, updateDecided } from './absence-queries.ts'
import { withTime } from './find-absences.ts'

export type DecideAbsence = {
  readonly id: bigint
  readonly outcome: AbsenceOutcome
  /** The family reads it: 3 to 500 characters. */
  readonly reason: string
}

/**
 * The place ends no earlier than the family could object: refuses `absence/family-may-object` while it has not and its
 * time runs, or its notice never arrived. Refuses `absence/decided`.
 */
export async function decideAbsence(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: DecideAbsence,
): Promise<void> {
  const absence = await selectAbsence(tx, input.id)
  if (absence === undefined) throw new NotFound('long absence')
  const path = (await getTerritoryPath(tx, absence.territory)).map(step => step.code)
  authorize(actor, absenceAccess.decide, { territoryPath: path })
  const reason = input.reason.trim()
  if (reason.length < 3) throw new BadInput({ words: 'missing' })
  if (reason.length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  // The application first, as everybody who changes a voucher locks.
  const { voucher } = await lockOffer(tx, absence.application)
  if (!(await lockWaiting(tx, absence.id))) throw new Refusal<AbsenceRefusal>('absence/decided')
  await checkHeard(tx, setting, absence, input.outcome)
  const at = setting.clock.now()
  const { outcome } = input
  await updateDecided(tx, absence.id, { outcome, reason, at, by: actorText(actor) })
  if (outcome === 'suspended' && voucher.state === 'enrolled') {
    await changeVoucher(tx, setting, { voucher, event: 'suspended' })
  }
  if (outcome === 'ended') {
    const lastDay = setting.clock.today()
    await endContract(tx, actor, setting, { number: absence.contract, reason: 'absence', lastDay })
  }
  await tellFamilies(tx, at, [absence.enrolmentId], {
    template: 'absence-decided',
    cause: () => absence.id.toString(),
  })
  await appendToJournal(tx, setting, [
    {
      kind: 'absence.decided',
      facts: { ...absenceFacts(absence), outcome },
      privateFields: { reason },
    },
  ])
}

async function checkHeard(
  tx: Tx,
  setting: Setting,
  absence: LongAbsence,
  outcome: AbsenceOutcome,
): Promise<void> {
  if (outcome !== 'ended') return
  // Read again under the lock: the family may have spoken meanwhile.
  const now = await selectAbsence(tx, absence.id)
  if (now?.state === 'objected') return
  const { objectUntil } = await withTime(tx, setting, absence)
  const open =
    objectUntil === undefined || Temporal.Instant.compare(setting.clock.now(), objectUntil) < 0
  if (open) throw new Refusal<AbsenceRefusal>('absence/family-may-object')
}
