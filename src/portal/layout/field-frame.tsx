/** The parts around every field: label, hint and error in words. */
import type { ComponentChildren } from 'preact'
import { texts } from '../../locales/texts.ts'
import type { Form } from './form.ts'

export type FieldProps = {
  form: Form
  name: string
  label: string
  hint?: ComponentChildren
  optional?: boolean
  /** The label is the page's only question and is shown as its heading. */
  question?: boolean
}

export function frameClass(base: string, props: FieldProps): string {
  const invalid = props.form.errors[props.name] === undefined ? '' : ' kz-invalid'
  return `${base}${props.question === true ? ' kz-question' : ''}${invalid}`
}

export function LabelText(props: FieldProps) {
  const text = (
    <>
      {props.label}
      {props.optional === true ? (
        <span class="kz-optional"> {texts(props.form.language).layout.form.optional}</span>
      ) : null}
    </>
  )
  return text
}

export function Hint(props: FieldProps) {
  if (props.hint === undefined) return null
  return (
    <div data-field="description" id={`${props.name}-hint`}>
      {props.hint}
    </div>
  )
}

export function FieldError(props: FieldProps) {
  const error = props.form.errors[props.name]
  if (error === undefined) return null
  return (
    <p class="ds-validation-message" id={`${props.name}-error`}>
      <span class="ds-sr-only">{texts(props.form.language).layout.form.errorPrefix} </span>
      {error}
    </p>
  )
}

/** Label above, then hint, then error, then the control: the error is read before the field is reached. */
export function FieldFrame(props: FieldProps & { children: ComponentChildren }) {
  const label = (
    <label class="ds-label" for={props.name}>
      <LabelText {...props} />
    </label>
  )
  return (
    <div class={frameClass('ds-field', props)}>
      {props.question === true ? <h1 class="kz-question-title">{label}</h1> : label}
      <Hint {...props} />
      <FieldError {...props} />
      {props.children}
    </div>
  )
}
