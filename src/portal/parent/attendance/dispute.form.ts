/** Which days a family says were otherwise, and why. Pure. */
import type { Language } from '../../../base/language.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { DisputedDay } from '../../../domain/attendance/answer-line.ts'
import { MOST_REASON_WORDS } from '../../../domain/attendance/attendance.ts'
import type { SheetLine } from '../../../domain/attendance/find-family-months.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import type { PostedForm } from '../../page-context.ts'
import { claimOf } from './day-words.ts'

const FEWEST_WORDS = 3

export const wordsField = (day: number) => `words-${day}`

/** `line`: whose days were shown; a day that cannot be disputed is none that our form offers. */
export function readDisputed(
  form: Pick<PostedForm, 'value' | 'values'>,
  line: Pick<SheetLine, 'month' | 'days'>,
  language: Language,
  programme: Programme,
): Result<readonly DisputedDay[], Readonly<Record<string, string>>> {
  const t = textsOf(language, programme).attendance.dispute
  const posted = form.values('days').filter(text => /^[1-9]\d?$/.test(text))
  const days = [...new Set(posted.map(Number))].sort((one, other) => one - other)
  const disputed = days.flatMap(day => {
    const claimed = claimOf(line.days, day)
    const words = form.value(wordsField(day))
    return claimed === undefined ? [] : [{ day: line.month.with({ day }), claimed, words }]
  })
  if (disputed.length === 0) return err({ days: t.none })
  const silent = disputed.filter(
    ({ words }) => words.length < FEWEST_WORDS || words.length > MOST_REASON_WORDS,
  )
  if (silent.length === 0) return ok(disputed)
  return err(Object.fromEntries(silent.map(({ day }) => [wordsField(day.day), t.words])))
}
