/** A document from the phone's camera or files; says what kinds and sizes are taken before anything is sent. */
import { texts } from '../../locales/texts.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { describedBy } from './form.ts'
import { formatCount } from './format.ts'

type FileFieldProps = Omit<FieldProps, 'hint'> & {
  /** Media types for the picker, e.g. `application/pdf`. */
  accept: readonly string[]
  /** Their names for people, e.g. "PDF, JPEG, PNG". */
  acceptNames: string
  maxMegabytes: number
  multiple?: boolean
}

export function FileField(props: FileFieldProps) {
  const { form, name } = props
  const hint = texts(form.language).layout.form.fileTypes(
    props.acceptNames,
    formatCount(props.maxMegabytes, form.language),
  )
  return (
    <FieldFrame {...props} hint={hint}>
      <input
        type="file"
        id={name}
        name={name}
        class="kz-file"
        accept={props.accept.join(',')}
        multiple={props.multiple}
        aria-describedby={describedBy(form, name, hint)}
        aria-invalid={form.errors[name] === undefined ? undefined : 'true'}
      />
    </FieldFrame>
  )
}
