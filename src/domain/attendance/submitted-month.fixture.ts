/** The month of two children, submitted: the first was there always, the second not on the 1st and the 2nd. */
import type { TestDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { answerLine, type DisputedDay } from './answer-line.ts'
import { attendedMonths, type Pupil, refusalOf } from './attended-month.fixture.ts'
import { closeAnswerTime } from './close-answer-time.ts'
import { closeDisputeTime } from './decide-dispute.ts'
import { selectDisputesOverdue } from './dispute-queries.ts'
import { selectLinesOverdue } from './sheet-queries.ts'

export const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' }
const SYSTEM: Actor = { kind: 'system', name: 'test' }

export const WHOLE = 'pppp--ppppp--ppppp--ppppp--ppp'

export const guardianOf = (pupil: Pupil): Actor => ({
  kind: 'guardian',
  personId: pupil.contract.guardianId,
})

export async function twoChildren(db: TestDatabase) {
  const town = attendedMonths(db)
  const group = await town.aGroup(2)
  const [one, other] = group.pupils
  if (one === undefined || other === undefined) throw new Error('two pupils')

  async function submitMonth(): Promise<number> {
    await town.aMarkedMonth(group, (pupil, day) =>
      pupil === other && day.day <= 2 ? { state: 'absent', reason: 'family' } : {},
    )
    return town.submit(group.provider, group.groupId)
  }

  /** The code of the refusal, or undefined. */
  async function answer(pupil: Pupil, disputed: readonly DisputedDay[] = [], seenDays?: string) {
    const line = await town.lineOf(pupil)
    return refusalOf(
      town.act(tx =>
        answerLine(tx, guardianOf(pupil), town.setting, {
          lineId: line.id,
          seenDays: seenDays ?? line.days,
          disputed,
        }),
      ),
    )
  }

  const claim = (number: number, claimed: 'present' | 'absent' = 'present'): DisputedDay => ({
    day: town.month.toPlainDate({ day: number }),
    claimed,
    words: 'Бала ол күні балабақшада болды',
  })

  /** What the worker does when a time is over. */
  async function sweep(): Promise<void> {
    const now = town.setting.clock.now()
    for (const id of await selectLinesOverdue(db.app, now, 100)) {
      await town.act(tx => closeAnswerTime(tx, SYSTEM, town.setting, id))
    }
    for (const id of await selectDisputesOverdue(db.app, now, 100)) {
      await town.act(tx => closeDisputeTime(tx, SYSTEM, town.setting, id))
    }
  }

  return { town, group, one, other, submitMonth, answer, claim, sweep }
}
