/** A child's month as a small calendar: a sign and a word for each day, the colour only repeats them. Pure. */
import type { Language } from '../../../base/language.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { type SignKind, signOf } from '../../attendance/mark-text.ts'
import { formatMonth, formatWeekday } from '../../layout/format.ts'

export function MonthCalendar(props: {
  language: Language
  programme: Programme
  month: Temporal.PlainYearMonth
  days: string
  unmarked: ReadonlySet<number>
  /** Days that the family does not agree with. */
  disputed: ReadonlySet<number>
}) {
  const { language, programme, month, days } = props
  const { family, letters } = textsOf(language, programme).attendance
  const weeks = weeksOf(month)
  const used = new Set<SignKind>(
    [...days].map((_, index) => signOf(days, props.unmarked, index + 1)),
  )
  return (
    <>
      <table class="kz-calendar">
        <caption class="ds-sr-only">{`${family.calendar}, ${formatMonth(month, language)}`}</caption>
        <thead>
          <tr>
            {WEEK.map(day => (
              <th scope="col">{formatWeekday(day, language)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr>
              {week.map(day => {
                if (day === undefined) return <td />
                const kind = signOf(days, props.unmarked, day)
                return (
                  <td data-day={kind} data-disputed={props.disputed.has(day) ? '' : undefined}>
                    <span class="kz-calendar-day">{day}</span>
                    <span aria-hidden="true">{letters[kind].sign}</span>
                    <span class="ds-sr-only">: {letters[kind].word}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend
        language={language}
        programme={programme}
        kinds={used}
        disputed={props.disputed.size > 0}
      />
    </>
  )
}

export function Legend(props: {
  language: Language
  programme: Programme
  kinds: ReadonlySet<SignKind>
  /** Some day has the frame of a dispute. */
  disputed?: boolean
}) {
  const { kinds } = props
  const { letters, disputedDay } = textsOf(props.language, props.programme).attendance
  const order = Object.keys(letters) as SignKind[]
  return (
    <ul class="kz-legend">
      {order
        .filter(kind => kinds.has(kind))
        .map(kind => (
          <li>
            <span class="kz-sign" data-day={kind} aria-hidden="true">
              {letters[kind].sign}
            </span>{' '}
            {letters[kind].word}
          </li>
        ))}
      {props.disputed === true ? (
        <li>
          <span class="kz-sign" data-disputed="" aria-hidden="true" /> {disputedDay}
        </li>
      ) : null}
    </ul>
  )
}

/** Any week from its Monday: only its names are shown. */
const MONDAY = Temporal.PlainDate.from('2026-09-07')
const WEEK = Array.from({ length: 7 }, (_, index) => MONDAY.add({ days: index }))

/** Weeks from Monday; undefined before the first and after the last day. */
function weeksOf(month: Temporal.PlainYearMonth): (number | undefined)[][] {
  const before = month.toPlainDate({ day: 1 }).dayOfWeek - 1
  const count = Math.ceil((before + month.daysInMonth) / 7)
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - before + 1
      return day >= 1 && day <= month.daysInMonth ? day : undefined
    }),
  )
}
