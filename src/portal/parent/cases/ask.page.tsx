/** A family asks the department to look: one question, and for how long it waits. */
import type { FamilyEnrolment } from '../../../domain/attendance/find-family-months.ts'
import type { CaseKind } from '../../../domain/cases/family-case.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'

export function AskPage(props: {
  frame: Frame
  number: string
  kind: CaseKind
  /** The place that it is about, where the reader came from one. */
  enrolment: FamilyEnrolment | undefined
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.cases
  const root = `/${language}/cabinet/${props.number}`
  const about = props.enrolment === undefined ? '' : `&enrolment=${props.enrolment.id}`
  return (
    <Shell
      frame={props.frame}
      title={t.kinds[props.kind]}
      mistaken={isMistaken(props.form)}
      noindex
    >
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${root}/case?kind=${props.kind}${about}`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={props.form} order={['words']} />
        <Heading>{t.kinds[props.kind]}</Heading>
        {props.enrolment === undefined ? null : (
          <p>
            <strong>
              {language === 'ru' ? props.enrolment.providerRu : props.enrolment.providerKk}
            </strong>
          </p>
        )}
        <Lead>{t.askLead}</Lead>
        <TextField
          form={props.form}
          name="words"
          label={t.askWords}
          rows={6}
          maxLength={2000}
          optional={props.kind === 'not-my-child'}
        />
        <Actions>
          <Button>{t.askSend}</Button>
          <ButtonLink href={root} variant="tertiary">
            {all.cabinet.actions.cancel}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
