/** Until which day the family wants its referral to last. */
import type { Extension } from '../../../domain/referrals/referral-term.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import type { Form } from '../../layout/form.ts'
import { formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'

export function ExtendPage(props: {
  frame: Frame
  number: string
  extension: Extension
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.referrals.extend
  const { first, last } = props.extension
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${root}/referral/extend`}
        novalidate
      >
        <ErrorSummary form={props.form} order={['lastDay']} />
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <TextField
          form={props.form}
          name="lastDay"
          label={t.day}
          hint={t.dayHint(formatDate(first, language), formatDate(last, language))}
          kind="date"
          width="medium"
        />
        <Actions>
          <Button>{t.button}</Button>
          <ButtonLink href={root} variant="secondary">
            {all.cabinet.actions.cancel}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
