/** Choose one (radio) or several (checkbox); the whole row of each choice can be tapped. */
import type { ComponentChildren } from 'preact'
import { FieldError, type FieldProps, frameClass, Hint, LabelText } from './field-frame.tsx'
import { describedBy, fieldValue, fieldValues } from './form.ts'

export type ChoiceOption = Readonly<{ value: string; label: string; hint?: ComponentChildren }>

type GroupProps = FieldProps & { options: readonly ChoiceOption[] }

export function RadioGroup(props: GroupProps) {
  const chosen = fieldValue(props.form, props.name)
  return <ChoiceGroup {...props} kind="radio" chosen={chosen === '' ? [] : [chosen]} />
}

export function CheckboxGroup(props: GroupProps) {
  return <ChoiceGroup {...props} kind="checkbox" chosen={fieldValues(props.form, props.name)} />
}

function ChoiceGroup(
  props: GroupProps & { kind: 'radio' | 'checkbox'; chosen: readonly string[] },
) {
  const { form, name } = props
  return (
    <fieldset
      class={frameClass('ds-fieldset', props)}
      aria-describedby={describedBy(form, name, props.hint)}
    >
      <legend class="ds-label">
        {props.question === true ? (
          <h1 class="kz-question-title">
            <LabelText {...props} />
          </h1>
        ) : (
          <LabelText {...props} />
        )}
      </legend>
      <Hint {...props} />
      <FieldError {...props} />
      <div class="kz-choices">
        {props.options.map((option, index) => (
          // The first choice has the field's own id, so that the error summary can lead to it.
          <Choice
            {...option}
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            kind={props.kind}
            checked={props.chosen.includes(option.value)}
            invalid={form.errors[name] !== undefined}
          />
        ))}
      </div>
    </fieldset>
  )
}

type ChoiceProps = ChoiceOption & {
  id: string
  name: string
  kind: 'radio' | 'checkbox'
  checked: boolean
  invalid: boolean
}

function Choice(props: ChoiceProps) {
  const hintId = props.hint === undefined ? undefined : `${props.id}-choice-hint`
  return (
    <div class="ds-field">
      <input
        type={props.kind}
        class="ds-input"
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-describedby={hintId}
        aria-invalid={props.invalid ? 'true' : undefined}
      />
      <label class="ds-label" for={props.id}>
        {props.label}
      </label>
      {props.hint === undefined ? null : (
        <div data-field="description" id={hintId}>
          {props.hint}
        </div>
      )}
    </div>
  )
}
