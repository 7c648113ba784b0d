/** The words that the script of the marking page needs, with gaps in braces: nothing else is handed to it. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export function markingWords(language: Language) {
  const t = texts(language).attendance
  return {
    ...t.day.device,
    everybody: t.day.everybody,
    present: t.present,
    absent: t.absent,
    absentFor: t.absentFor('{reason}'),
    reasons: t.reasons,
    conflict: t.day.outcomes.conflict('{mine}', '{theirs}'),
    twoPlaces: t.day.outcomes.twoPlaces('{hours}'),
    words: t.day.outcomes.words('{before}'),
    gone: t.day.outcomes.gone,
  }
}
