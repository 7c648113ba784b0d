/** The phone, then the code that proves it. */
import { maskPhone } from '../../../base/phone.ts'
import { texts } from '../../../locales/texts.ts'
import { TextField } from '../../layout/text-field.tsx'
import { type StepFrame, StepPage } from './step.page.tsx'

export function PhonePage(props: StepFrame) {
  const t = texts(props.frame.language).apply.phone
  return (
    <StepPage {...props} title={t.label}>
      <TextField
        form={props.form}
        name="phone"
        label={t.label}
        hint={t.hint}
        kind="tel"
        width="medium"
        autocomplete="tel"
        maxLength={30}
        question
      />
    </StepPage>
  )
}

export function CodePage(props: StepFrame & { phone: string }) {
  const t = texts(props.frame.language).apply.phone
  return (
    <StepPage {...props} title={t.code}>
      <TextField
        form={props.form}
        name="code"
        label={t.code}
        hint={t.codeHint(maskPhone(props.phone))}
        kind="digits"
        width="short"
        autocomplete="one-time-code"
        maxLength={12}
        question
      />
      <p>{t.again}</p>
    </StepPage>
  )
}
