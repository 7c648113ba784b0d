/** On top of a month that is asked for: what was confirmed lesson by lesson before, what is left, what was said to be otherwise. Pure. */
import type { Language } from '../../../base/language.ts'
import type { FamilyMonth } from '../../../domain/attendance/find-family-months.ts'
import type { AnsweredLessons } from '../../../domain/attendance/lesson-answer.ts'
import { isPayable } from '../../../domain/attendance/month-days.ts'
import { textsOf } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { dayName, dayWords, type TellableMonth } from './day-words.ts'

type Shown = TellableMonth & Pick<FamilyMonth, 'line'> & { beforehand: AnsweredLessons | undefined }

export function Beforehand({ language, shown }: { language: Language; shown: Shown }) {
  const { beforehand, line } = shown
  if (beforehand === undefined) return null
  const t = textsOf(language, 'club').lessonAnswers
  const said = new Set(beforehand.objections.map(one => one.day.day))
  const left = [...line.days].flatMap((letter, index) =>
    isPayable(letter) && !beforehand.confirmed.has(index + 1) && !said.has(index + 1)
      ? [index + 1]
      : [],
  )
  return (
    <>
      <p>{t.already(formatCount(beforehand.confirmed.size, language))}</p>
      {beforehand.objections.map(one => (
        <p>{t.saidBefore(dayName(shown, one.day.day, language))}</p>
      ))}
      {left.length === 0 ? null : (
        <>
          <Heading level={3}>{t.left}</Heading>
          <ul>
            {left.map(day => (
              <li>
                {dayName(shown, day, language)}:{' '}
                <strong>{dayWords(shown, day, language, 'club')}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
