/** The code that signs; and the last day that ends a contract. Each asks one thing. */
import { maskPhone } from '../../../base/phone.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'

type StepProps = {
  frame: Frame
  /** The page of the contract. */
  root: string
  form: Form
  csrfToken: string
  requestId: string
}

export function SignCodePage(props: StepProps & { phone: string }) {
  const { language, programme } = props.frame
  const all = textsOf(language, programme)
  const t = all.contracts
  return (
    <Shell frame={props.frame} title={t.codeTitle} mistaken={isMistaken(props.form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${props.root}/sign`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={props.form} order={['code']} />
        <Heading>{t.codeTitle}</Heading>
        <Lead>{t.codeLead(maskPhone(props.phone))}</Lead>
        <TextField
          form={props.form}
          name="code"
          label={t.code}
          kind="digits"
          width="short"
          autocomplete="one-time-code"
          maxLength={10}
        />
        <Actions>
          <Button>{t.codeSign}</Button>
          <ButtonLink href={props.root} variant="tertiary">
            {all.cabinet.actions.cancel}
          </ButtonLink>
        </Actions>
      </form>
      <form class="kz-column" method="post" action={`${props.root}/code`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <p>
          {t.codeLate}{' '}
          <button type="submit" class="kz-link-button">
            {t.again}
          </button>
        </p>
      </form>
    </Shell>
  )
}

export function EndContractPage(props: StepProps & { today: Temporal.PlainDate }) {
  const { language, programme } = props.frame
  const all = textsOf(language, programme)
  const t = all.contracts
  return (
    <Shell frame={props.frame} title={t.endTitle} mistaken={isMistaken(props.form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${props.root}/end`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={props.form} order={['lastDay']} />
        <Heading>{t.endTitle}</Heading>
        <Lead>{t.endLead}</Lead>
        <TextField form={props.form} name="lastDay" label={t.endDay} kind="date" width="medium" />
        <Actions>
          <ButtonLink href={props.root}>{all.cabinet.actions.cancel}</ButtonLink>
          <Button variant="secondary" color="danger">
            {t.endButton}
          </Button>
        </Actions>
      </form>
    </Shell>
  )
}
