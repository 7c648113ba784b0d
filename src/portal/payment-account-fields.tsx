/** The fields of a bank account, alike for a kindergarten and for the officer who enters it in its place. */
import { texts } from '../locales/texts.ts'
import type { Form } from './layout/form.ts'
import { TextField } from './layout/text-field.tsx'

export const ACCOUNT_FIELDS = ['iban', 'bic', 'holder', 'validFrom'] as const

export function AccountFields({ form }: { form: Form }) {
  const t = texts(form.language).payments
  return (
    <>
      <TextField form={form} name="iban" label={t.iban} hint={t.ibanHint} maxLength={40} />
      <TextField
        form={form}
        name="bic"
        label={t.bic}
        hint={t.bicHint}
        width="medium"
        maxLength={20}
      />
      <TextField form={form} name="holder" label={t.holder} hint={t.holderHint} maxLength={140} />
      <TextField form={form} name="validFrom" label={t.validFrom} kind="date" width="medium" />
    </>
  )
}
