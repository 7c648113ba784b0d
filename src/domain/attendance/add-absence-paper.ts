/** A certificate or a parent's request is put to days of absence, by the kindergarten or by the parent. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { keepDocuments } from '../applications/keep-document.ts'
import type { Setting } from '../territories/setting.ts'
import { insertPaper, selectPaperEnrolment } from './absence-queries.ts'
import type { AbsencePaper, AttendanceRefusal } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'

const MOST_DAYS = 366

export type AddAbsencePaper = AbsencePaper & {
  readonly enrolmentId: bigint
  /** The uploaded certificate; illness needs one. */
  readonly documentId: bigint | null
}

/** Counts in every month that is not submitted yet. Refuses days outside the enrolment. */
export async function addAbsencePaper(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: AddAbsencePaper,
): Promise<void> {
  const enrolment = await selectPaperEnrolment(tx, input.enrolmentId)
  if (enrolment === undefined) throw new NotFound('enrolment')
  authorize(actor, attendanceAccess.addPaper, enrolment)
  const { firstDay, lastDay, reason } = input
  if (reason !== 'illness' && reason !== 'leave') throw new BadInput({ reason: 'not-excused' })
  if (reason === 'illness' && input.documentId === null) throw new BadInput({ document: 'missing' })
  const { compare } = Temporal.PlainDate
  if (compare(lastDay, firstDay) < 0) throw new BadInput({ lastDay: 'before-first' })
  const length = firstDay.until(lastDay, { largestUnit: 'days' }).days
  if (length > MOST_DAYS) throw new BadInput({ lastDay: 'too-far' })
  const ended = enrolment.lastDay !== null && compare(firstDay, enrolment.lastDay) > 0
  if (ended || compare(lastDay, enrolment.startsOn) < 0) {
    throw new Refusal<AttendanceRefusal>('attendance/paper-outside-enrolment')
  }
  const { documentId } = input
  // Kept with the family's other papers, and forgotten with them; unattached it would be swept away as litter.
  if (documentId !== null) await keepDocuments(tx, enrolment.applicationId, [documentId])
  const paper = { reason, firstDay, lastDay, documentId, by: actorText(actor) }
  await insertPaper(tx, input.enrolmentId, { ...paper, at: setting.clock.now() })
  // Why a child was away is nobody's business but the family's: in the private part.
  await appendToJournal(tx, setting, [
    {
      kind: 'attendance.paper-added',
      facts: { application: enrolment.application },
      privateFields: { reason, firstDay: firstDay.toString(), lastDay: lastDay.toString() },
    },
  ])
}
