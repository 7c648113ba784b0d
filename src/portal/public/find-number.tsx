/** The form that finds a number, and what is said when it finds none. */
import { parseBusinessNumber } from '../../base/business-number.ts'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { Button } from '../layout/button.tsx'
import type { Form } from '../layout/form.ts'
import { TextField } from '../layout/text-field.tsx'

/** What a person typed; `number` undefined when it cannot be one. */
export function readNumber(language: Language, typed: string) {
  const number = parseBusinessNumber(typed)
  const errors = number === undefined ? { number: texts(language).publicQueue.find.malformed } : {}
  return { number, form: { language, values: { number: typed }, errors } satisfies Form }
}

export function emptyNumberForm(language: Language): Form {
  return { language, values: {}, errors: {} }
}

/** @param action full path that gets `?number=` */
export function FindNumber(props: {
  form: Form
  action: string
  hidden?: ReadonlyMap<string, string>
  /** Beside another action that comes first. */
  secondary?: boolean
  submit?: string
}) {
  const t = texts(props.form.language).publicQueue.find
  return (
    <form class="kz-form" method="get" action={props.action}>
      {[...(props.hidden ?? [])].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <TextField form={props.form} name="number" label={t.label} hint={t.hint} width="medium" />
      <div>
        <Button variant={props.secondary === true ? 'secondary' : 'primary'}>
          {props.submit ?? t.submit}
        </Button>
      </div>
    </form>
  )
}
