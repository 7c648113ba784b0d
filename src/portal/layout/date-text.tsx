/** Days and moments in the reader's form, with the exact value for machines beside it. */
import type { Language } from '../../base/language.ts'
import { formatDate, formatDateWithWeekday, formatMoment } from './format.ts'

export function DateText(props: {
  date: Temporal.PlainDate
  language: Language
  weekday?: boolean
}) {
  const format = props.weekday === true ? formatDateWithWeekday : formatDate
  return <time datetime={props.date.toString()}>{format(props.date, props.language)}</time>
}

export function MomentText(props: { instant: Temporal.Instant; language: Language }) {
  return (
    <time datetime={props.instant.toString()}>{formatMoment(props.instant, props.language)}</time>
  )
}
