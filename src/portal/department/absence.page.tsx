/** One long absence before an officer: what was seen, what the family says, the decision. */
import { ABSENCE_OUTCOMES } from '../../domain/absences/absence.ts'
import type { TimedAbsence } from '../../domain/absences/find-absences.ts'
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { TextField } from '../layout/text-field.tsx'
import { heardText } from './absence-words.ts'

type AbsenceView = {
  frame: Frame
  found: TimedAbsence
  now: Temporal.Instant
  mayDecide: boolean
  form: Form
  csrfToken: string
  requestId: string
}

export function AbsencePage(view: AbsenceView) {
  const { frame, form, found } = view
  const { absence } = found
  const { language, programme } = frame
  const t = textsOf(language, programme).absences
  const waits = absence.state === 'open' || absence.state === 'objected'
  return (
    <Shell frame={frame} title={t.title} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['outcome', 'words']} />
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/department/absences`, text: t.title },
            { text: absence.application },
          ]}
        />
        <Heading>{absence.application}</Heading>
        <SummaryList
          language={language}
          rows={[
            {
              question: t.provider,
              answer: `${language === 'ru' ? absence.nameRu : absence.nameKk}, ${absence.group}`,
            },
            { question: t.since, answer: formatDate(absence.since, language) },
            { question: t.state, answer: t.states[absence.state] },
            ...(waits ? [{ question: t.heard, answer: heardText(found, view.now, language) }] : []),
            ...(absence.objection === null
              ? []
              : [{ question: t.objection, answer: absence.objection }]),
            ...(absence.reason === null ? [] : [{ question: t.reason, answer: absence.reason }]),
          ]}
        />
        {waits && view.mayDecide ? <Decision {...view} /> : null}
      </div>
    </Shell>
  )
}

function Decision({ frame, form, csrfToken, requestId }: AbsenceView) {
  const t = textsOf(frame.language, frame.programme).absences
  return (
    <form method="post" class="kz-form" novalidate>
      <HiddenFields csrfToken={csrfToken} requestId={requestId} />
      <RadioGroup
        form={form}
        name="outcome"
        label={t.decide}
        options={ABSENCE_OUTCOMES.map(outcome => ({ value: outcome, label: t[outcome] }))}
      />
      <TextField
        form={form}
        name="words"
        label={t.reason}
        hint={t.reasonHint}
        rows={4}
        maxLength={MOST_REASON_WORDS}
      />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </form>
  )
}
