/** A family asks the department to look: that its child was enrolled without its will, that it was refused, or anything else. */
import { assertDefined } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { caseAccess } from './case-access.ts'
import { insertCase, selectAskedEnrolment } from './case-queries.ts'
import { type CaseKind, type CaseRefusal, MOST_WORDS } from './family-case.ts'

export type OpenCase = {
  /** Of the application, as stored. */
  readonly number: string
  readonly kind: CaseKind
  /** At most 2000 characters; may be empty for `not-my-child`, which is one press of a button. */
  readonly words: string
  /**
   * An enrolment of the application, also one that has ended. Of `not-my-child`: what is disputed; absent, the one that runs
   * or comes. Of a complaint: it is about that kindergarten.
   */
  readonly enrolmentId?: bigint
}

/**
 * Returns the number of the case. `not-my-child` names an enrolment: while the case is open nothing of its months is paid
 * (payments/act-queries.ts). Refuses `case/no-enrolment` where there is none, `case/already-open` for a second one.
 */
export async function openCase(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: OpenCase,
): Promise<string> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, caseAccess.open, found.relation)
  const { kind } = input
  const words = input.words.trim()
  if (words.length > MOST_WORDS) throw new BadInput({ words: 'too-long' })
  if (words === '' && kind !== 'not-my-child') throw new BadInput({ words: 'missing' })
  const { application } = found
  const { territory } = application
  const today = setting.clock.today()
  const asked = await selectAskedEnrolment(tx, application.id, today, input.enrolmentId)
  const isNamed = kind === 'complaint' && input.enrolmentId !== undefined
  if ((kind === 'not-my-child' || isNamed) && asked === undefined) {
    throw new Refusal<CaseRefusal>('case/no-enrolment')
  }
  const { pack } = await getRulesInForce(tx, territory, application.programme, today)
  const openedAt = setting.clock.now()
  const workingDays = workingDaysOf(pack, kind)
  const deadline = deadlineAfter(setting.calendar, openedAt, { workingDays })
  const due = assertDefined(deadline.ok ? deadline.value : undefined, 'the calendar covers it')
  const number = drawBusinessNumber(byteSource(setting.entropy))
  await insertCase(tx, {
    number,
    kind,
    territory,
    applicationId: application.id,
    enrolmentId: kind === 'not-my-child' ? (asked?.id ?? null) : null,
    providerId: isNamed ? (asked?.providerId ?? null) : null,
    openedBy: actor.kind === 'guardian' ? actor.personId : 0n,
    words,
    openedAt,
    dueAt: due.endsAt,
  })
  await appendToJournal(tx, setting, [
    {
      kind: 'case.opened',
      facts: {
        case: number,
        application: application.number,
        programme: application.programme,
        territory,
        what: kind,
        lastDay: due.lastDay.toString(),
      },
      privateFields: { words },
    },
  ])
  return number
}

function workingDaysOf(pack: RulePack, kind: CaseKind): number {
  return kind === 'not-my-child'
    ? pack.values['case.notMyChildWorkingDays'].value
    : pack.values['case.answerWorkingDays'].value
}
