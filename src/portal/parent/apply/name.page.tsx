/** The name of the child or of the parent, with the birth date that the IIN tells. */
import { texts } from '../../../locales/texts.ts'
import { formatDate } from '../../layout/format.ts'
import { TextField } from '../../layout/text-field.tsx'
import { type StepFrame, StepPage } from './step.page.tsx'

export function NamePage(
  props: StepFrame & { who: 'child' | 'guardian'; birthDate: Temporal.PlainDate },
) {
  const { language } = props.frame
  const t = texts(language).apply
  return (
    <StepPage {...props} title={t[props.who].name}>
      <TextField
        form={props.form}
        name="name"
        label={t[props.who].name}
        hint={t.nameHint}
        autocomplete={props.who === 'guardian' ? 'name' : 'off'}
        maxLength={200}
        question
      />
      <p>{t[props.who].born(formatDate(props.birthDate, language))}</p>
    </StepPage>
  )
}
