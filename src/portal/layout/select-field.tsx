/** A choice from a long list; the first line asks to choose, so that nothing is chosen by accident. */
import { texts } from '../../locales/texts.ts'
import type { ChoiceOption } from './choice-group.tsx'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { describedBy, fieldValue } from './form.ts'

export function SelectField(props: FieldProps & { options: readonly ChoiceOption[] }) {
  const { form, name } = props
  const chosen = fieldValue(form, name)
  return (
    <FieldFrame {...props}>
      <select
        id={name}
        name={name}
        class="ds-input"
        aria-describedby={describedBy(form, name, props.hint)}
        aria-invalid={form.errors[name] === undefined ? undefined : 'true'}
      >
        <option value="" selected={chosen === ''}>
          {texts(form.language).layout.form.choose}
        </option>
        {props.options.map(option => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
