/** A disputed day: the kindergarten answers it, then, where they do not agree, the department decides. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { type AttendanceRefusal, MOST_REASON_WORDS } from './attendance.ts'
import { attendanceAccess } from './attendance-access.ts'
import { type Dispute, selectDispute, selectDisputes, updateDispute } from './dispute-queries.ts'
import { lineFacts, lockAllowedLine } from './line-facts.ts'
import {
  type DisputeEvent,
  nextDisputeState,
  nextLineState,
  PENDING_DISPUTES,
} from './sheet-life.ts'
import { type SheetLine, updateLine } from './sheet-queries.ts'
import { tellFamilies } from './tell-families.ts'

/** By the kindergarten: it agrees (then the day is as the parent says), or says why not. */
export async function answerDispute(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly disputeId: bigint; readonly agrees: boolean; readonly words: string },
): Promise<void> {
  const event = input.agrees ? 'conceded' : 'contested'
  await moveDispute(tx, actor, setting, {
    ...input,
    event,
    permission: attendanceAccess.answerDispute,
  })
}

/** By the department, with its reason, once the kindergarten has contested the day or let its time pass. */
export async function decideDispute(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly disputeId: bigint; readonly upheld: boolean; readonly words: string },
): Promise<void> {
  const event = input.upheld ? 'upheld' : 'dismissed'
  await moveDispute(tx, actor, setting, { ...input, event, permission: attendanceAccess.decide })
}

/** By the worker: the kindergarten's days to answer are over. Repeated, or too early, it does nothing. */
export async function closeDisputeTime(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  disputeId: bigint,
): Promise<void> {
  const dispute = await selectDispute(tx, disputeId)
  if (dispute === undefined) return
  await lockAllowedLine(tx, actor, attendanceAccess.close, dispute.lineId)
  const now = await selectDispute(tx, disputeId)
  const early = Temporal.Instant.compare(setting.clock.now(), dispute.answerUntil) < 0
  if (now?.state !== 'open' || early) return
  await moveDispute(tx, actor, setting, {
    disputeId,
    event: 'time-over',
    words: null,
    permission: attendanceAccess.close,
  })
}

type Move = {
  readonly disputeId: bigint
  readonly event: DisputeEvent
  readonly words: string | null
  readonly permission: (typeof attendanceAccess)['decide' | 'answerDispute' | 'close']
}

async function moveDispute(tx: Tx, actor: Actor, setting: Setting, move: Move): Promise<void> {
  const found = await selectDispute(tx, move.disputeId)
  if (found === undefined) throw new NotFound('dispute')
  const line = await lockAllowedLine(tx, actor, move.permission, found.lineId)
  const disputes = await selectDisputes(tx, line.id)
  const dispute = disputes.find(one => one.id === found.id) ?? found
  const to = nextDisputeState(dispute.state, move.event)
  if (to === undefined) throw new Refusal<AttendanceRefusal>('sheet/nothing-to-decide')
  const words = checkWords(move)
  const at = setting.clock.now()
  const said = move.event === 'time-over' ? null : { at, by: actorText(actor), words }
  await updateDispute(tx, dispute.id, to, said)
  const others = disputes.filter(one => one.id !== dispute.id)
  const settled = await settleLine(tx, line, { ...dispute, state: to }, others, at)
  const isDecision = to === 'upheld' || to === 'dismissed'
  await appendToJournal(tx, setting, [
    {
      kind: isDecision ? 'sheet.dispute-decided' : 'sheet.dispute-answered',
      facts: { ...lineFacts(line), outcome: to },
      privateFields: { day: dispute.day.toString(), words: words ?? '' },
    },
  ])
  // One message for all disputed days of a month, with the last word about the last of them.
  if (!settled) return
  await tellFamilies(tx, at, [line.enrolmentId], {
    template: 'dispute-decided',
    cause: () => line.id.toString(),
  })
}

/** The day is as the parent said when it was conceded or upheld; the last word confirms the line. Returns whether it was. */
async function settleLine(
  tx: Tx,
  line: SheetLine,
  dispute: Dispute,
  others: readonly Dispute[],
  at: Temporal.Instant,
): Promise<boolean> {
  const agreed = dispute.state === 'conceded' || dispute.state === 'upheld'
  const days = agreed ? withDay(line.days, dispute) : line.days
  const pending = [...others, dispute].some(one => PENDING_DISPUTES.includes(one.state))
  const to = pending ? line.state : nextLineState(line.state, 'disputes-decided')
  await updateLine(tx, line.id, { state: to ?? line.state, at, days })
  return to === 'confirmed'
}

function withDay(days: string, { day, claimed }: Dispute): string {
  const letter = claimed === 'present' ? 'p' : 'a'
  return `${days.slice(0, day.day - 1)}${letter}${days.slice(day.day)}`
}

function checkWords({ event, words }: Move): string | null {
  const trimmed = words?.trim() ?? ''
  // Who agrees needs no reason; who does not, and who decides, says why.
  if (trimmed.length < 3 && event !== 'conceded' && event !== 'time-over') {
    throw new BadInput({ words: 'missing' })
  }
  if (trimmed.length > MOST_REASON_WORDS) throw new BadInput({ words: 'too-long' })
  return trimmed === '' ? null : trimmed
}
