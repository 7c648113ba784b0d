/** A parent answers for her child's month: yes, or that single days were otherwise. */
import { assert } from '../../base/assert.ts'
import { BadInput, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { keepAnswerTrace, type SeenFrom } from './answer-trace.ts'
import { type AttendanceRefusal, type MarkState, MOST_REASON_WORDS } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { attendanceTerms } from './attendance-terms.ts'
import { insertDisputes } from './dispute-queries.ts'
import { disputeAnswerUntil } from './dispute-time.ts'
import { findObjections } from './find-answered.ts'
import { lineFacts, lockAllowedLine } from './line-facts.ts'
import { letterAt } from './month-days.ts'
import { nextLineState } from './sheet-life.ts'
import { type SheetLine, updateLine } from './sheet-queries.ts'

export type DisputedDay = {
  readonly day: Temporal.PlainDate
  /** What the parent says it was. */
  readonly claimed: MarkState
  readonly words: string
}

export type AnswerLine = {
  readonly lineId: bigint
  /** The letters that the parent was shown: she answers for these and no others. */
  readonly seenDays: string
  /** Empty: all days are confirmed. */
  readonly disputed: readonly DisputedDay[]
  /** Absent where no browser answered. */
  readonly from?: SeenFrom
}

/**
 * Any legal representative of the child; the first answer counts. A disputed day holds back its own money only: the other
 * days are confirmed with it. What the family said of single lessons before goes with the answer. Refuses `sheet/changed` when the days are not those that were seen.
 */
export async function answerLine(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { lineId, seenDays, disputed: given, from }: AnswerLine,
): Promise<void> {
  const line = await lockAllowedLine(tx, actor, attendanceAccess.answer, lineId)
  assert(actor.kind === 'guardian', 'only guardians are let through')
  const before = await findObjections(tx, line)
  const disputed = [
    ...given,
    ...before.filter(one => !given.some(({ day }) => day.equals(one.day))),
  ]
  const to = nextLineState(line.state, disputed.length > 0 ? 'disputed' : 'confirmed-by-guardian')
  if (to === undefined) refuse('sheet/already-answered')
  const at = setting.clock.now()
  // In time as long as the sweep has not said otherwise; then as long as it is carried.
  const over = Temporal.Instant.compare(at, line.answerUntil) >= 0
  if (line.mustDecide || (line.state === 'unconfirmed' && over)) refuse('sheet/too-late')
  if (seenDays !== line.days) refuse('sheet/changed')
  for (const one of given) checkDay(line, one)
  if (new Set(given.map(one => one.day.toString())).size < given.length) {
    throw new BadInput({ days: 'twice' })
  }
  const answer = { by: 'guardian', personId: actor.personId, words: null }
  await updateLine(tx, line.id, { state: to, at, answer })
  if (from !== undefined) {
    const { enrolmentId, month } = line
    await keepAnswerTrace(tx, setting, { enrolmentId, month, personId: actor.personId }, from)
  }
  if (disputed.length === 0) {
    await appendToJournal(tx, setting, [
      {
        kind: 'sheet.confirmed',
        facts: { ...lineFacts(line), by: 'guardian' },
        privateFields: { days: line.days },
      },
    ])
    return
  }
  const until = await untilOf(tx, setting, line)
  await insertDisputes(tx, line.id, { at, by: actor.personId, until }, disputed)
  await appendToJournal(tx, setting, [
    {
      kind: 'sheet.disputed',
      facts: { ...lineFacts(line), days: disputed.length },
      privateFields: {
        days: line.days,
        disputed: disputed
          .map(one => `${one.day.toString()} ${one.claimed}: ${one.words}`)
          .join('\n'),
      },
    },
  ])
}

function checkDay(line: SheetLine, { day, claimed, words }: DisputedDay): void {
  const length = words.trim().length
  if (length < 3) throw new BadInput({ words: 'missing' })
  if (length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  const inMonth = day.toPlainYearMonth().equals(line.month.toPlainYearMonth())
  const letter = inMonth ? letterAt(line.days, day.day) : undefined
  const otherwise = claimed === 'present' ? ['a', 'i', 'l'] : ['p']
  if (letter === undefined || !otherwise.includes(letter)) refuse('sheet/day-not-disputable')
}

async function untilOf(tx: Tx, setting: Setting, line: SheetLine): Promise<Temporal.Instant> {
  const day = setting.clock.today()
  const { pack } = await getRulesInForce(tx, line.territory, line.programme, day)
  return disputeAnswerUntil(setting, attendanceTerms(pack) ?? refuse('sheet/not-here'))
}

function refuse(code: AttendanceRefusal): never {
  throw new Refusal<AttendanceRefusal>(code)
}
