/** One criterion with five numbers in a row to choose from; the words of the ends are said with them. */
import { HIGHEST, LOWEST } from '../../domain/ratings/rating.ts'
import { texts } from '../../locales/texts.ts'
import { FieldError, type FieldProps, frameClass, LabelText } from '../layout/field-frame.tsx'
import { describedBy, fieldValue } from '../layout/form.ts'

const SCORES = Array.from({ length: HIGHEST }, (_, index) => index + LOWEST)

export function ScoreField(props: FieldProps) {
  const { form, name } = props
  const chosen = fieldValue(form, name)
  const { stars } = texts(form.language).ratings
  return (
    <fieldset
      class={frameClass('ds-fieldset', props)}
      aria-describedby={describedBy(form, name, undefined)}
    >
      <legend class="ds-label">
        <LabelText {...props} />
      </legend>
      <FieldError {...props} />
      <div class="kz-scores">
        {SCORES.map(score => (
          // The first has the field's own id, so that the error summary can lead to it.
          <label>
            <input
              type="radio"
              id={score === LOWEST ? name : `${name}-${score}`}
              name={name}
              value={score}
              aria-label={stars[score - LOWEST]}
              checked={chosen === String(score)}
              aria-invalid={form.errors[name] === undefined ? undefined : 'true'}
            />
            {score}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
