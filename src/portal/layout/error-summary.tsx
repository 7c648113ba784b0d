/** What is wrong in a form, on top, with a link to each field; takes the focus by the HTML attribute alone. */
import { texts } from '../../locales/texts.ts'
import type { Form } from './form.ts'

/** @param order field names as they stand on the page; errors of other fields follow */
export function ErrorSummary(props: { form: Form; order?: readonly string[] }) {
  const { errors, language } = props.form
  const known = (props.order ?? []).filter(name => errors[name] !== undefined)
  const names = [...known, ...Object.keys(errors).filter(name => !known.includes(name))]
  if (names.length === 0) return null
  return (
    // After a mistake the reader must land on its explanation (WCAG 3.3.1).
    <div class="ds-error-summary" tabindex={-1} autofocus role="alert" aria-labelledby="errors">
      <h2 class="ds-heading" id="errors">
        {texts(language).layout.form.errorTitle}
      </h2>
      <ul>
        {names.map(name => (
          <li>
            <a class="ds-link" href={`#${name}`}>
              {errors[name]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
