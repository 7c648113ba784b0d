/** The month of a group: grid, what is not marked, papers, submitting it, and then what parents answer. */
import type { MissedLessons } from '../../domain/absences/find-missed-lessons.ts'
import type { GroupDay } from '../../domain/attendance/find-day.ts'
import type { GroupObjection } from '../../domain/attendance/find-group-objections.ts'
import type { Dispute, GroupMonth } from '../../domain/attendance/find-month.ts'
import { textsOf } from '../../locales/texts.ts'
import { TakenBack } from '../attendance/taken-back.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatMonth } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Legend } from '../parent/attendance/month-calendar.tsx'
import { DisputeAnswers } from './dispute-answers.tsx'
import { MissedRows } from './missed-rows.tsx'
import { cellOf, MonthGrid, MonthList } from './month-grid.tsx'
import { AnswerCounts, Papers, SubmitMonth } from './month-parts.tsx'
import { ObjectedRows } from './objected-rows.tsx'

export type GroupMonthPageProps = {
  frame: Frame
  /** Undefined where the kindergarten has no group. */
  shown: GroupMonth | undefined
  month: Temporal.PlainYearMonth
  groups: readonly Pick<GroupDay, 'groupId' | 'name'>[]
  today: Temporal.PlainDate
  /** Of a club: lessons that families do not agree with before the month is submitted. */
  objections: readonly GroupObjection[]
  /** Of a club: lessons missed in a row without a reason, as of today. */
  missed: readonly MissedLessons[]
  done: string | undefined
  form: Form
  csrfToken: string
  requestId: string
  requestIdOf: (dispute: Dispute) => string
}

export function GroupMonthPage(props: GroupMonthPageProps) {
  const { frame, shown, month } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance
  const title = formatMonth(month, language)
  return (
    <Shell frame={frame} title={t.month.title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/provider/attendance`, text: t.day.title },
            { text: t.month.title },
          ]}
        />
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{shown === undefined ? title : `${shown.group.name}: ${title}`}</Heading>
        <Choice {...props} />
        {shown === undefined || shown.rows.length === 0 ? (
          <EmptyState title={t.month.noChildren}>{t.month.noChildrenText}</EmptyState>
        ) : (
          <Month {...props} shown={shown} />
        )}
      </div>
    </Shell>
  )
}

function Choice({ frame, groups, shown, month }: GroupMonthPageProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.month
  return (
    <form class="kz-day-choice" method="get" action={`/${language}/provider/attendance/month`}>
      <span class="kz-choice-pair">
        <label class="ds-label" for="group-choice">
          {t.group}
        </label>
        <select class="ds-input" id="group-choice" name="group">
          {groups.map(group => (
            <option value={group.groupId.toString()} selected={group.groupId === shown?.group.id}>
              {group.name}
            </option>
          ))}
        </select>
      </span>
      <span class="kz-choice-pair">
        <label class="ds-label" for="month-choice">
          {t.monthField}
        </label>
        <input
          class="ds-input"
          type="month"
          id="month-choice"
          name="month"
          value={month.toString()}
        />
      </span>
      <Button variant="secondary">{t.show}</Button>
    </form>
  )
}

function Month(props: GroupMonthPageProps & { shown: GroupMonth }) {
  const { frame, shown, today } = props
  const { language, programme } = frame
  const kinds = new Set(
    shown.rows.flatMap(row =>
      [...row.days].flatMap((_, index) => cellOf(row, { shown, today }, index + 1) ?? []),
    ),
  )
  const root = `/${language}/provider/attendance/month?month=${shown.month}&group=${shown.group.id}`
  const speech = { language, programme }
  const grid = { ...speech, shown, today }
  return (
    <>
      <AnswerCounts language={language} programme={programme} shown={shown} />
      <DisputeAnswers {...props} {...speech} root={root} rows={shown.rows} />
      <TakenBack
        language={language}
        programme={programme}
        level={2}
        days={shown.rows.flatMap(({ name, corrections }) =>
          corrections.map(one => ({ ...one, name })),
        )}
      />
      <ObjectedRows
        language={language}
        groupId={shown.group.id}
        objections={props.objections}
        rows={shown.rows}
      />
      <MissedRows language={language} missed={props.missed} rows={shown.rows} />
      <MonthGrid {...grid} />
      <MonthList {...grid} />
      <Legend language={language} programme={programme} kinds={kinds} />
      <Papers language={language} programme={programme} rows={shown.rows} />
      <SubmitMonth {...props} {...speech} root={root} />
    </>
  )
}
