/** Parts of the month of a group: how parents answered, papers of absences, the button to submit. Pure. */
import type { Language } from '../../base/language.ts'
import type { SheetLineState } from '../../domain/attendance/attendance.ts'
import type { GroupMonth, MonthRow } from '../../domain/attendance/find-month.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { CheckboxGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount, formatDateRange, formatDateWithWeekday } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { StatCards } from '../layout/stat-card.tsx'

const STATES: readonly SheetLineState[] = [
  'submitted',
  'confirmed',
  'disputed',
  'unconfirmed',
  'refused',
  'settled',
]

export function AnswerCounts({
  language,
  programme,
  shown,
}: {
  language: Language
  programme: Programme
  shown: GroupMonth
}) {
  const t = textsOf(language, programme).attendance
  const lines = shown.rows.flatMap(row => row.line ?? [])
  if (lines.length === 0) return null
  const counts = STATES.map(state => ({
    label: t.lineStates[state],
    value: lines.filter(line => line.state === state).length,
  }))
  return (
    <>
      <Heading level={2}>{t.month.answers}</Heading>
      <StatCards
        stats={counts
          .filter(one => one.value > 0)
          .map(one => ({ ...one, value: formatCount(one.value, language) }))}
      />
    </>
  )
}

export function Papers({
  language,
  programme,
  rows,
}: {
  language: Language
  programme: Programme
  rows: readonly MonthRow[]
}) {
  const t = textsOf(language, programme).attendance
  const papers = rows.flatMap(row => row.papers.map(paper => ({ name: row.name, paper })))
  if (papers.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.month.papers}</Heading>
      <ul>
        {papers.map(({ name, paper }) => (
          <li>
            {name === '' ? t.unnamed : name},{' '}
            {t.month.paper(
              t.reasons[paper.reason],
              formatDateRange(paper.firstDay, paper.lastDay, language),
            )}{' '}
            {paper.documentId === null ? null : (
              <a
                class="ds-link"
                href={`/${language}/provider/attendance/papers/${paper.id}`}
                download
              >
                {t.month.paperOpen}
                <span class="ds-sr-only">: {name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type SubmitProps = {
  language: Language
  programme: Programme
  shown: GroupMonth
  root: string
  today: Temporal.PlainDate
  form: Form
  csrfToken: string
  requestId: string
}

export function SubmitMonth(props: SubmitProps) {
  const { language, programme, shown, form } = props
  const t = textsOf(language, programme).attendance.month
  if (shown.group.submitted) return null
  const unmarked = formatCount(shown.unmarked, language)
  const early = Temporal.PlainDate.compare(props.today, shown.lastWorkingDay) < 0
  return (
    <>
      <Notice
        language={language}
        kind={shown.unmarked === 0 ? 'info' : 'warning'}
        {...(shown.unmarked === 0 ? {} : { title: t.unmarkedTitle(unmarked) })}
      >
        <p>{shown.unmarked === 0 ? t.allMarked : t.unmarkedText}</p>
      </Notice>
      {shown.kept ? (
        <>
          <Heading level={2}>{t.submitTitle}</Heading>
          <p>{t.submitText}</p>
          {early ? (
            <p>
              <strong>{t.submitFrom(formatDateWithWeekday(shown.lastWorkingDay, language))}</strong>
            </p>
          ) : (
            <form class="kz-form" method="post" action={props.root}>
              <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
              <input type="hidden" name="what" value="submit" />
              {form.errors.unmarked === undefined ? null : <ErrorSummary form={form} />}
              {shown.unmarked === 0 ? null : (
                <CheckboxGroup
                  form={form}
                  name="unmarked"
                  label={t.unmarkedTitle(unmarked)}
                  options={[{ value: 'seen', label: t.unmarkedSeen(unmarked) }]}
                />
              )}
              <Actions>
                <Button>{t.submit}</Button>
              </Actions>
            </form>
          )}
        </>
      ) : (
        <p>{t.notKept}</p>
      )}
    </>
  )
}
