/** Phone and language of messages; a new phone is proved by a code. */
import { LANGUAGES } from '../../../base/language.ts'
import { maskPhone } from '../../../base/phone.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { RadioGroup } from '../../layout/choice-group.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { Heading } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'

/** Each language is named in itself. */
const LANGUAGE_NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const

type ContactProps = { frame: Frame; form: Form; csrfToken: string; phone: string | null }

export function ContactPage(props: ContactProps) {
  const { language } = props.frame
  const { cabinet, apply } = texts(language)
  const t = cabinet.contact
  const now = props.phone === null ? undefined : t.phoneNow(maskPhone(props.phone))
  return (
    <Shell frame={props.frame} title={t.title} mistaken={isMistaken(props.form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`/${language}/cabinet/contact`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} />
        <ErrorSummary form={props.form} order={['phone', 'language']} />
        <Heading>{t.title}</Heading>
        <TextField
          form={props.form}
          name="phone"
          label={t.phone}
          hint={now}
          kind="tel"
          width="medium"
          autocomplete="tel"
          maxLength={30}
          optional
        />
        <RadioGroup
          form={props.form}
          name="language"
          label={t.language}
          options={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink href={`/${language}/cabinet`} variant="tertiary">
            {apply.back}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}

export function ContactCodePage(props: Omit<ContactProps, 'phone'> & { phone: string }) {
  const { language } = props.frame
  const { cabinet, apply } = texts(language)
  const t = cabinet.contact
  return (
    <Shell frame={props.frame} title={t.codeTitle} mistaken={isMistaken(props.form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`/${language}/cabinet/contact/code`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} />
        <ErrorSummary form={props.form} />
        <TextField
          form={props.form}
          name="code"
          label={t.code}
          hint={apply.phone.codeHint(maskPhone(props.phone))}
          kind="digits"
          width="short"
          autocomplete="one-time-code"
          maxLength={12}
          question
        />
        <Actions>
          <Button>{t.prove}</Button>
          <ButtonLink href={`/${language}/cabinet/contact`} variant="tertiary">
            {apply.back}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
