/** From which account a territory is paid. */
import { texts } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'

export function PayerPage(props: {
  frame: Frame
  territoryName: string
  listHref: string
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { form, frame } = props
  const t = texts(frame.language).payments
  return (
    <Shell frame={frame} title={t.payer} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={['name', 'bin', 'iban', 'bic', 'knp']} />
        <Breadcrumbs language={frame.language} crumbs={[{ text: t.title, href: props.listHref }]} />
        <Heading>
          {props.territoryName}: {t.payer}
        </Heading>
        <form method="post" class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <TextField form={form} name="name" label={t.payerName} maxLength={140} />
          <TextField
            form={form}
            name="bin"
            label={t.bin}
            kind="digits"
            width="medium"
            maxLength={20}
          />
          <TextField form={form} name="iban" label={t.iban} hint={t.ibanHint} maxLength={40} />
          <TextField
            form={form}
            name="bic"
            label={t.bic}
            hint={t.bicHint}
            width="medium"
            maxLength={20}
          />
          <TextField
            form={form}
            name="knp"
            label={t.knp}
            kind="digits"
            width="short"
            maxLength={3}
          />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
