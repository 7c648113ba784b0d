/** A pause of publication as posted. */
import type { Language } from '../../base/language.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { texts } from '../../locales/texts.ts'
import type { Form } from '../layout/form.ts'
import { readTypedDay } from '../layout/typed-day.ts'

type Pause = {
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  readonly reason: string
}

const MOST_LETTERS = 500

export function readPause(
  value: (name: string) => string,
  language: Language,
): Result<Pause, Form['errors']> {
  const words = texts(language).referrals.pause.mistakes
  const startsOn = readTypedDay(value('startsOn'))
  const lastDay = readTypedDay(value('lastDay'))
  const reason = value('reason').trim()
  const reasonBad = reason === '' || reason.length > MOST_LETTERS
  if (startsOn !== undefined && lastDay !== undefined && !reasonBad) {
    return ok({ startsOn, lastDay, reason })
  }
  return err({
    ...(startsOn === undefined && { startsOn: words.startsOn }),
    ...(lastDay === undefined && { lastDay: words.lastDay }),
    ...(reasonBad && { reason: words.reason }),
  })
}
