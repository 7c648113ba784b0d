/** One line or a few lines of text; digits get the number keys of a phone without losing leading zeros. */

import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { describedBy, fieldValue } from './form.ts'

type TextFieldProps = FieldProps & {
  kind?: 'text' | 'digits' | 'tel' | 'email' | 'search' | 'date'
  width?: 'short' | 'medium' | 'full'
  autocomplete?: string
  maxLength?: number
  /** More than one makes it a text area. */
  rows?: number
}

export function TextField(props: TextFieldProps) {
  const { form, name } = props
  const kind = props.kind ?? 'text'
  // Preact types each input type apart; a field is the same to us whichever it is.
  const type: Readonly<Record<string, string>> = { type: kind === 'digits' ? 'text' : kind }
  const shared = {
    id: name,
    name,
    class: `ds-input kz-width-${props.width ?? 'full'}`,
    autocomplete: props.autocomplete ?? 'off',
    maxLength: props.maxLength,
    'aria-describedby': describedBy(form, name, props.hint),
    'aria-invalid': form.errors[name] === undefined ? undefined : ('true' as const),
  }
  return (
    <FieldFrame {...props}>
      {props.rows !== undefined && props.rows > 1 ? (
        <textarea {...shared} rows={props.rows} value={fieldValue(form, name)} />
      ) : (
        <input
          {...shared}
          {...type}
          inputMode={kind === 'digits' ? 'numeric' : undefined}
          data-digits={kind === 'digits' || kind === 'tel' ? '' : undefined}
          spellcheck={kind === 'digits' ? false : undefined}
          value={fieldValue(form, name)}
        />
      )}
    </FieldFrame>
  )
}
