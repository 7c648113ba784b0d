/** A group's month: on a desk a grid of children and days, on a phone a list by child; a sign in every cell. Pure. */
import type { Language } from '../../base/language.ts'
import type { GroupMonth, MonthRow } from '../../domain/attendance/find-month.ts'
import { countDays } from '../../domain/attendance/month-days.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { type SignKind, signOf } from '../attendance/mark-text.ts'
import { formatCount, formatDateWithWeekday, formatMonth } from '../layout/format.ts'
import { LineTag } from '../parent/attendance/line-tag.tsx'

type GridProps = {
  language: Language
  programme: Programme
  shown: GroupMonth
  today: Temporal.PlainDate
}

/** What a cell says; undefined for a day to come, of which nothing is known yet. */
export function cellOf(
  row: MonthRow,
  { shown: { month }, today }: Pick<GridProps, 'shown' | 'today'>,
  day: number,
): SignKind | undefined {
  const kind = signOf(row.days, row.unmarked, day)
  const toCome = Temporal.PlainDate.compare(month.toPlainDate({ day }), today) > 0
  return toCome && kind === 'a' && row.line === undefined ? undefined : kind
}

export function MonthGrid(props: GridProps) {
  const { language, programme, shown } = props
  const { month, group } = shown
  const t = textsOf(language, programme).attendance
  const days = Array.from({ length: month.daysInMonth }, (_, index) => index + 1)
  const caption = t.month.table(group.name, formatMonth(month, language))
  return (
    <section class="kz-scroll kz-month-grid" aria-label={caption} tabindex={0}>
      <table>
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.month.child}</th>
            {days.map(day => (
              <th scope="col">
                {!isMarkable(props, day) ? (
                  day
                ) : (
                  <a href={dayHref(props, day)} aria-label={dayName(props, day)}>
                    {day}
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map(row => (
            <tr>
              <th scope="row">{row.name === '' ? t.unnamed : row.name}</th>
              {days.map(day => (
                <Cell letters={t.letters} kind={cellOf(row, props, day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Days off and days to come have nothing to press. */
function isMarkable(props: GridProps, day: number): boolean {
  const { shown } = props
  return (
    !shown.group.submitted &&
    shown.rows.some(row => /[pila]|unmarked/.test(cellOf(row, props, day) ?? ''))
  )
}

type Letters = ReturnType<typeof textsOf>['attendance']['letters']

function Cell({ letters, kind }: { letters: Letters; kind: SignKind | undefined }) {
  if (kind === undefined) return <td />
  return (
    <td data-day={kind}>
      <span aria-hidden="true">{letters[kind].sign}</span>
      <span class="ds-sr-only">{letters[kind].word}</span>
    </td>
  )
}

/** By child: how many days, and each day that is not simply "was there". */
export function MonthList(props: GridProps) {
  const { language, programme, shown } = props
  const t = textsOf(language, programme).attendance
  const count = (value: number) => formatCount(value, language)
  return (
    <ul class="kz-month-list">
      {shown.rows.map(row => {
        const { attended, excused, missed } = countKnown(row, props)
        return (
          <li>
            <p>
              <strong>{row.name === '' ? t.unnamed : row.name}</strong>
            </p>
            {row.line === undefined ? null : (
              <p>
                <LineTag language={language} state={row.line.state} />
              </p>
            )}
            <p class="kz-small">{t.month.sums(count(attended), count(excused), count(missed))}</p>
            <Unusual {...props} row={row} />
          </li>
        )
      })}
    </ul>
  )
}

function Unusual(props: GridProps & { row: MonthRow }) {
  const { language, programme, shown, row } = props
  const { letters } = textsOf(language, programme).attendance
  const days = Array.from({ length: shown.month.daysInMonth }, (_, index) => index + 1)
  const unusual = days.flatMap(day => {
    const kind = cellOf(row, props, day)
    return kind === undefined || /^[-.p]$/.test(kind) ? [] : [{ day, kind }]
  })
  if (unusual.length === 0) return null
  return (
    <ul class="kz-day-signs">
      {unusual.map(({ day, kind }) => {
        const sign = (
          <>
            {day}{' '}
            <span class="kz-sign" data-day={kind} aria-hidden="true">
              {letters[kind].sign}
            </span>
            <span class="ds-sr-only">: {letters[kind].word}</span>
          </>
        )
        return <li>{shown.group.submitted ? sign : <a href={dayHref(props, day)}>{sign}</a>}</li>
      })}
    </ul>
  )
}

/** Without the days to come, which only look like absences. */
function countKnown(row: MonthRow, props: GridProps) {
  const known = [...row.days].map((letter, index) =>
    cellOf(row, props, index + 1) === undefined ? '.' : letter,
  )
  return countDays(known.join(''))
}

const dateOf = ({ shown }: GridProps, day: number) => shown.month.toPlainDate({ day })

const dayName = (props: GridProps, day: number) =>
  formatDateWithWeekday(dateOf(props, day), props.language)

const dayHref = (props: GridProps, day: number) =>
  `/${props.language}/provider/attendance?day=${dateOf(props, day)}&group=${props.shown.group.id}`
