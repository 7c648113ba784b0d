/** How far the month of a kindergarten is, whom it waits for and until when: pure; department and kindergarten ask the same. */
import type { ActState } from './act.ts'
import type { MonthDates } from './payment-terms.ts'

export const STAGES = [
  'not-submitted',
  'answers',
  'undecided',
  'ready',
  'draft',
  'signed',
  'approved',
  'sent',
  'returned',
  'paid',
  'nothing',
] as const

export type MonthStage = (typeof STAGES)[number]

export type WaitsFor = 'provider' | 'parents' | 'department' | 'operator' | 'bank'

/** Of one kindergarten and month. */
export type MonthFacts = {
  /** Groups with children, and those of them with a sheet. */
  readonly groups: number
  readonly sheets: number
  /** Lines whose parents may still answer for the first time. */
  readonly waiting: number
  /** Lines of which something is confirmed and no act holds them yet. */
  readonly confirmed: number
  /** Lines of silence, and disputed days without the last word. */
  readonly undecided: number
  /** The last day on which a parent may answer. */
  readonly answerBy: Temporal.PlainDate | null
  readonly act: ActState | null
}

export type Stage = {
  readonly stage: MonthStage
  readonly waitsFor: WaitsFor | undefined
  /** The last day; undefined where nobody is waited for. */
  readonly until: Temporal.PlainDate | undefined
}

export function stageOf(facts: MonthFacts, dates: MonthDates): Stage {
  if (facts.act !== null) return stageOfAct(facts.act, dates)
  if (facts.sheets < facts.groups) return waits('not-submitted', 'provider', dates.submitBy)
  if (facts.waiting > 0) return waits('answers', 'parents', facts.answerBy ?? dates.answerBy)
  if (facts.confirmed > 0) return waits('ready', 'department', dates.actBy)
  if (facts.undecided > 0) return waits('undecided', 'department', dates.actBy)
  return { stage: 'nothing', waitsFor: undefined, until: undefined }
}

function stageOfAct(state: ActState, dates: MonthDates): Stage {
  switch (state) {
    case 'draft':
      return waits('draft', 'provider', dates.actBy)
    case 'signed':
      return waits('signed', 'department', dates.actBy)
    case 'approved':
      return waits('approved', 'operator', dates.payBy)
    case 'sent':
      return waits('sent', 'bank', dates.payBy)
    case 'returned':
      return waits('returned', 'operator', dates.payBy)
    case 'paid':
      return { stage: 'paid', waitsFor: undefined, until: undefined }
  }
}

function waits(stage: MonthStage, waitsFor: WaitsFor, until: Temporal.PlainDate): Stage {
  return { stage, waitsFor, until }
}

/** Calendar days since the last day; 0 while there is time. */
export function daysLate({ until }: Stage, today: Temporal.PlainDate): number {
  if (until === undefined || Temporal.PlainDate.compare(today, until) <= 0) return 0
  return until.until(today, { largestUnit: 'days' }).days
}
