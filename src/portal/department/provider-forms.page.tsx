/** The forms of a provider's file: evidence of a requirement, the result of an inspection, an exclusion. */
import type { ComponentChildren } from 'preact'
import {
  EXCLUSION_REASONS,
  INSPECTION_OUTCOMES,
  REQUIREMENTS,
} from '../../domain/providers/listing.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'

export type FileFormProps = {
  frame: Frame
  providerName: string
  form: Form
  backHref: string
  csrfToken: string
  requestId: string
}

const named = (values: readonly string[], names: Readonly<Record<string, string>>) =>
  values.map(value => ({ value, label: names[value] ?? value }))

export function EvidenceFormPage(props: FileFormProps) {
  const { form } = props
  const all = texts(form.language)
  const t = all.departmentProviders.evidence
  return (
    <FormPage
      {...props}
      title={t.title}
      save={t.save}
      order={['requirement', 'reference', 'checkedOn', 'validTo']}
    >
      <SelectField
        form={form}
        name="requirement"
        label={t.requirement}
        options={named(REQUIREMENTS, all.kindergartens.listing.requirements)}
      />
      <TextField
        form={form}
        name="reference"
        label={t.reference}
        hint={t.referenceHint}
        maxLength={300}
      />
      <TextField form={form} name="checkedOn" label={t.checkedOn} kind="date" width="medium" />
      <TextField
        form={form}
        name="validTo"
        label={t.validTo}
        hint={t.validToHint}
        kind="date"
        width="medium"
        optional
      />
    </FormPage>
  )
}

export function InspectionFormPage(props: FileFormProps) {
  const { form } = props
  const all = texts(form.language)
  const t = all.departmentProviders.inspection
  return (
    <FormPage
      {...props}
      title={t.title}
      save={t.save}
      order={['heldOn', 'outcome', 'summaryKk', 'summaryRu']}
    >
      <TextField form={form} name="heldOn" label={t.heldOn} kind="date" width="medium" />
      <RadioGroup
        form={form}
        name="outcome"
        label={t.outcome}
        options={named(INSPECTION_OUTCOMES, all.kindergartens.listing.outcomes)}
      />
      <TextField
        form={form}
        name="summaryKk"
        label={t.summaryKk}
        hint={t.summaryHint}
        rows={4}
        maxLength={1000}
      />
      <TextField form={form} name="summaryRu" label={t.summaryRu} rows={4} maxLength={1000} />
    </FormPage>
  )
}

export function ExclusionFormPage(props: FileFormProps & { hint: string }) {
  const { form } = props
  const all = texts(form.language)
  const t = all.departmentProviders.exclusion
  return (
    <FormPage
      {...props}
      title={t.title}
      save={t.save}
      lead={t.lead}
      danger
      order={['reason', 'effectiveOn', 'words']}
    >
      <RadioGroup
        form={form}
        name="reason"
        label={t.reason}
        options={named(EXCLUSION_REASONS, all.kindergartens.exclusion.reasons)}
      />
      <TextField
        form={form}
        name="effectiveOn"
        label={t.effectiveOn}
        hint={props.hint}
        kind="date"
        width="medium"
      />
      <TextField
        form={form}
        name="words"
        label={t.words}
        hint={t.wordsHint}
        rows={4}
        maxLength={1000}
      />
    </FormPage>
  )
}

function FormPage(
  props: FileFormProps & {
    title: string
    lead?: string
    save: string
    danger?: boolean
    order: readonly string[]
    children: ComponentChildren
  },
) {
  const { form } = props
  return (
    <Shell frame={props.frame} title={props.title} mistaken={isMistaken(form)} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={props.order} />
        <div>
          <p class="kz-quiet">{props.providerName}</p>
          <Heading>{props.title}</Heading>
        </div>
        {props.lead === undefined ? null : <p class="kz-column">{props.lead}</p>}
        <form method="post" class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          {props.children}
          <Actions>
            <Button color={props.danger === true ? 'danger' : 'accent'}>{props.save}</Button>
            <ButtonLink href={props.backHref} variant="secondary">
              {texts(form.language).department.iterations.cancel}
            </ButtonLink>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
