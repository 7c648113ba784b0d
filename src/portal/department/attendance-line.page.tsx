/** A child's month before an officer: the days, who said what, and the decisions that wait. */
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'
import type { LookedAtLine } from '../../domain/attendance/find-office.ts'
import { nextLineState } from '../../domain/attendance/sheet-life.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { TakenBack } from '../attendance/taken-back.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatDate, formatDateWithWeekday, formatMonth } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'
import { fieldsOf, TAKE_BACK } from './attendance-line.form.ts'
import { TakeBack } from './take-back.tsx'

type LineView = LookedAtLine & {
  frame: Frame
  mayDecide: boolean
  mayTakeBack: boolean
  saved: boolean
  form: Form
  csrfToken: string
  requestId: string
}

export function AttendanceLinePage(view: LineView) {
  const { frame, line, disputes, form } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).departmentAttendance
  const month = formatMonth(line.month.toPlainYearMonth(), language)
  const decidable = ['line', ...disputes.map(one => one.id.toString())]
  const order = [
    ...decidable.flatMap(what => Object.values(fieldsOf(what))),
    ...Object.values(TAKE_BACK),
  ]
  return (
    <Shell frame={frame} title={t.one(month)} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={order} />
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/department/attendance`, text: t.title },
            { text: line.application },
          ]}
        />
        {view.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Heading>{t.one(month)}</Heading>
        <SummaryList
          language={language}
          rows={[
            { question: t.application, answer: line.application },
            { question: t.group, answer: line.group },
            {
              question: t.state,
              answer:
                t.states[
                  line.mustDecide && line.state === 'unconfirmed' ? 'mustDecide' : line.state
                ],
            },
          ]}
        />
        {disputes.map(dispute => (
          <Disputed {...view} dispute={dispute} />
        ))}
        {view.mayDecide && line.state === 'unconfirmed' ? (
          <section class="kz-stack">
            <Heading level={2}>{t.lineTitle}</Heading>
            <Decision {...view} what="line" yes={t.pay} no={t.refuse} />
          </section>
        ) : null}
        <TakenBack language={language} programme={programme} level={2} days={view.corrections} />
        <Heading level={2}>{t.daysTitle}</Heading>
        <Days {...view} />
        {view.mayTakeBack && isTakeable(line) ? <TakeBack {...view} /> : null}
      </div>
    </Shell>
  )
}

/** Whether an act has it is asked again by the action. */
const isTakeable = ({ state }: LineView['line']) =>
  nextLineState(state, 'days-taken-back') !== undefined

function Days({ frame, line }: LineView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).departmentAttendance
  const meaning: Readonly<Record<string, string>> = t.letters
  return (
    <Table
      caption={t.daysTitle}
      captionHidden
      columns={[{ header: t.day, nowrap: true }, { header: t.letter }, { header: t.meaning }]}
      rows={[...line.days].flatMap((letter, index) =>
        meaning[letter] === undefined
          ? []
          : [
              [
                formatDateWithWeekday(line.month.with({ day: index + 1 }), language),
                letter,
                meaning[letter],
              ],
            ],
      )}
    />
  )
}

function Disputed(view: LineView & { dispute: LineView['disputes'][number] }) {
  const { dispute } = view
  const { language, programme } = view.frame
  const t = textsOf(language, programme).departmentAttendance
  const waits = dispute.state === 'contested' || dispute.state === 'unanswered'
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.disputedTitle(formatDate(dispute.day, language))}</Heading>
      <SummaryList
        language={language}
        rows={[
          { question: t.state, answer: t.disputeStates[dispute.state] },
          { question: t.parentSays, answer: `${t.claims[dispute.claimed]}: ${dispute.words}` },
          { question: t.providerSays, answer: dispute.answerWords ?? t.silent },
          ...(dispute.decisionWords === null
            ? []
            : [{ question: t.decision, answer: dispute.decisionWords }]),
        ]}
      />
      {view.mayDecide && waits ? (
        <Decision {...view} what={dispute.id.toString()} yes={t.upheld} no={t.dismissed} />
      ) : null}
    </section>
  )
}

function Decision(view: LineView & { what: string; yes: string; no: string }) {
  const { what, form } = view
  const t = texts(view.frame.language).departmentAttendance
  const fields = fieldsOf(what)
  return (
    <form method="post" class="kz-form" novalidate>
      <HiddenFields csrfToken={view.csrfToken} requestId={`${view.requestId}-${what}`} />
      <input type="hidden" name="what" value={what} />
      <RadioGroup
        form={form}
        name={fields.outcome}
        label={t.decision}
        options={[
          { value: 'yes', label: view.yes },
          { value: 'no', label: view.no },
        ]}
      />
      <TextField
        form={form}
        name={fields.words}
        label={t.words}
        hint={t.wordsHint}
        rows={4}
        maxLength={MOST_REASON_WORDS}
      />
      <Actions>
        <Button>{t.decide}</Button>
      </Actions>
    </form>
  )
}
