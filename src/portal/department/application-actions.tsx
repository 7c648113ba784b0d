/** The actions that are lawful now, each closed until it is wanted, each one posted form. */
import type { ComponentChildren } from 'preact'
import type { Benefit } from '../../domain/territories/queue-rules.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { CheckboxGroup, RadioGroup } from '../layout/choice-group.tsx'
import { Details } from '../layout/details.tsx'
import { type Form, fieldValue } from '../layout/form.ts'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { TextField } from '../layout/text-field.tsx'
import type { FileAction } from './application-file.form.ts'

type ActionProps = {
  form: Form
  csrfToken: string
  requestId: string
  claims: readonly { readonly id: string; readonly code: Benefit }[]
}

export function ApplicationActions(props: ActionProps & { actions: readonly FileAction[] }) {
  const t = texts(props.form.language).departmentFile
  if (props.actions.length === 0) return <p class="kz-quiet">{t.noActions}</p>
  return (
    <>
      {props.actions.map(action => (
        <Details summary={t[action].title} open={fieldValue(props.form, 'action') === action}>
          <ActionForm {...props} action={action} />
        </Details>
      ))}
    </>
  )
}

function ActionForm(props: ActionProps & { action: FileAction }) {
  const { action, form } = props
  const t = texts(form.language).departmentFile
  const danger = action === 'withdraw' || action === 'cancel'
  return (
    <form method="post" class="kz-form" novalidate>
      <p>{t[action].lead}</p>
      {/* Each form is a request of its own. */}
      <HiddenFields csrfToken={props.csrfToken} requestId={`${props.requestId}-${action}`} />
      <input type="hidden" name="action" value={action} />
      {fieldsOf(props)}
      <Actions>
        <Button variant="secondary" color={danger ? 'danger' : 'accent'}>
          {t[action].title}
        </Button>
      </Actions>
    </form>
  )
}

function fieldsOf(props: ActionProps & { action: FileAction }): ComponentChildren {
  const { form } = props
  const t = texts(form.language).departmentFile
  switch (props.action) {
    case 'stop':
      return (
        <>
          <TextField
            form={form}
            name="stopDays"
            label={t.stop.days}
            kind="digits"
            width="short"
            maxLength={3}
          />
          <TextField
            form={form}
            name="stopReason"
            label={t.stop.reason}
            hint={t.stop.reasonHint}
            rows={3}
          />
        </>
      )
    case 'cancel':
      return (
        <>
          {props.claims.length === 0 ? null : <FalseClaim {...props} />}
          <TextField
            form={form}
            name="cancelReason"
            label={t.cancel.reason}
            hint={t.cancel.reasonHint}
            rows={3}
          />
        </>
      )
    case 'newPhone':
      return (
        <>
          <TextField
            form={form}
            name="phone"
            label={t.newPhone.phone}
            kind="tel"
            width="medium"
            maxLength={30}
          />
          <TextField form={form} name="phoneReason" label={t.newPhone.reason} rows={2} />
        </>
      )
    case 'withdraw':
      return (
        <CheckboxGroup
          form={form}
          name="sure"
          label={t.withdraw.title}
          options={[{ value: 'yes', label: t.withdraw.sure }]}
        />
      )
    default:
      return null
  }
}

function FalseClaim({ form, claims }: ActionProps) {
  const all = texts(form.language)
  const t = all.departmentFile.cancel
  const words = all.territories.ruleTexts.words
  return (
    <RadioGroup
      form={form}
      name="falseClaim"
      label={t.claim}
      options={[
        ...claims.map(({ id, code }) => ({ value: id, label: words[code] })),
        { value: 'none', label: t.noClaim },
      ]}
    />
  )
}
