/** The department answers a family's case. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { lockById, relationOf } from '../applications/find-application.ts'
import { releaseApplication } from '../applications/release-application.ts'
import type { Setting } from '../territories/setting.ts'
import { caseAccess } from './case-access.ts'
import { lockCase, selectCase, updateAnswer } from './case-queries.ts'
import { type CaseOutcome, type CaseRefusal, MOST_WORDS } from './family-case.ts'

/** Told to the room of contracts when `not-my-child` is upheld; payload {caseId}. */
export const END_DISPUTED_CONTRACT = 'end-disputed-contract'

export type AnswerCase = {
  /** Of the case, as stored. */
  readonly number: string
  readonly outcome: CaseOutcome
  /** The family reads it in the cabinet; 1 to 2000 characters. */
  readonly answer: string
}

/**
 * Refuses `case/answered`. An upheld `not-my-child` ends the contract, the voucher goes back to the family; an upheld
 * appeal takes the application off the stop-list at once: the answer would be empty words otherwise.
 */
export async function answerCase(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: AnswerCase,
): Promise<void> {
  const found = await selectCase(tx, input.number)
  const application = found && (await lockById(tx, found.applicationId))
  if (found === undefined || application === undefined) throw new NotFound('case')
  authorize(actor, caseAccess.answer, await relationOf(tx, application))
  const one = await lockCase(tx, found.id)
  if (one?.state !== 'open') throw new Refusal<CaseRefusal>('case/answered')
  const answer = input.answer.trim()
  if (answer === '') throw new BadInput({ answer: 'missing' })
  if (answer.length > MOST_WORDS) throw new BadInput({ answer: 'too-long' })
  const at = setting.clock.now()
  const { outcome } = input
  await updateAnswer(tx, one.id, { outcome, answer, at, by: actorText(actor) })
  await appendToJournal(tx, setting, [
    {
      kind: 'case.answered',
      facts: {
        case: one.number,
        application: application.number,
        programme: application.programme,
        territory: one.territory,
        what: one.kind,
        outcome,
      },
      privateFields: { answer },
    },
  ])
  await planMessages(tx, at, [
    {
      to: { personId: one.openedBy },
      template: 'case-answered',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `case-answered:${one.id}`,
    },
  ])
  if (one.kind === 'not-my-child' && outcome === 'upheld') {
    await planJob(tx, END_DISPUTED_CONTRACT, { caseId: one.id.toString() })
  }
  if (one.kind === 'stop-list' && outcome === 'upheld') {
    await releaseApplication(tx, actor, setting, application.id)
  }
}
