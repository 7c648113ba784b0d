/** A family says why its child has been away for long. */
import { MOST_OBJECTION_WORDS } from '../../../domain/absences/absence.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'

export function ObjectionPage(props: {
  frame: Frame
  /** Of the application. */
  number: string
  childName: string
  since: Temporal.PlainDate
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { frame, form, since } = props
  const { language, programme } = frame
  const all = textsOf(language, programme)
  const t = all.absences
  return (
    <Shell frame={frame} title={t.family} mistaken={isMistaken(form)} noindex>
      <form class="kz-form kz-column kz-stack" method="post" novalidate>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={form} order={['words']} />
        <Heading>{t.family}</Heading>
        <Lead>{props.childName}</Lead>
        <p>{t.panelText(formatDate(since, language))}</p>
        <TextField
          form={form}
          name="words"
          label={t.yours}
          hint={t.familyHint}
          rows={6}
          maxLength={MOST_OBJECTION_WORDS}
        />
        <Actions>
          <Button>{t.send}</Button>
          <ButtonLink href={`/${language}/cabinet/${props.number}`} variant="tertiary">
            {all.cabinet.actions.cancel}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
