/** A deadline as a date, a weekday and a countdown; the days are counted by the caller on the Kazakh working calendar. */
import type { Language } from '../../base/language.ts'
import { plural } from '../../locales/plural.ts'
import { texts } from '../../locales/texts.ts'
import { formatCount, formatDateWithWeekday } from './format.ts'

type Deadline = {
  language: Language
  day: Temporal.PlainDate
  /** 0 on the last day itself, negative once it has passed. */
  workingDaysLeft: number
}

/** "2 жұмыс күні қалды", "сегодня последний день", "the deadline has passed". */
export function countdownText(language: Language, workingDaysLeft: number): string {
  const t = texts(language).layout.deadline
  if (workingDaysLeft < 0) return t.passed
  if (workingDaysLeft === 0) return t.today
  const words = plural(language, workingDaysLeft, t.left)
  return t.countdown(formatCount(workingDaysLeft, language), words)
}

export function DeadlineText(props: Deadline) {
  const t = texts(props.language).layout.deadline
  return (
    <span class="kz-deadline">
      <time datetime={props.day.toString()}>
        {t.until(formatDateWithWeekday(props.day, props.language))}
      </time>
      {': '}
      <strong>{countdownText(props.language, props.workingDaysLeft)}</strong>
    </span>
  )
}
