/** Part of submitting: a month whose every paid lesson its family has answered already is not asked again. */
import { assertDefined } from '../../base/assert.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { insertDisputes } from './dispute-queries.ts'
import { findAnswered } from './find-answered.ts'
import type { AnsweredLessons } from './lesson-answer.ts'
import { lineFacts } from './line-facts.ts'
import { nextLineState } from './sheet-life.ts'
import { type SheetLine, selectLinesOfEnrolments, updateLine } from './sheet-queries.ts'

/** Returns the enrolments whose months are answered with it. */
export async function confirmBeforehand(
  tx: Tx,
  setting: Setting,
  month: Temporal.PlainYearMonth,
  lines: readonly { readonly enrolmentId: bigint; readonly days: string }[],
  /** Of the kindergarten's time to answer a disputed day. */
  disputeUntil: Temporal.Instant,
): Promise<ReadonlySet<bigint>> {
  const answered = await findAnswered(tx, month, lines)
  const whole = [...answered].flatMap(([id, one]) => (one.whole ? [id] : []))
  for (const line of await selectLinesOfEnrolments(tx, whole, month)) {
    const said = assertDefined(answered.get(line.enrolmentId), 'it was answered')
    await answerBeforehand(tx, setting, line, said, disputeUntil)
  }
  return new Set(whole)
}

/** As her own answer of the month, in her name and in the same kinds of the journal. */
async function answerBeforehand(
  tx: Tx,
  setting: Setting,
  line: SheetLine,
  { by, objections }: AnsweredLessons,
  disputeUntil: Temporal.Instant,
): Promise<void> {
  const personId = assertDefined(by, 'somebody said it')
  const disputed = objections.length > 0
  const event = disputed ? 'disputed' : 'confirmed-by-guardian'
  const state = assertDefined(nextLineState(line.state, event), 'a line just submitted')
  const at = setting.clock.now()
  await updateLine(tx, line.id, { state, at, answer: { by: 'guardian', personId, words: null } })
  for (const one of objections) {
    await insertDisputes(tx, line.id, { at, by: one.personId, until: disputeUntil }, [one])
  }
  const days = objections.map(one => `${one.day} ${one.claimed}: ${one.words}`)
  await appendToJournal(tx, setting, [
    {
      kind: disputed ? 'sheet.disputed' : 'sheet.confirmed',
      facts: {
        ...lineFacts(line),
        ...(disputed ? { days: objections.length } : { by: 'guardian' }),
        beforehand: true,
      },
      privateFields: { days: line.days, ...(disputed && { disputed: days.join('\n') }) },
    },
  ])
}
