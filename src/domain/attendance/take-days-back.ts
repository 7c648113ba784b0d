/** Days that were confirmed, and perhaps paid, and turned out not to have been: the department takes them back. */
import { BadInput, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { type AttendanceRefusal, MOST_REASON_WORDS } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { insertCorrections, lockProviderOfLine, selectIsInAct } from './correction-queries.ts'
import { lineFacts, lockAllowedLine } from './line-facts.ts'
import { isPayable, letterAt } from './month-days.ts'
import { nextLineState } from './sheet-life.ts'
import { updateLine } from './sheet-queries.ts'
import { tellFamilies } from './tell-families.ts'

export type TakeDaysBack = {
  readonly lineId: bigint
  /** Of the month, from 1. */
  readonly days: readonly number[]
  /** 3 to 500 characters: why, told to the family and to the kindergarten. */
  readonly words: string
}

/**
 * An act that is drawn up stays as it is: the next one of the kindergarten has a line that sets the days off (rules.md 5,
 * assumed). Nothing is ever added this way: only what a family confirmed is paid. Refuses `sheet/nothing-to-take-back` for a
 * month that waits for somebody's word or was never paid for, and for a day that does not count.
 */
export async function takeDaysBack(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: TakeDaysBack,
): Promise<void> {
  await lockProviderOfLine(tx, input.lineId)
  const line = await lockAllowedLine(tx, actor, attendanceAccess.takeBack, input.lineId)
  const words = input.words.trim()
  if (words.length < 3) throw new BadInput({ words: 'missing' })
  if (words.length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  const numbers = [...new Set(input.days)].toSorted((one, other) => one - other)
  if (numbers.length === 0) throw new BadInput({ days: 'missing' })
  const to = nextLineState(line.state, 'days-taken-back')
  // Settled and in no act: it was refused, and taking a day back must not open it again.
  if (to === undefined || (line.state === 'settled' && !(await selectIsInAct(tx, line.id))))
    refuse()
  const days = numbers.map(number => {
    const before = letterAt(line.days, number) ?? ''
    if (!isPayable(before)) refuse()
    return { day: line.month.with({ day: number }), before }
  })
  const at = setting.clock.now()
  await insertCorrections(tx, line.id, { words, at, by: actorText(actor) }, days)
  const left = [...line.days].map((letter, index) => (numbers.includes(index + 1) ? 'a' : letter))
  await updateLine(tx, line.id, { state: to, at, days: left.join('') })
  await appendToJournal(tx, setting, [
    {
      kind: 'sheet.days-taken-back',
      facts: { ...lineFacts(line), days: days.length },
      privateFields: {
        before: line.days,
        days: days.map(one => one.day.toString()).join(' '),
        words,
      },
    },
  ])
  await tellFamilies(tx, at, [line.enrolmentId], {
    template: 'days-taken-back',
    cause: () => `${line.id}:${numbers.join('.')}`,
  })
}

function refuse(): never {
  throw new Refusal<AttendanceRefusal>('sheet/nothing-to-take-back')
}
