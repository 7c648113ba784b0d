/** Erasing a family: find it, see in plain words what goes and what stays, say on which ground, confirm. */
import type { ErasurePreview } from '../../domain/erasure/erase-person.ts'
import { OFFICIAL_GROUNDS } from '../../domain/erasure/erasure.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { CheckboxGroup, RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'

export function FindToErasePage(props: { frame: Frame; form: Form; done: boolean }) {
  const { language } = props.frame
  const t = texts(language).departmentErasure
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.form} />
        <Heading level={1}>{t.title}</Heading>
        {props.done ? (
          <Notice language={language} kind="success" live>
            {t.done}
          </Notice>
        ) : null}
        <p>{t.lead}</p>
        <form method="get" class="kz-form" novalidate>
          <TextField form={props.form} name="number" label={t.number} width="medium" />
          <Actions>
            <Button>{t.find}</Button>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}

type ErasureProps = {
  frame: Frame
  preview: ErasurePreview
  form: Form
  csrfToken: string
  requestId: string
}

export function ErasurePage(props: ErasureProps) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.departmentErasure
  const { preview } = props
  const refused = preview.refusal && all.refusals[preview.refusal]({})
  return (
    <Shell frame={props.frame} title={`${t.title}: ${preview.number}`} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.form} order={['ground', 'reason', 'sure']} />
        <Heading level={1}>{t.title}</Heading>
        <p>{preview.number}</p>
        {refused === undefined ? (
          <>
            <Consequences {...props} />
            <ErasureForm {...props} />
          </>
        ) : (
          <Notice language={language} kind="warning">
            <p>{refused.title}</p>
            <p>{refused.next}</p>
          </Notice>
        )}
      </div>
    </Shell>
  )
}

function Consequences({ frame: { language }, preview }: ErasureProps) {
  const t = texts(language).departmentErasure
  const list = (lines: readonly string[]) => (
    <ul>
      {lines.map(line => (
        <li>{line}</li>
      ))}
    </ul>
  )
  return (
    <>
      <p>
        {t.applications}: {preview.applications.join(', ')}
      </p>
      {preview.elsewhere === 0 ? null : (
        <p>
          {t.elsewhere}
          {preview.elsewhere}
        </p>
      )}
      <Heading level={2}>{t.goesTitle}</Heading>
      {list(t.goes)}
      <Heading level={2}>{t.staysTitle}</Heading>
      {list(t.stays)}
      <p class="kz-quiet">{t.backups}</p>
    </>
  )
}

function ErasureForm({ form, csrfToken, requestId }: ErasureProps) {
  const t = texts(form.language).departmentErasure
  return (
    <form method="post" class="kz-form" novalidate>
      <HiddenFields csrfToken={csrfToken} requestId={requestId} />
      <RadioGroup
        form={form}
        name="ground"
        label={t.ground}
        options={OFFICIAL_GROUNDS.map(value => ({ value, ...t.grounds[value] }))}
      />
      <TextField form={form} name="reason" label={t.reason} hint={t.reasonHint} maxLength={200} />
      <CheckboxGroup
        form={form}
        name="sure"
        label={t.sure}
        options={[{ value: 'yes', label: t.sureText }]}
      />
      <Actions>
        <Button color="danger">{t.erase}</Button>
      </Actions>
    </form>
  )
}
