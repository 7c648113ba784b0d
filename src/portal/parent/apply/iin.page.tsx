/** One IIN, of the child or of the parent. */
import { texts } from '../../../locales/texts.ts'
import { TextField } from '../../layout/text-field.tsx'
import { type StepFrame, StepPage } from './step.page.tsx'

export function IinPage(props: StepFrame & { who: 'child' | 'guardian' }) {
  const t = texts(props.frame.language).apply[props.who]
  return (
    <StepPage {...props} title={t.iin}>
      <TextField
        form={props.form}
        name="iin"
        label={t.iin}
        hint={t.iinHint}
        kind="digits"
        width="medium"
        maxLength={30}
        question
      />
    </StepPage>
  )
}
