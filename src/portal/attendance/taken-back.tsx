/** Days that the department took back after they were confirmed, each with its reason: the same words for everybody. Pure. */
import type { Language } from '../../base/language.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { formatDateWithWeekday } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'

type TakenBackDay = {
  readonly day: Temporal.PlainDate
  readonly words: string
  /** Where several children stand on one page. */
  readonly name?: string
}

export function TakenBack(props: {
  language: Language
  programme: Programme
  level: 2 | 3
  days: readonly TakenBackDay[]
}) {
  const { language, days } = props
  const t = textsOf(language, props.programme).attendance.takenBack
  if (days.length === 0) return null
  return (
    <section>
      <Heading level={props.level}>{t.title}</Heading>
      <p>{t.text}</p>
      <ul>
        {days.map(({ day, words, name }) => (
          <li>
            {name === undefined ? '' : `${name}, `}
            <strong>{formatDateWithWeekday(day, language)}</strong>: «{words}»
          </li>
        ))}
      </ul>
    </section>
  )
}
