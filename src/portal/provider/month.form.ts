/** What a kindergarten posts of a month: its answer to a disputed day. Pure. */
import type { Language } from '../../base/language.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'
import { texts } from '../../locales/texts.ts'

export const agreesField = (disputeId: bigint) => `agrees-${disputeId}`
export const whyField = (disputeId: bigint) => `why-${disputeId}`

type DisputeAnswer = { readonly agrees: boolean; readonly words: string }

const FEWEST_WORDS = 3

/** Who agrees needs no words; who does not, says why. */
export function readDisputeAnswer(
  value: (name: string) => string,
  disputeId: bigint,
  language: Language,
): Result<DisputeAnswer, Readonly<Record<string, string>>> {
  const t = texts(language).attendance.month
  const choice = value(agreesField(disputeId))
  const words = value(whyField(disputeId))
  if (choice !== 'yes' && choice !== 'no') {
    return err({ [agreesField(disputeId)]: t.answerMissing })
  }
  const short = choice === 'no' && words.length < FEWEST_WORDS
  if (short || words.length > MOST_REASON_WORDS) return err({ [whyField(disputeId)]: t.whyMissing })
  return ok({ agrees: choice === 'yes', words })
}
