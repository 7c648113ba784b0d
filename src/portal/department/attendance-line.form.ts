/** What an officer decides about a month, as posted: a disputed day, or the whole month in the place of a silent parent. */
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'

/** One page has several forms: each names its fields by what it decides. */
export const fieldsOf = (what: string) => ({ outcome: `outcome-${what}`, words: `words-${what}` })

/** Of the form that takes days back. */
export const TAKE_BACK = { days: 'back-days', words: 'words-back' } as const

export type LineDecision =
  | { readonly kind: 'back'; readonly days: readonly number[]; readonly words: string }
  | {
      readonly kind: 'dispute'
      readonly disputeId: bigint
      readonly upheld: boolean
      words: string
    }
  | { readonly kind: 'line'; readonly pay: boolean; readonly words: string }

type Read =
  | { readonly ok: true; readonly value: LineDecision }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

export function readLineDecision(
  value: (name: string) => string,
  values: (name: string) => readonly string[],
  mistakes: { readonly choose: string; readonly words: string; readonly days: string },
): Read {
  const what = value('what')
  if (what === 'back') return readTakenBack(value, values, mistakes)
  const fields = fieldsOf(what)
  const outcome = value(fields.outcome)
  const words = value(fields.words).trim()
  const known = outcome === 'yes' || outcome === 'no'
  const told = words.length >= 3 && words.length <= MOST_REASON_WORDS
  if (!known || !told || !/^(line|[1-9]\d{0,17})$/.test(what)) {
    return {
      ok: false,
      errors: {
        ...(known ? {} : { [fields.outcome]: mistakes.choose }),
        ...(told ? {} : { [fields.words]: mistakes.words }),
      },
    }
  }
  const yes = outcome === 'yes'
  return what === 'line'
    ? { ok: true, value: { kind: 'line', pay: yes, words } }
    : { ok: true, value: { kind: 'dispute', disputeId: BigInt(what), upheld: yes, words } }
}

function readTakenBack(
  value: (name: string) => string,
  values: (name: string) => readonly string[],
  mistakes: { readonly words: string; readonly days: string },
): Read {
  const days = values(TAKE_BACK.days)
    .filter(day => /^([1-9]|[12]\d|3[01])$/.test(day))
    .map(Number)
  const words = value(TAKE_BACK.words).trim()
  const told = words.length >= 3 && words.length <= MOST_REASON_WORDS
  if (days.length > 0 && told) return { ok: true, value: { kind: 'back', days, words } }
  return {
    ok: false,
    errors: {
      ...(days.length > 0 ? {} : { [TAKE_BACK.days]: mistakes.days }),
      ...(told ? {} : { [TAKE_BACK.words]: mistakes.words }),
    },
  }
}
