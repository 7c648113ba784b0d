/** Days that parents do not agree with: what they say, until when to answer, and the form for it. Pure. */
import type { Language } from '../../base/language.ts'
import type { Dispute, MonthRow } from '../../domain/attendance/find-month.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDateWithWeekday } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { TextField } from '../layout/text-field.tsx'
import { dayBefore } from './day-before.ts'
import { agreesField, whyField } from './month.form.ts'

type AnswersProps = {
  language: Language
  programme: Programme
  root: string
  rows: readonly MonthRow[]
  /** What was typed, with its mistakes, for the dispute it was typed for. */
  form: Form
  csrfToken: string
  requestIdOf: (dispute: Dispute) => string
}

export function DisputeAnswers(props: AnswersProps) {
  const { language, programme, rows } = props
  const t = textsOf(language, programme).attendance.month
  const all = rows.flatMap(row => row.disputes.map(dispute => ({ row, dispute })))
  if (all.length === 0) return null
  const open = all.filter(({ dispute }) => isOpen(dispute))
  const others = all.filter(({ dispute }) => !isOpen(dispute))
  return (
    <>
      <Heading level={2}>{t.disputes}</Heading>
      <ErrorSummary form={props.form} />
      <ul class="kz-wishes">
        {[...open, ...others].map(one => (
          <DisputeItem {...props} {...one} />
        ))}
      </ul>
    </>
  )
}

/** It may still agree after its time, until the department decides. */
const isOpen = ({ state }: Dispute) => state === 'open' || state === 'unanswered'

function DisputeItem(props: AnswersProps & { row: MonthRow; dispute: Dispute }) {
  const { language, programme, row, dispute } = props
  const t = textsOf(language, programme).attendance
  const { until } = textsOf(language, programme).layout.deadline
  const day = (date: Temporal.PlainDate) => formatDateWithWeekday(date, language)
  return (
    <li class={dispute.state === 'open' ? 'kz-wish kz-wish-strong' : 'kz-wish'}>
      <Heading
        level={3}
      >{`${row.name === '' ? t.unnamed : row.name}: ${day(dispute.day)}`}</Heading>
      <p>
        {t.month.disputeSays(t[dispute.claimed])}. «{dispute.words}»
      </p>
      <p>{t.disputeStates[dispute.state]}</p>
      {dispute.state === 'open' ? <p>{until(day(dayBefore(dispute.answerUntil)))}</p> : null}
      {dispute.answerWords === null ? null : <p>{t.month.yourWords(dispute.answerWords)}</p>}
      {dispute.decisionWords === null ? null : <p>{t.month.officeWords(dispute.decisionWords)}</p>}
      {isOpen(dispute) ? <AnswerForm {...props} /> : null}
    </li>
  )
}

function AnswerForm(props: AnswersProps & { dispute: Dispute }) {
  const { language, programme, dispute, form } = props
  const t = textsOf(language, programme).attendance.month
  const choices = [
    { value: 'yes', label: t.agree },
    ...(dispute.state === 'open' ? [{ value: 'no', label: t.disagree }] : []),
  ]
  return (
    <form class="kz-form" method="post" action={props.root}>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf(dispute)} />
      <input type="hidden" name="what" value="answer" />
      <input type="hidden" name="dispute" value={dispute.id.toString()} />
      <RadioGroup form={form} name={agreesField(dispute.id)} label={t.answer} options={choices} />
      <TextField
        form={form}
        name={whyField(dispute.id)}
        label={t.why}
        hint={t.whyHint}
        maxLength={500}
        rows={2}
      />
      <Actions>
        <Button>{t.send}</Button>
      </Actions>
    </form>
  )
}
