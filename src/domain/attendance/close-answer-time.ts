/** A month that no parent answered: neither yes nor zero. It waits for another month, then an officer must decide. */
import { BadInput, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { type AttendanceRefusal, MOST_REASON_WORDS } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type AttendanceTerms, attendanceTerms } from './attendance-terms.ts'
import { insertDisputes } from './dispute-queries.ts'
import { disputeAnswerUntil } from './dispute-time.ts'
import { findObjections } from './find-answered.ts'
import type { Objection } from './lesson-answer.ts'
import { lineFacts, lockAllowedLine } from './line-facts.ts'
import { nextLineState } from './sheet-life.ts'
import { type SheetLine, updateLine } from './sheet-queries.ts'
import { tellFamilies } from './tell-families.ts'

/** By the worker; repeated, or too early, it does nothing. Each time over is one cycle, up to those of the rules. */
export async function closeAnswerTime(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  lineId: bigint,
): Promise<void> {
  const line = await lockAllowedLine(tx, actor, attendanceAccess.close, lineId)
  const to = nextLineState(line.state, 'time-over')
  const at = setting.clock.now()
  if (to === undefined || Temporal.Instant.compare(at, line.answerUntil) < 0) return
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, line.territory, line.programme, today)
  const terms = attendanceTerms(pack)
  if (line.mustDecide) return
  const carried = line.carried + 1
  // Rules that know sheets no more know no other month to wait for either.
  const mustDecide = terms === undefined || carried > terms.carriedCycles
  const until = mustDecide ? line.answerUntil : nextAnswerUntil(today, terms)
  await updateLine(tx, line.id, { state: to, at, again: { until, carried, mustDecide } })
  await appendToJournal(tx, setting, [
    { kind: 'sheet.unconfirmed', facts: { ...lineFacts(line), cycle: carried, last: mustDecide } },
  ])
  await tellFamilies(tx, at, [line.enrolmentId], {
    template: 'sheet-unconfirmed',
    cause: () => `${line.month}:${carried}`,
  })
}

/** To the end of the same day of the month after. */
function nextAnswerUntil(
  today: Temporal.PlainDate,
  { answerUntilDay }: AttendanceTerms,
): Temporal.Instant {
  return startOfDay(
    today
      .toPlainYearMonth()
      .add({ months: today.day > answerUntilDay ? 1 : 0 })
      .toPlainDate({ day: answerUntilDay })
      .add({ days: 1 }),
  )
}

/** By an officer, with a reason, in the place of a silent parent; the parent's own answer comes first, if it comes. */
export async function decideLine(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly lineId: bigint; readonly pay: boolean; readonly words: string },
): Promise<void> {
  const line = await lockAllowedLine(tx, actor, attendanceAccess.decide, input.lineId)
  const to = nextLineState(line.state, input.pay ? 'confirmed-by-officer' : 'refused-by-officer')
  if (to === undefined) refuse('sheet/nothing-to-decide')
  const words = input.words.trim()
  if (words.length < 3) throw new BadInput({ words: 'missing' })
  if (words.length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  const answer = { by: actorText(actor), personId: null, words }
  const at = setting.clock.now()
  // What the family said of single lessons before waits for its own decision, whatever the month is.
  const objections = input.pay ? await findObjections(tx, line) : []
  if (objections.length === 0) await updateLine(tx, line.id, { state: to, at, answer })
  else await payButDisputed(tx, setting, line, { at, answer }, objections)
  await appendToJournal(tx, setting, [
    {
      kind: input.pay ? 'sheet.confirmed' : 'sheet.refused',
      facts: { ...lineFacts(line), by: 'officer' },
      privateFields: { days: line.days, words },
    },
  ])
  await tellFamilies(tx, at, [line.enrolmentId], {
    template: 'sheet-decided',
    cause: () => line.id.toString(),
  })
}

async function payButDisputed(
  tx: Tx,
  setting: Setting,
  line: SheetLine,
  { at, answer }: Pick<Parameters<typeof updateLine>[2], 'at' | 'answer'>,
  objections: readonly Objection[],
): Promise<void> {
  const again = { until: line.answerUntil, carried: line.carried, mustDecide: false }
  await updateLine(tx, line.id, { state: 'disputed', at, again, ...(answer && { answer }) })
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, line.territory, line.programme, today)
  const terms = attendanceTerms(pack) ?? refuse('sheet/not-here')
  const until = disputeAnswerUntil(setting, terms)
  for (const one of objections) {
    await insertDisputes(tx, line.id, { at, by: one.personId, until }, [one])
  }
}

function refuse(code: AttendanceRefusal): never {
  throw new Refusal<AttendanceRefusal>(code)
}
